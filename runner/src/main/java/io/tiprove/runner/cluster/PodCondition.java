// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/**
 * A pod of a selection that is to become ready, or to stay Pending for a stated reason.
 *
 * <p>A pod that has ended, or that runs when it should be stuck, is terminal.
 */
public final class PodCondition implements Condition {

  private interface Judge {
    Sighting judge(Pod pod, PodState state, NamespaceWatch watch);
  }

  private final PodSelection selection;
  private final String what;
  private final Judge judge;

  private PodCondition(PodSelection selection, String what, Judge judge) {
    this.selection = selection;
    this.what = what;
    this.judge = judge;
  }

  /** There is a pod of the selection, whatever its state. */
  public static PodCondition exists(PodSelection selection) {
    return new PodCondition(
        selection, "is there", (pod, state, watch) -> Sighting.met(text(pod, state)));
  }

  /** A pod of the selection has condition Ready. */
  public static PodCondition ready(PodSelection selection) {
    return new PodCondition(
        selection,
        "is ready",
        (pod, state, watch) -> {
          String text = text(pod, state);
          if (isReady(pod)) {
            return Sighting.met(text + " and ready");
          }
          return hasEndedForGood(pod) || state.neverStarts()
              ? Sighting.never(text + "; it can't become ready any more")
              : Sighting.notYet(text + ", not ready");
        });
  }

  /** A pod of the selection finds no node; the met state carries the scheduler's message. */
  public static PodCondition unschedulable(PodSelection selection) {
    return new PodCondition(
        selection,
        "is Pending as Unschedulable",
        (pod, state, watch) -> {
          String text = text(pod, state);
          if (state.word().equals("Unschedulable")) {
            return Sighting.met(text);
          }
          return isScheduled(pod)
              ? Sighting.never(text + "; it was scheduled to node " + pod.getSpec().getNodeName())
              : Sighting.notYet(text);
        });
  }

  /**
   * A pod of the selection is Pending and a Warning event of it, such as FailedMount, has this
   * reason and contains {@code text}; the met state carries the event's message.
   */
  public static PodCondition pendingWith(PodSelection selection, String reason, String text) {
    return new PodCondition(
        selection,
        "is Pending with event " + reason + (text.isEmpty() ? "" : " saying \"" + text + "\""),
        (pod, state, watch) -> {
          String seen = text(pod, state);
          if (!isPending(pod)) {
            return Sighting.never(seen);
          }
          Optional<Event> event = warning(watch, pod, reason, text);
          return event
              .map(e -> Sighting.met(seen + "; " + e.getReason() + ": " + e.getMessage()))
              .orElseGet(() -> Sighting.notYet(seen));
        });
  }

  @Override
  public String name() {
    return selection.description() + " " + what;
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Pod.class);
  }

  @Override
  public Sighting look(WaitContext context) {
    List<Pod> pods = selection.in(context.watch());
    if (pods.isEmpty()) {
      return Sighting.notYet("there is no " + selection.description());
    }
    List<Sighting> sightings =
        pods.stream().map(pod -> judge.judge(pod, PodState.of(pod), context.watch())).toList();
    // One pod that does is enough; it can't happen any more only when none can.
    return sightings.stream()
        .filter(sighting -> sighting.verdict() == Sighting.Verdict.MET)
        .findFirst()
        .or(
            () ->
                sightings.stream()
                    .filter(sighting -> sighting.verdict() == Sighting.Verdict.NOT_YET)
                    .findFirst())
        .orElse(sightings.get(0))
        .of(pods);
  }

  private static String text(Pod pod, PodState state) {
    return "Pod " + pod.getMetadata().getName() + " is " + state.text();
  }

  private static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static boolean isPending(Pod pod) {
    return pod.getStatus() == null
        || pod.getStatus().getPhase() == null
        || pod.getStatus().getPhase().equals("Pending");
  }

  private static boolean isScheduled(Pod pod) {
    return pod.getSpec() != null && pod.getSpec().getNodeName() != null;
  }

  private static boolean hasEndedForGood(Pod pod) {
    boolean ended =
        pod.getStatus() != null
            && ("Succeeded".equals(pod.getStatus().getPhase())
                || "Failed".equals(pod.getStatus().getPhase()));
    // A pod of a workload controller is replaced; a lone one, or one of a Job, isn't made ready.
    return ended
        && pod.getMetadata().getOwnerReferences().stream()
            .allMatch(owner -> owner.getKind().equals("Job"));
  }

  private static Optional<Event> warning(
      NamespaceWatch watch, Pod pod, String reason, String text) {
    return watch.events().stream()
        .filter(event -> "Warning".equals(event.getType()))
        .filter(event -> reason.equals(event.getReason()))
        .filter(event -> "Pod".equals(event.getInvolvedObject().getKind()))
        .filter(e -> pod.getMetadata().getName().equals(e.getInvolvedObject().getName()))
        .filter(
            e ->
                e.getInvolvedObject().getUid() == null
                    || e.getInvolvedObject().getUid().equals(pod.getMetadata().getUid()))
        .filter(event -> event.getMessage() != null && event.getMessage().contains(text))
        .findFirst();
  }
}
