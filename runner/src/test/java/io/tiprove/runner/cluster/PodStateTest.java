// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PodStateTest {

  @Test
  void aRunningInitContainerIsNamed() {
    assertThat(
            state(
                """
                phase: Pending
                initContainerStatuses:
                - {name: first, state: {terminated: {exitCode: 0}}}
                - {name: data-retriever, state: {running: {}}}
                containerStatuses:
                - {name: main, state: {waiting: {reason: PodInitializing}}}
                """))
        .isEqualTo("Init:data-retriever");
  }

  @Test
  void aFailedInitContainerIsNamedWithItsExitStatus() {
    assertThat(
            state(
                """
                phase: Failed
                initContainerStatuses:
                - {name: data-retriever, state: {terminated: {exitCode: 3, reason: Error}}}
                """))
        .isEqualTo("Failed (container data-retriever ended with exit status 3, Error)");
  }

  @Test
  void anInitContainerWithoutImageNeverStarts() {
    PodState state =
        PodState.of(
            pod(
                """
                phase: Pending
                initContainerStatuses:
                - {name: data-retriever, state: {waiting: {reason: InvalidImageName}}}
                """));

    assertThat(state.word()).isEqualTo("Init:InvalidImageName");
    assertThat(state.neverStarts()).isTrue();
  }

  @Test
  void aCrashLoopIsToldAlthoughThePhaseIsRunning() {
    assertThat(
            state(
                """
                phase: Running
                containerStatuses:
                - {name: main, state: {waiting: {reason: CrashLoopBackOff, message: back-off}}}
                """))
        .isEqualTo("CrashLoopBackOff (back-off)");
  }

  @Test
  void anEvictionIsToldByItsReason() {
    assertThat(state("{phase: Failed, reason: Evicted, message: The node was low on memory.}"))
        .isEqualTo("Evicted (The node was low on memory.)");
  }

  @Test
  void aPodThatIsBeingDeletedIsTerminating() {
    Pod pod = pod("phase: Running");
    pod.getMetadata().setDeletionTimestamp("2026-01-02T03:04:05Z");

    assertThat(PodState.of(pod).word()).isEqualTo("Terminating");
  }

  private static String state(String status) {
    return PodState.of(pod(status)).text();
  }

  private static Pod pod(String status) {
    return Serialization.unmarshal(
        "kind: Pod\napiVersion: v1\nmetadata: {name: p}\nstatus:\n" + status.indent(2), Pod.class);
  }
}
