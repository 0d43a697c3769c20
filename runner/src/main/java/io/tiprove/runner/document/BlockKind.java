// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a documented block is, and so what its canonical form is made of. */
public enum BlockKind {
  /** A command line, in a fence or in running text. */
  @JsonProperty("command")
  COMMAND,
  /** YAML, of one or more documents. */
  @JsonProperty("yaml")
  YAML,
  /** TOML. */
  @JsonProperty("toml")
  TOML,
  /** A key of a chart's values, named in running text. */
  @JsonProperty("values")
  VALUES,
  /** Any other fence; only its trailing white space does not count. */
  @JsonProperty("text")
  TEXT;

  /** The name in ids and files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Kind of a fence by the word after its opening, such as {@code shell}. */
  static BlockKind ofFence(String info) {
    String language = info.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    return switch (language) {
      case "shell", "sh", "bash", "console", "shell-regular" -> COMMAND;
      case "yaml", "yml" -> YAML;
      case "toml" -> TOML;
      default -> TEXT;
    };
  }
}
