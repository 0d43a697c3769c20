// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The published JSON Schema of profiles, profile.schema.json.
 *
 * <p>Advice in mistakes is the schema's own description of the field. Thread-safe.
 */
final class ProfileSchema {
  private static final String RESOURCE = "profile.schema.json";

  private final JsonSchema schema;

  ProfileSchema() {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .locale(Locale.ENGLISH)
            .pathType(PathType.JSON_POINTER)
            .build();
    try (InputStream text = ProfileSchema.class.getResourceAsStream(RESOURCE)) {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, config);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE + " from the program itself", e);
    }
  }

  /** Everything in which {@code document} departs from the schema. */
  List<Mistake> check(JsonNode document) {
    return schema.validate(document).stream().map(this::mistake).toList();
  }

  private Mistake mistake(ValidationMessage message) {
    JsonPointer place = JsonPointer.compile(message.getInstanceLocation().toString());
    JsonNode rule = ruleAround(message);
    if (message.getType().equals("additionalProperties")) {
      String field = message.getProperty();
      return new Mistake(
          place.appendProperty(field),
          "unknown field '%s'; here the fields are %s. Correct or remove it."
              .formatted(field, String.join(", ", names(rule.path("properties")))));
    }
    return new Mistake(
        place,
        "%s. %s"
            .formatted(
                message.getMessage().replaceFirst("^: ", ""), rule.path("description").asText())
            .strip());
  }

  /** The part of the schema whose keyword was broken. */
  private JsonNode ruleAround(ValidationMessage message) {
    JsonPointer keyword = JsonPointer.compile(message.getSchemaLocation().getFragment().toString());
    return schema.getSchemaNode().at(keyword.head());
  }

  private static List<String> names(JsonNode properties) {
    return StreamSupport.stream(((Iterable<String>) properties::fieldNames).spliterator(), false)
        .collect(Collectors.toList());
  }
}
