// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is missing for which environment is told, with what mends it. */
final class DoctorTest {
  private static final Subject ROOT = Subject.embedded("root");
  private static final Subject DOCKER = new Subject("Docker", Set.of(EnvironmentKind.CONTAINERS));

  @Test
  void aMachineThatHasEverythingRunsTheEmbeddedEnvironment() {
    Diagnosis diagnosis = diagnosis(ROOT.ok("user 0"), DOCKER.missing("no daemon", "start it"));

    assertThat(diagnosis.best()).contains(EnvironmentKind.EMBEDDED);
    assertThat(diagnosis.whyNot(EnvironmentKind.EMBEDDED)).isEmpty();
    assertThat(diagnosis.exitCode()).isZero();
  }

  @Test
  void theFirstThingMissingIsTheReason() {
    Diagnosis diagnosis =
        diagnosis(
            ROOT.warning("odd", "look"),
            ROOT.missing("user 7", "become root\nthen run"),
            ROOT.missing("later", "later"));

    assertThat(diagnosis.whyNot(EnvironmentKind.EMBEDDED))
        .contains("root: user 7; mend it with: become root && then run");
    assertThat(diagnosis.best()).isEmpty();
    assertThat(diagnosis.exitCode()).isEqualTo(3);
  }

  @Test
  void whatIsNotBuiltIsSaidToBeSo() {
    assertThat(diagnosis().whyNot(EnvironmentKind.CLUSTER)).contains("it is not built yet");
    assertThat(diagnosis().whyNot(EnvironmentKind.CONTAINERS)).contains("it is not built yet");
  }

  @Test
  void theTextIsAlignedAndSaysEverythingInWords() {
    Diagnosis diagnosis =
        diagnosis(ROOT.ok("user 0"), Subject.embedded("disk space").missing("1 GB", "free some"));

    assertThat(new DiagnosisText().of(diagnosis))
        .isEqualTo(
            """
            ok       root        user 0
            missing  disk space  1 GB
                                 needed for embedded
                                 > free some

            embedded    cannot run; disk space: 1 GB; mend it with: free some
            containers  cannot run; it is not built yet
            cluster     cannot run; it is not built yet
            """);
  }

  @Test
  void whatOnlyAnUnbuiltEnvironmentNeedsIsSaidToBeForLater() {
    Subject docker = new Subject("Docker", Set.of(EnvironmentKind.CONTAINERS));

    assertThat(new DiagnosisText().of(diagnosis(docker.missing("none", "install it"))))
        .contains("needed for containers (it is not built yet)");
  }

  private static Diagnosis diagnosis(Observation... observations) {
    return new Doctor(List.of(observations).stream().map(seen -> (Check) () -> seen).toList())
        .examine();
  }
}
