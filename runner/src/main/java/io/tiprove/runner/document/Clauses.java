// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * The list of clauses, {@code features/clauses.yaml}.
 *
 * <p>Immutable.
 */
public final class Clauses {
  private static final Pattern ID = Pattern.compile("[A-Z]{2,4}-[0-9]{3}");
  private static final String REFUTES = "@refutes-";
  private static final int NEAR = 2;
  private static final int SHOWN = 5;

  private final Map<String, Clause> byId = new LinkedHashMap<>();

  /**
   * Makes a list of clauses.
   *
   * @throws IllegalArgumentException if an id occurs twice or is not like {@code LI-010}
   */
  public Clauses(Collection<Clause> clauses) {
    for (Clause clause : clauses) {
      if (!ID.matcher(clause.id()).matches()) {
        throw new IllegalArgumentException(
            "clause id '%s': expected letters, - and three digits, as in LI-010"
                .formatted(clause.id()));
      }
      if (byId.put(clause.id(), clause) != null) {
        throw new IllegalArgumentException("the clause id " + clause.id() + " occurs twice");
      }
    }
  }

  /**
   * Loads the list from a file.
   *
   * @throws InvalidFileException if the file cannot be read, or an id occurs twice or is malformed
   */
  public static Clauses load(Path file) {
    List<Clause> clauses = new YamlFile().read(file, Content.class).clauses();
    try {
      return new Clauses(clauses);
    } catch (IllegalArgumentException e) {
      throw new InvalidFileException(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether a scenario's tag, with or without {@code @}, is written as a clause id. */
  public static boolean isClauseTag(String tag) {
    return ID.matcher(bare(tag)).matches();
  }

  /** Tag of a scenario that shows a clause to be untrue. */
  public static String refutingTag(String clause) {
    return REFUTES + clause;
  }

  /** The clause that a scenario's tag says is untrue, if it says that of any. */
  public static Optional<String> refutedBy(String tag) {
    return tag.startsWith(REFUTES)
        ? Optional.of(tag.substring(REFUTES.length()))
        : Optional.empty();
  }

  /** All clauses in their order. */
  public List<Clause> all() {
    return List.copyOf(byId.values());
  }

  /** The clause with an id, {@code @} before it allowed. */
  public Optional<Clause> find(String id) {
    return Optional.ofNullable(byId.get(bare(id)));
  }

  /**
   * The clause with an id, {@code @} before it allowed.
   *
   * @throws UnknownClauseException if there is none; its message names near ids
   */
  public Clause require(String id) {
    Clause clause = byId.get(bare(id));
    if (clause == null) {
      throw new UnknownClauseException(unknown(bare(id)));
    }
    return clause;
  }

  private String unknown(String id) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String wanted = id.toUpperCase(Locale.ROOT);
    String near =
        byId.values().stream()
            .filter(clause -> distance.apply(wanted, clause.id()) <= NEAR)
            .sorted(Comparator.comparing((Clause c) -> distance.apply(wanted, c.id())))
            .limit(SHOWN)
            .map(clause -> "  %s %s".formatted(clause.id(), clause.text()))
            .collect(Collectors.joining("\n"));
    return near.isEmpty()
        ? "Unknown clause id '%s', and no id is near it; the ids are in features/clauses.yaml"
            .formatted(id)
        : "Unknown clause id '%s'; ids near it:\n%s\nThe whole list is features/clauses.yaml"
            .formatted(id, near);
  }

  private static String bare(String tag) {
    return tag.startsWith("@") ? tag.substring(1) : tag;
  }

  private record Content(@Nullable List<Clause> clauses) {
    @Override
    public List<Clause> clauses() {
      return clauses == null ? List.of() : clauses;
    }
  }
}
