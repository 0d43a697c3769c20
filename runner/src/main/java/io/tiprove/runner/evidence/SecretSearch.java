// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds secrets that stayed readable in what a run left; says where they stand, never what they
 * are.
 *
 * <p>In lines of JSON, names of properties and the property {@code type} are left alone, as {@link
 * MaskedJson} leaves them. Thread-safe.
 */
public final class SecretSearch {
  private final SecretMasker masker;
  private final MaskedJson json;
  private final ObjectMapper mapper = new JsonMapper();

  public SecretSearch(SecretMasker masker) {
    this.masker = masker;
    this.json = new MaskedJson(masker);
  }

  /**
   * Searches all files below a folder, and their names.
   *
   * @return a place each, such as {@code evidence/x/record.jsonl, line 3, byte 17}
   */
  public List<String> below(Path folder) {
    List<String> places = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString();
        String shown = masker.mask(name);
        if (!shown.equals(name)) {
          places.add(shown + ", its name");
        }
        places.addAll(in(shown, Files.readAllBytes(path)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "expected to search the files below %s, seen: %s".formatted(folder, e.getMessage()), e);
    }
    return places;
  }

  /**
   * Searches a text.
   *
   * @param name of the text, as it is to be told
   */
  public List<String> in(String name, byte[] content) {
    String bytes = new String(content, StandardCharsets.ISO_8859_1);
    boolean jsonLines = name.endsWith(".jsonl") || name.endsWith(".ndjson");
    List<String> places = new ArrayList<>();
    int line = 1;
    int begin = 0;
    for (int found : masker.findInBytes(bytes)) {
      for (int end = bytes.indexOf('\n', begin); end >= 0 && end < found; ) {
        line++;
        begin = end + 1;
        end = bytes.indexOf('\n', begin);
      }
      if (!jsonLines || isInText(lineAt(bytes, begin))) {
        places.add("%s, line %d, byte %d".formatted(name, line, found - begin + 1));
      }
    }
    return places;
  }

  private boolean isInText(String line) {
    try {
      return !mapper.readTree(line).equals(mapper.readTree(json.line(line)));
    } catch (JsonProcessingException e) {
      return true;
    }
  }

  private static String lineAt(String bytes, int begin) {
    int end = bytes.indexOf('\n', begin);
    return new String(
        bytes
            .substring(begin, end < 0 ? bytes.length() : end)
            .getBytes(StandardCharsets.ISO_8859_1),
        StandardCharsets.UTF_8);
  }
}
