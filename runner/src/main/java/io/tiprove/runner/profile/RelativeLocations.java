// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Lets Jackson read paths and addresses that count from a folder; the results are absolute. */
final class RelativeLocations extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final Pattern ADDRESS = Pattern.compile("^[a-z][a-z0-9+.-]*://.*");

  RelativeLocations(Path folder) {
    addDeserializer(Path.class, new FromText<>(Path.class, text -> resolve(folder, text)));
    addDeserializer(
        URI.class,
        new FromText<>(
            URI.class,
            text ->
                ADDRESS.matcher(text).matches()
                    ? URI.create(text)
                    : resolve(folder, text).toUri()));
  }

  private static Path resolve(Path folder, String text) {
    return folder.resolve(text).normalize();
  }

  private static final class FromText<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> conversion;

    FromText(Class<T> type, Function<String, T> conversion) {
      super(type);
      this.conversion = conversion;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      try {
        return conversion.apply(parser.getText());
      } catch (IllegalArgumentException e) {
        // Covers a path with a NUL and an address with a blank.
        throw context.weirdStringException(parser.getText(), handledType(), e.getMessage());
      }
    }
  }
}
