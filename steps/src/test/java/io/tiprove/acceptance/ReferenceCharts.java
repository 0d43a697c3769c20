// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/** The versions of a chart in the fixtures, as the real helm takes them. */
final class ReferenceCharts {
  private final Path helm;
  private final Path folder;

  ReferenceCharts(TestEquipment equipment) {
    this(equipment, "tidb-lightning");
  }

  ReferenceCharts(TestEquipment equipment, String chart) {
    this.helm = equipment.helm();
    this.folder = equipment.fixtures().file("charts/" + chart);
  }

  /** Renders with {@code --set} for each of {@code values}. */
  RenderedChart render(String version, String... values) throws Exception {
    ProcessResult result = helm("template", version, setAll(values));
    if (result.getExitValue() != 0) {
      throw new IllegalStateException(result.outputUTF8());
    }
    return new RenderedChart(result.outputUTF8());
  }

  /** Runs a helm command on a version; output and exit status come back. */
  ProcessResult helm(String command, String version, List<String> arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(helm.toString(), command));
    if (command.equals("template")) {
      line.add("rel");
    }
    line.add(folder.resolve(version).toString());
    line.addAll(List.of("--namespace", "ns"));
    line.addAll(arguments);
    return new ProcessExecutor(line).readOutput(true).execute();
  }

  static List<String> setAll(String... values) {
    List<String> arguments = new ArrayList<>();
    for (String value : values) {
      arguments.add("--set");
      arguments.add(value);
    }
    return arguments;
  }
}
