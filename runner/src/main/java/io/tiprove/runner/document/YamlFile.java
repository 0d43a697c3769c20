// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Reads and writes the YAML files of this package, strictly.
 *
 * <p>UTF-8. Unknown and repeated keys are errors with file, line and key. Thread-safe.
 */
final class YamlFile {
  private final ObjectMapper mapper =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  <T> T read(Path file, Class<T> type) {
    try {
      T value = mapper.readValue(Files.readString(file), type);
      if (value == null) {
        throw new InvalidFileException(file, "the file is empty");
      }
      return value;
    } catch (JsonMappingException e) {
      throw new InvalidFileException(
          file,
          "%sat %s: %s"
              .formatted(near(e), path(e), e.getOriginalMessage().replaceFirst(" \\(class .*", "")),
          e);
    } catch (JsonProcessingException e) {
      throw new InvalidFileException(file, near(e) + e.getOriginalMessage(), e);
    } catch (NoSuchFileException e) {
      throw new InvalidFileException(file, "the file does not exist", e);
    } catch (IOException e) {
      throw new InvalidFileException(file, "cannot be read: " + e, e);
    }
  }

  /** Writes {@code value} below a comment. */
  void write(Path file, String comment, Object value) {
    try {
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(
          file, comment.lines().map(l -> "# " + l + "\n").reduce("", String::concat) + text(value));
    } catch (IOException e) {
      throw new InvalidFileException(file, "cannot be written: " + e, e);
    }
  }

  // The parser may already be a line further than the key that is wrong.
  private static String near(JsonProcessingException e) {
    return e.getLocation() == null ? "" : "near line " + e.getLocation().getLineNr() + ", ";
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private String text(Object value) throws JsonProcessingException {
    return mapper.writeValueAsString(value);
  }
}
