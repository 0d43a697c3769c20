// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A text that ships beside this class: schema, template, style sheet or script. UTF-8. */
final class ShippedText {
  private final String name;

  ShippedText(String name) {
    this.name = name;
  }

  String read() {
    try (InputStream in = ShippedText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The program is incomplete: resource '%s' of the report is missing.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
