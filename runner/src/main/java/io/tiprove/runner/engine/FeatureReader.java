// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.resource.Resource;
import io.cucumber.plugin.event.Location;
import io.tiprove.runner.document.Clauses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads all feature files of a folder and refuses what could not be run or reported soundly.
 *
 * <p>All problems of all files are reported at once, each as {@code file:line:column: …}.
 */
public final class FeatureReader {
  private static final Pattern PARSE_ERROR = Pattern.compile("\\((\\d+):(\\d+)\\): (.*)");
  private static final Pattern CLAUSE_TAG = Pattern.compile("@([A-Z]+-[0-9]+)");
  private static final String REQUIRES = "@requires-";

  private final Path root;
  private final Predicate<String> knownClause;

  /**
   * @param root folder with the feature files, read recursively
   * @param knownClause whether a clause id exists
   */
  public FeatureReader(Path root, Predicate<String> knownClause) {
    this.root = root;
    this.knownClause = knownClause;
  }

  /**
   * Reads and checks every file.
   *
   * @throws BadInputException naming every problem
   */
  public FeatureCatalogue read() {
    Reading reading = new Reading();
    for (Path file : files()) {
      reading.read(file);
    }
    if (!reading.problems.isEmpty()) {
      throw new BadInputException(String.join(System.lineSeparator(), reading.problems));
    }
    return new FeatureCatalogue(reading.features, reading.scenarios);
  }

  private List<Path> files() {
    if (!Files.isDirectory(root)) {
      throw new BadInputException(
          "expected a folder with feature files at %s, seen none: run tiprove in the project's folder"
              .formatted(root.toAbsolutePath()));
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".feature")).sorted().toList();
    } catch (IOException e) {
      throw new BadInputException(
          "cannot list the feature files below %s: %s".formatted(root, e.getMessage()), e);
    }
  }

  private final class Reading {
    private final FeatureParser parser = new FeatureParser(UUID::randomUUID);
    private final List<Feature> features = new ArrayList<>();
    private final Map<FeatureCatalogue.Place, ScenarioDescription> scenarios =
        new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private void read(Path file) {
      String path = root.relativize(file).toString();
      try {
        byte[] content = Files.readAllBytes(file);
        URI uri = new URI("file", root.getFileName() + "/" + path, null);
        String digest = new Digest().add(content).hex();
        // A file of comments alone has no feature.
        parser
            .parseResource(new Content(uri, content))
            .ifPresent(feature -> add(file, path, feature, digest));
      } catch (FeatureParserException e) {
        syntax(file, e);
      } catch (IOException | URISyntaxException e) {
        problems.add(
            "%s: cannot be read: %s. Make it readable, or move it away."
                .formatted(file, e.getMessage()));
      }
    }

    private void syntax(Path file, FeatureParserException e) {
      Matcher error = PARSE_ERROR.matcher(e.getMessage());
      boolean found = false;
      while (error.find()) {
        found = true;
        problems.add(
            "%s:%s:%s: %s. Correct the Gherkin at this place."
                .formatted(file, error.group(1), error.group(2), error.group(3)));
      }
      if (!found) {
        problems.add("%s:1:1: %s. Correct the Gherkin.".formatted(file, e.getMessage()));
      }
    }

    private void add(Path file, String path, Feature feature, String digest) {
      features.add(feature);
      ScenarioId ids = new ScenarioId(path);
      Map<String, Location> seen = new HashMap<>();
      Map<Location, Integer> examples = new HashMap<>();
      for (Pickle pickle : feature.getPickles()) {
        Location scenario = pickle.getScenarioLocation();
        int example =
            pickle.getExamplesLocation().isPresent()
                ? examples.merge(scenario, 1, Integer::sum)
                : 0;
        // An outline's name may hold <placeholders>, but its examples are told apart by number.
        String name = pickle.getName();
        String id = ids.of(WrittenName.of(feature, pickle), example);
        Location before = seen.putIfAbsent(id, scenario);
        if (before != null) {
          problems.add(
              "%s:%d:%d: scenario «%s» has the same name as the one at line %d, so their reports could not be told apart. Give it another name."
                  .formatted(
                      file, scenario.getLine(), scenario.getColumn(), name, before.getLine()));
          continue;
        }
        if (pickle.getSteps().isEmpty()) {
          problems.add(
              "%s:%d:%d: scenario «%s» has no steps, so it would show nothing. Add steps, or remove it."
                  .formatted(file, scenario.getLine(), scenario.getColumn(), name));
        }
        scenarios.put(
            new FeatureCatalogue.Place(feature.getUri(), pickle.getLocation().getLine()),
            new ScenarioDescription(
                id,
                name,
                path,
                pickle.getLocation().getLine(),
                List.copyOf(pickle.getTags()),
                clauses(file, scenario, pickle.getTags()),
                pickle.getTags().stream()
                    .filter(tag -> tag.startsWith(REQUIRES))
                    .map(tag -> tag.substring(REQUIRES.length()))
                    .toList(),
                digest));
      }
    }

    private List<String> clauses(Path file, Location scenario, List<String> tags) {
      List<String> clauses = new ArrayList<>();
      for (String tag : tags) {
        Optional<String> refuted = Clauses.refutedBy(tag);
        Matcher clause = CLAUSE_TAG.matcher(tag);
        if (refuted.isEmpty() && !clause.matches()) {
          continue;
        }
        String id = refuted.orElseGet(() -> clause.group(1));
        if (knownClause.test(id)) {
          if (refuted.isEmpty()) {
            clauses.add(id);
          }
        } else {
          problems.add(
              "%s:%d:%d: tag %s names no known clause. Use an id of the clause list, or add the clause to it."
                  .formatted(file, scenario.getLine(), scenario.getColumn(), tag));
        }
      }
      return List.copyOf(clauses);
    }
  }

  private static final class Content implements Resource {
    private final URI uri;
    private final byte[] bytes;

    private Content(URI uri, byte[] bytes) {
      this.uri = uri;
      this.bytes = bytes;
    }

    @Override
    public URI getUri() {
      return uri;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
