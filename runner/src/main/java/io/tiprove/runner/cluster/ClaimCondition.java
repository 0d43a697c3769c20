// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PersistentVolumeClaim that is to be bound, or to stay Pending for a stated reason. */
public final class ClaimCondition implements Condition {
  private final String claim;
  private final @Nullable String pendingReason;

  private ClaimCondition(String claim, @Nullable String pendingReason) {
    this.claim = claim;
    this.pendingReason = pendingReason;
  }

  public static ClaimCondition bound(String claim) {
    return new ClaimCondition(claim, null);
  }

  /** The claim is Pending and has an event of this reason, such as WaitForFirstConsumer. */
  public static ClaimCondition pending(String claim, String reason) {
    return new ClaimCondition(claim, reason);
  }

  @Override
  public String name() {
    return "PersistentVolumeClaim "
        + claim
        + (pendingReason == null ? " is bound" : " is Pending with event " + pendingReason);
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(PersistentVolumeClaim.class);
  }

  @Override
  public Sighting look(WaitContext context) {
    return context
        .watch()
        .find(PersistentVolumeClaim.class, claim)
        .map(found -> judge(found, context.watch()))
        .orElseGet(() -> Sighting.notYet("there is no PersistentVolumeClaim " + claim))
        .of("PersistentVolumeClaim", claim);
  }

  private Sighting judge(PersistentVolumeClaim found, NamespaceWatch watch) {
    String phase =
        found.getStatus() == null || found.getStatus().getPhase() == null
            ? "Pending"
            : found.getStatus().getPhase();
    String text = "PersistentVolumeClaim " + claim + " is " + phase;
    if (phase.equals("Lost")) {
      return Sighting.never(text + "; its volume no longer exists");
    }
    if (pendingReason == null) {
      return phase.equals("Bound") ? Sighting.met(text) : Sighting.notYet(text);
    }
    if (phase.equals("Bound")) {
      return Sighting.never(text + " to volume " + found.getSpec().getVolumeName());
    }
    Optional<Event> event =
        watch.events().stream()
            .filter(e -> "PersistentVolumeClaim".equals(e.getInvolvedObject().getKind()))
            .filter(e -> claim.equals(e.getInvolvedObject().getName()))
            .filter(e -> pendingReason.equals(e.getReason()))
            .findFirst();
    return event
        .map(e -> Sighting.met(text + "; " + e.getReason() + ": " + e.getMessage()))
        .orElseGet(() -> Sighting.notYet(text));
  }
}
