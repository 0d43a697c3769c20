// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.runner.cluster.Condition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.cluster.PodState;
import io.tiprove.runner.cluster.Sighting;
import io.tiprove.runner.cluster.WaitContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A running import that has come as far as a fraction of its way, by Lightning's own metrics and,
 * where rows are stored later than they are read, by what the store tells; over when its pod has
 * ended.
 */
final class ProgressCondition implements Condition {
  private static final int STATUS_PORT = 8289;
  private static final Duration ANSWER = Duration.ofSeconds(2);
  // The metrics have no events, and an import of some seconds is to be met in its middle.
  private static final Duration GRAIN = Duration.ofMillis(10);
  private static final Pattern BYTES =
      Pattern.compile("(?m)^lightning_bytes\\{state=\"(restored|total_restore)\"} (\\S+)$");

  private final PodSelection pods;
  private final double fraction;
  private final @Nullable DoubleSupplier stored;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  /**
   * @param fraction from 0, which any byte is more than, to 1
   */
  ProgressCondition(PodSelection pods, double fraction) {
    this(pods, fraction, null);
  }

  /**
   * @param stored what of the data has come to the store, from 0 to 1; it is half of the way
   */
  ProgressCondition(PodSelection pods, double fraction, @Nullable DoubleSupplier stored) {
    this.pods = pods;
    this.fraction = fraction;
    this.stored = stored;
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT, "%s has come further than %.3f of its way", pods.description(), fraction);
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Pod.class);
  }

  @Override
  public Duration recheck() {
    return GRAIN;
  }

  @Override
  public Sighting look(WaitContext context) {
    List<Pod> found = pods.in(context.watch());
    if (found.isEmpty()) {
      return Sighting.notYet("there is no " + pods.description());
    }
    Pod pod = found.get(0);
    PodState state = PodState.of(pod);
    String text = "Pod " + pod.getMetadata().getName() + " is " + state.text();
    String phase = pod.getStatus().getPhase();
    if ("Succeeded".equals(phase) || "Failed".equals(phase)) {
      return Sighting.never(text + " already").of(found);
    }
    if (!"Running".equals(phase) || pod.getStatus().getPodIP() == null) {
      return Sighting.notYet(text).of(found);
    }
    OptionalDouble read = done(pod.getStatus().getPodIP());
    if (read.isEmpty()) {
      return Sighting.notYet(text + "; Lightning does not say how far it is").of(found);
    }
    double done = read.getAsDouble();
    String progress = String.format(Locale.ROOT, "%s; %.3f of its data are read", text, done);
    if (stored != null) {
      double there = stored.getAsDouble();
      progress += String.format(Locale.ROOT, ", %.3f have come to the store", there);
      done = (done + there) / 2;
    }
    return (done > fraction ? Sighting.met(progress) : Sighting.notYet(progress)).of(found);
  }

  private OptionalDouble done(String address) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s:%d/metrics".formatted(address, STATUS_PORT)))
            .timeout(ANSWER)
            .build();
    try {
      return progress(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      // It does not listen yet, or no longer.
      return OptionalDouble.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
  }

  /** The fraction of the data that metrics in Prometheus' text format tell of. */
  static OptionalDouble progress(String metrics) {
    double restored = 0;
    double total = 0;
    Matcher matcher = BYTES.matcher(metrics);
    while (matcher.find()) {
      double value = Double.parseDouble(matcher.group(2));
      if (matcher.group(1).equals("restored")) {
        restored = value;
      } else {
        total = value;
      }
    }
    return total > 0 ? OptionalDouble.of(restored / total) : OptionalDouble.empty();
  }
}
