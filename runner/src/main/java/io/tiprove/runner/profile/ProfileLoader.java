// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads profiles: YAML in UTF-8, checked against the schema and for files and names that exist.
 *
 * <p>Relative paths in a profile count from its own folder. Thread-safe.
 */
public final class ProfileLoader {
  private static final String SEE = "docs/write-a-profile.md describes every field.";

  private final ObjectMapper yaml =
      new YAMLMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final ProfileSchema schema = new ProfileSchema();

  /**
   * Reads the profile in {@code file}.
   *
   * @throws InvalidProfile if it cannot be read or used; all mistakes of one kind are told at once
   */
  public Profile load(Path file) {
    String text = read(file);
    try {
      JsonNode document = parse(file, text);
      if (document.isMissingNode() || document.isNull()) {
        throw new InvalidProfile(
            "%s:1: expected a profile, but the file is empty. Begin with 'name: my-system'; %s"
                .formatted(file, SEE));
      }
      SourceLines lines = lines(text);
      refuse(file, lines, schema.check(document));
      Profile profile = bind(file, document, lines);
      refuse(file, lines, new ProfileReferences(profile).check());
      return profile;
    } catch (JsonProcessingException e) {
      throw notYaml(file, e);
    } catch (IOException e) {
      throw new InvalidProfile("Cannot read the profile %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static InvalidProfile notYaml(Path file, JsonProcessingException e) {
    int line = e.getLocation().getLineNr();
    int column = e.getLocation().getColumnNr();
    String problem = e.getOriginalMessage();
    // Jackson tells where it last was well; the YAML reader tells where the mistake is.
    if (e.getCause() instanceof MarkedYAMLException cause && cause.getProblemMark() != null) {
      line = cause.getProblemMark().getLine() + 1;
      column = cause.getProblemMark().getColumn() + 1;
      problem = cause.getProblem();
    }
    return new InvalidProfile(
        "%s:%d:%d: not YAML as profiles use it: %s. Correct this line or the one before it."
            .formatted(file, line, column, problem),
        e);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InvalidProfile(
          "Expected a profile at %s, but there is no such file. Correct the path given with --profile."
              .formatted(file.toAbsolutePath()),
          e);
    } catch (CharacterCodingException e) {
      throw new InvalidProfile(
          "The profile %s is not text in UTF-8. Save it in that encoding.".formatted(file), e);
    } catch (IOException e) {
      String seen = Files.isDirectory(file) ? "it is a folder" : e.toString();
      throw new InvalidProfile(
          "Cannot read the profile %s: %s. Name a readable YAML file with --profile."
              .formatted(file, seen),
          e);
    }
  }

  private JsonNode parse(Path file, String text) throws IOException {
    try {
      return yaml.readTree(text);
    } catch (MismatchedInputException e) {
      throw new InvalidProfile(
          "%s:%d: expected one profile, but a second document begins. Keep one of them."
              .formatted(file, e.getLocation().getLineNr()),
          e);
    }
  }

  private SourceLines lines(String text) throws IOException {
    try (JsonParser parser = yaml.createParser(text)) {
      return new SourceLines(parser);
    }
  }

  private Profile bind(Path file, JsonNode document, SourceLines lines)
      throws JsonProcessingException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    try {
      return yaml.copy()
          .registerModule(new RelativeLocations(folder))
          .treeToValue(document, Profile.class);
    } catch (JsonMappingException e) {
      String pointer =
          e.getPath().stream()
              .map(
                  step ->
                      step.getFieldName() == null
                          ? "/" + step.getIndex()
                          : Mistake.segment(step.getFieldName()))
              .collect(Collectors.joining());
      refuse(
          file, lines, List.of(new Mistake(JsonPointer.compile(pointer), e.getOriginalMessage())));
      throw e;
    }
  }

  private static void refuse(Path file, SourceLines lines, List<Mistake> mistakes) {
    if (mistakes.isEmpty()) {
      return;
    }
    String list =
        mistakes.stream()
            .sorted(Comparator.comparing(mistake -> lines.of(mistake.place())))
            .map(
                mistake -> "  %s:%d: %s".formatted(file, lines.of(mistake.place()), where(mistake)))
            .collect(Collectors.joining("\n"));
    throw new InvalidProfile("The profile %s cannot be used:\n%s\n%s".formatted(file, list, SEE));
  }

  private static String where(Mistake mistake) {
    String place = mistake.place().toString();
    return place.isEmpty() || mistake.text().startsWith(place)
        ? mistake.text()
        : place + ": " + mistake.text();
  }
}
