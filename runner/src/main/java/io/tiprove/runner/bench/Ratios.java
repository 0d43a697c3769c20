// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ratios that a bench tells, of those measurements that were made. */
final class Ratios {
  private static final List<Definition> ALL =
      List.of(
          new Definition(
              "frontToEmulatorHttp",
              "front over HTTP ÷ bare emulator, GET of 1 kB",
              "frontHttpGetMillis",
              "emulatorGetMillis",
              null),
          new Definition(
              "frontToEmulatorTls",
              "front over TLS ÷ bare emulator, GET of 1 kB",
              "frontTlsGetMillis",
              "emulatorGetMillis",
              null),
          new Definition(
              "frontThroughputHttp",
              "front over HTTP ÷ bare emulator, throughput",
              "frontHttpMebibytesPerSecond",
              "emulatorMebibytesPerSecond",
              null),
          new Definition(
              "frontThroughputTls",
              "front over TLS ÷ bare emulator, throughput",
              "frontTlsMebibytesPerSecond",
              "emulatorMebibytesPerSecond",
              null),
          new Definition(
              "frontMemoryToIdle",
              "front's peak memory ÷ its memory when idle",
              "frontPeakMebibytes",
              "frontIdleMebibytes",
              null),
          new Definition(
              "overheadToApiConfigMap",
              "own cost of a scenario ÷ API alone, a ConfigMap",
              "scenarioOverheadMillis",
              "apiConfigMapMillis",
              null),
          new Definition(
              "overheadToApiNamespace",
              "own cost of a scenario ÷ API alone, with a namespace",
              "scenarioOverheadMillis",
              "apiNamespaceMillis",
              null),
          new Definition(
              "importOverheadToJob",
              "import scenario above its Job ÷ its Job",
              "importOverheadSeconds",
              "importJobSeconds",
              null),
          new Definition(
              "largeLightningToByHand",
              "large import: Lightning under the harness ÷ faster by hand",
              "largeLightningSeconds",
              "largeFasterByHandSeconds",
              1.05),
          new Definition(
              "largeImportToByHand",
              "the same until Kubernetes tells ÷ faster by hand",
              "largeImportSeconds",
              "largeFasterByHandSeconds",
              null),
          new Definition(
              "largeHarnessMemory",
              "harness's peak memory, large ÷ small tarball",
              "largeHarnessPeakMebibytes",
              "smallHarnessPeakMebibytes",
              null),
          new Definition(
              "largeFrontMemory",
              "front's peak memory, large ÷ small tarball",
              "largeFrontPeakMebibytes",
              "smallFrontPeakMebibytes",
              null));

  List<Ratio> of(List<Measurement> measurements) {
    Map<String, Measurement> byName =
        measurements.stream().collect(Collectors.toMap(Measurement::name, Function.identity()));
    return ALL.stream()
        .filter(each -> byName.containsKey(each.one()) && byName.containsKey(each.other()))
        .map(each -> each.of(byName))
        .toList();
  }

  /** Names of two measurements, of which the first is told as a multiple of the other. */
  private record Definition(
      String name, String what, String one, String other, @Nullable Double goal) {

    Ratio of(Map<String, Measurement> byName) {
      return Ratio.of(name, what, byName.get(one), byName.get(other), goal);
    }
  }
}
