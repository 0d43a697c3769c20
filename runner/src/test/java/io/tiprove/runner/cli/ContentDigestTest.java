// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario depends on has changed when a file of it has. */
final class ContentDigestTest {
  @TempDir private Path folder;

  @Test
  void followsContentsAndNames() throws IOException {
    Files.writeString(folder.resolve("values.yaml"), "a: 1");
    String first = digest();
    assertThat(digest()).isEqualTo(first);

    Files.writeString(folder.resolve("values.yaml"), "a: 2");
    String changed = digest();
    assertThat(changed).isNotEqualTo(first);

    Files.move(folder.resolve("values.yaml"), folder.resolve("other.yaml"));
    assertThat(digest()).isNotIn(first, changed);
  }

  private String digest() {
    ContentDigest digest = new ContentDigest();
    digest.add(folder);
    digest.add(folder.resolve("absent"));
    return digest.hex();
  }
}
