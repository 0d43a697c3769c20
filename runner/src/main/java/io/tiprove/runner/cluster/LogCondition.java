// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A container's log that is to contain a text; followed from its beginning.
 *
 * <p>Terminal when every selected pod has ended and its whole log was read.
 */
public final class LogCondition implements Condition {
  private final PodSelection selection;
  private final String container;
  private final String text;
  private final Map<String, Followed> followed = new LinkedHashMap<>();

  private LogCondition(PodSelection selection, String container, String text) {
    this.selection = selection;
    this.container = container;
    this.text = text;
  }

  /** {@code text} lies within the log of {@code container}, init containers included. */
  public static LogCondition contains(PodSelection selection, String container, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The awaited text is empty; every log contains that.");
    }
    return new LogCondition(selection, container, text);
  }

  @Override
  public String name() {
    return "the log of container %s of a %s says \"%s\""
        .formatted(container, selection.description(), text);
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Pod.class);
  }

  @Override
  public Duration recheck() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Sighting look(WaitContext context) {
    return look(selection.in(context.watch()), context);
  }

  Sighting look(List<Pod> pods, WaitContext context) {
    pods.forEach(pod -> follow(pod, context));
    // Before the text is looked for: a log that is whole only afterwards may have it all the same.
    boolean over =
        pods.stream().allMatch(LogCondition::isOver)
            && followed.values().stream().allMatch(log -> log.stream().isWhole());
    if (followed.values().stream().anyMatch(log -> log.scanner().isFound())) {
      return Sighting.met("the log says \"" + text + "\"").of(pods);
    }
    if (pods.isEmpty()) {
      return Sighting.notYet("there is no " + selection.description());
    }
    String state = "the log doesn't say \"" + text + "\"" + JobCondition.describe(pods);
    return (over ? Sighting.never(state + ", so nothing is added to it") : Sighting.notYet(state))
        .of(pods);
  }

  @Override
  public void close() {
    followed.values().forEach(log -> log.stream().close());
  }

  private void follow(Pod pod, WaitContext context) {
    if (pod.getStatus() == null) {
      return;
    }
    Stream.concat(
            pod.getStatus().getInitContainerStatuses().stream(),
            pod.getStatus().getContainerStatuses().stream())
        .filter(status -> status.getName().equals(container))
        .filter(LogCondition::hasStarted)
        .forEach(status -> follow(pod, status, context));
  }

  private void follow(Pod pod, ContainerStatus status, WaitContext context) {
    String key = pod.getMetadata().getUid() + "/" + status.getRestartCount();
    Followed known = followed.get(key);
    if (known != null && !known.stream().ended().isCompletedExceptionally()) {
      return;
    }
    TextScanner scanner = new TextScanner(text, context.wake());
    LogStream stream =
        LogStream.open(
            context.client(),
            Runnable::run,
            pod.getMetadata().getNamespace(),
            pod.getMetadata().getName(),
            container,
            LogStream.Part.FOLLOW,
            scanner);
    followed.put(key, new Followed(scanner, stream));
    var unused =
        stream
            .ended()
            .whenComplete(
                (done, failure) -> {
                  // After a failure the recheck opens the log again; waking would make that a busy
                  // loop.
                  if (failure == null) {
                    context.wake().run();
                  }
                });
  }

  private static boolean hasStarted(ContainerStatus status) {
    return status.getState() != null
        && (status.getState().getRunning() != null || status.getState().getTerminated() != null);
  }

  private static boolean isOver(Pod pod) {
    String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  private record Followed(TextScanner scanner, LogStream stream) {}
}
