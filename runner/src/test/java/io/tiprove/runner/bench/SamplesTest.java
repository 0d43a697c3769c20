// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SamplesTest {

  @Test
  void theMedianIsTheMiddleWhateverTheOrder() {
    assertThat(new Samples(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4.0);
    assertThat(new Samples(List.of(9.0, 1.0, 4.0, 2.0)).median()).isEqualTo(3.0);
    assertThat(new Samples(List.of(7.0)).median()).isEqualTo(7.0);
  }

  @Test
  void minAndMaxAreThoseMeasured() {
    Samples samples = new Samples(List.of(9.0, 1.0, 4.0));

    assertThat(samples.min()).isEqualTo(1.0);
    assertThat(samples.max()).isEqualTo(9.0);
  }

  @Test
  void p99IsTheLeastThat99Of100DoNotExceed() {
    assertThat(new Samples(upTo(100)).p99()).hasValue(99.0);
    assertThat(new Samples(upTo(1000)).p99()).hasValue(990.0);
    assertThat(new Samples(upTo(150)).p99()).hasValue(149.0);
    assertThat(new Samples(upTo(99)).p99()).isEmpty();
  }

  @Test
  void differencesAreThoseOfTheSamePlace() {
    Samples less = new Samples(List.of(3.0, 5.0)).minus(new Samples(List.of(1.0, 6.0)));

    assertThat(less.values()).containsExactly(2.0, -1.0);
    assertThatThrownBy(() -> less.minus(new Samples(List.of(1.0))))
        .hasMessageContaining("seen 2 and 1");
  }

  private static List<Double> upTo(int most) {
    return IntStream.rangeClosed(1, most).mapToObj(value -> (double) value).toList();
  }

  @Test
  void nothingMeasuredHasNoMedian() {
    assertThatThrownBy(() -> new Samples(List.of())).hasMessageContaining("at least one");
  }

  @Test
  void timesAreToldInTheirUnit() {
    Measurement measured =
        Measurement.of("xMillis", "x", Unit.MILLIS, null, List.of(Duration.ofNanos(2_500_000)));

    assertThat(measured.samples().median()).isEqualTo(2.5);
    assertThat(Unit.SECONDS.of(Duration.ofMillis(1250))).isEqualTo(1.25);
    assertThat(Unit.SECONDS.text(1.256)).isEqualTo("1.26");
    assertThatThrownBy(() -> Unit.MEBIBYTES.of(Duration.ofMillis(1)))
        .hasMessageContaining("unit of time");
  }
}
