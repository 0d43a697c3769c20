// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessMemoryTest {
  @TempDir Path folder;

  @Test
  void linuxTellsKibibytes() throws IOException {
    ProcessMemory memory = new ProcessMemory(status("VmHWM:\t  307200 kB\nVmRSS:\t  153600 kB\n"));

    assertThat(memory.now()).isEqualTo(150);
    assertThat(memory.peak()).isEqualTo(300);
  }

  @Test
  void aProcessThatEndedHasNone() throws IOException {
    ProcessMemory memory = new ProcessMemory(status("State:\tZ (zombie)\n"));

    assertThatThrownBy(memory::now).hasMessageContaining("VmRSS").hasMessageContaining("ended");
  }

  @Test
  void eachStretchHasItsOwnPeak() throws IOException {
    Path status = status("VmRSS:\t2048 kB\n");
    try (PeakMemory peak = new PeakMemory(new ProcessMemory(status))) {
      assertThat(peak.take()).isEqualTo(2);
      status("VmRSS:\t1024 kB\n");
      assertThat(peak.take()).isBetween(1.0, 2.0);
      assertThat(peak.take()).isEqualTo(1);
    }
  }

  private Path status(String content) throws IOException {
    return Files.writeString(folder.resolve("status"), content);
  }
}
