// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Writes values as JSON with secrets masked inside the texts, so that the result is JSON whatever
 * the secret looks like.
 *
 * <p>Times are written as ISO 8601. Names of properties, numbers and the top-level property {@code
 * type} (which says what an entry is) are not masked. Thread-safe.
 */
public final class MaskedJson {
  private final SecretMasker masker;
  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  public MaskedJson(SecretMasker masker) {
    this.masker = masker;
  }

  /** One line of JSON, without a line end. */
  public String line(Object value) {
    return typed(mapper.valueToTree(value));
  }

  /** A line of JSON read, masked and written again; a line that is no JSON is masked as text. */
  public String line(String json) {
    try {
      return typed(mapper.readTree(json));
    } catch (JsonProcessingException e) {
      return masker.mask(json);
    }
  }

  private String typed(JsonNode tree) {
    JsonNode type = tree.get("type");
    JsonNode masked = mask(tree);
    if (type != null && masked instanceof ObjectNode object) {
      object.set("type", type);
    }
    return text(masked);
  }

  private String text(JsonNode tree) {
    try {
      return mapper.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write JSON", e);
    }
  }

  private JsonNode mask(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(masker.mask(node.textValue()));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, mask(array.get(i)));
      }
    } else if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        field.setValue(mask(field.getValue()));
      }
    }
    return node;
  }
}
