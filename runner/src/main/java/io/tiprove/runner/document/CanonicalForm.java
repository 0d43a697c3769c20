// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hashes what a block means instead of how it is laid out.
 *
 * <p>A command is its argument vectors and redirect; YAML and TOML are their trees, without
 * comments and order of keys. Text that cannot be read as its kind is taken as it stands, without
 * trailing white space: a document may hold a mistake and its block still needs an identity.
 * Thread-safe.
 */
public final class CanonicalForm {
  private final ObjectMapper yaml =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private final ObjectMapper toml = TomlMapper.builder().build();
  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** Hash of a block's canonical form: {@code sha256:} and 64 hexadecimal digits. */
  public String hash(BlockKind kind, String text) {
    return digest(kind, of(kind, text));
  }

  /** Hash of a command's canonical form. */
  public String hash(DocumentedCommand command) {
    return digest(BlockKind.COMMAND, command.canonical());
  }

  private String of(BlockKind kind, String text) {
    try {
      return switch (kind) {
        case COMMAND -> DocumentedCommand.parse(text).canonical();
        case YAML -> yamlTree(text);
        case TOML -> json.writeValueAsString(toml.readValue(text, Object.class));
        case VALUES -> ValuesPaths.path(text);
        case TEXT -> plain(text);
      };
    } catch (CommandSyntaxException | JsonProcessingException unreadable) {
      return plain(text);
    }
  }

  private String yamlTree(String text) throws JsonProcessingException {
    StringBuilder documents = new StringBuilder();
    try (MappingIterator<Object> values = yaml.readerFor(Object.class).readValues(text)) {
      while (values.hasNextValue()) {
        documents.append(json.writeValueAsString(values.nextValue())).append('\n');
      }
    } catch (JsonProcessingException unreadable) {
      throw unreadable;
    } catch (IOException impossible) {
      throw new IllegalStateException("Reading from memory failed", impossible);
    }
    return documents.toString();
  }

  private static String plain(String text) {
    return text.replace("\r\n", "\n").replaceAll("[ \t]+\n", "\n").stripTrailing();
  }

  private static String digest(BlockKind kind, String canonical) {
    byte[] bytes = (kind.label() + "\n" + canonical).getBytes(StandardCharsets.UTF_8);
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
