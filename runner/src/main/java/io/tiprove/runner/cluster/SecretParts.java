// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tiprove.runner.evidence.SecretMasker;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what of a Secret's value is secret: of configuration in INI form, such as rclone's, single
 * values, so that evidence stays readable; of anything else, all of it.
 *
 * <p>Used by one thread.
 */
final class SecretParts {
  private static final int SHORTEST = 8;
  private static final int LONG = 32;
  private static final Pattern SECTION = Pattern.compile("\\[[^\\[\\]]+]");
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9_.-]+)\\s*=\\s*(.*)");
  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(secret|pass|token|credential|private).*|.*key(?!.*_id$).*");
  // In JSON, Google's and others' public addresses go by such names.
  private static final Pattern ADDRESS_NAME = Pattern.compile(".*_ur[il]");
  private static final Pattern ADDRESS_WITH_PASSWORD =
      Pattern.compile("[a-z0-9+.-]+://[^/\\s]*:[^/\\s]*@.*");
  private static final Pattern TRAILING_COMMENT = Pattern.compile("\\s+[;#].*");
  private static final Set<String> WORDS =
      Set.of(
          "true",
          "false",
          "none",
          "null",
          "auto",
          "disabled",
          "required",
          "optional",
          "unlimited",
          "automatic");
  private static final ObjectMapper JSON = new JsonMapper();

  private final Set<String> parts = new LinkedHashSet<>();
  private boolean inSection;
  private boolean hasEntry;

  private SecretParts() {}

  /** The parts to be masked; a value that is not wholly INI is its own only part. */
  static List<String> of(String value) {
    SecretParts parts = new SecretParts();
    boolean ini = value.lines().allMatch(parts::read) && parts.hasEntry;
    return ini ? List.copyOf(parts.parts) : List.of(value);
  }

  /** Takes a line; false if it cannot be one of INI. */
  private boolean read(String line) {
    String text = line.strip();
    if (text.isEmpty()) {
      return true;
    }
    if (text.startsWith("#") || text.startsWith(";")) {
      // Somebody may have put a key aside.
      Matcher aside = ENTRY.matcher(text.substring(1).strip());
      if (aside.matches()) {
        addEntry(aside.group(1), aside.group(2));
      }
      return true;
    }
    if (SECTION.matcher(text).matches()) {
      inSection = true;
      return true;
    }
    if (!inSection) {
      return false;
    }
    Matcher entry = ENTRY.matcher(text);
    if (entry.matches() && !Character.isWhitespace(line.charAt(0))) {
      hasEntry = true;
      addEntry(entry.group(1), entry.group(2));
      return true;
    }
    // The rest of the value before it, whatever that may be.
    addUnlessWord(text);
    return hasEntry && Character.isWhitespace(line.charAt(0));
  }

  private void addEntry(String name, String value) {
    Optional<JsonNode> json = json(value);
    if (json.isPresent()) {
      parts.add(value);
      addFields(json.get());
    } else if (isSecretName(name)
        || isLong(value)
        || ADDRESS_WITH_PASSWORD.matcher(value).matches()) {
      add(value);
    }
  }

  private void add(String value) {
    addNamed(value);
    if (value.length() > 2 && (value.startsWith("\"") || value.startsWith("'"))) {
      char quote = value.charAt(0);
      int end = value.lastIndexOf(quote);
      addNamed(value.substring(1, end == 0 ? value.length() : end));
    }
    Matcher comment = TRAILING_COMMENT.matcher(value);
    if (comment.find()) {
      addNamed(value.substring(0, comment.start()));
    }
  }

  private void addFields(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isTextual()) {
        addFields(field.getValue());
      } else if (isSecretName(field.getKey()) && !isAddressName(field.getKey())) {
        addNamed(field.getValue().textValue());
      }
    }
    if (node.isArray()) {
      node.forEach(this::addFields);
    }
  }

  /** What the file itself calls a secret, however short. */
  private void addNamed(String value) {
    addUnlessWord(value, SecretMasker.SHORTEST);
  }

  private void addUnlessWord(String value) {
    addUnlessWord(value, SHORTEST);
  }

  private void addUnlessWord(String value, int shortest) {
    if (value.length() >= shortest && !WORDS.contains(value.toLowerCase(Locale.ROOT))) {
      parts.add(value);
    }
  }

  private static Optional<JsonNode> json(String value) {
    if (!value.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(value));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean isSecretName(String name) {
    return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isAddressName(String name) {
    return ADDRESS_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean isLong(String value) {
    return value.length() >= LONG && value.chars().noneMatch(Character::isWhitespace);
  }
}
