// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroturnaround.exec.ProcessExecutor;

final class SourceRevisionTest {
  @TempDir Path checkout;

  @Test
  void aFileThatIsNotCommittedIsSaid() throws Exception {
    git("init", "-q");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "one");
    SourceRevision revision = new SourceRevision(checkout);
    assertThat(revision.text()).matches("[0-9a-f]{12}");

    Files.writeString(checkout.resolve("new.feature"), "Feature: new");
    assertThat(revision.text()).matches("[0-9a-f]{12}-dirty");
  }

  @Test
  void outsideOfGitItIsNotKnown() {
    assertThat(new SourceRevision(checkout).text()).isEqualTo("unknown");
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
    command.addAll(List.of(arguments));
    new ProcessExecutor(command).exitValueNormal().execute();
  }
}
