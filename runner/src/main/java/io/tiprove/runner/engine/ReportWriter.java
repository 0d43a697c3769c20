// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.report.Summary;
import java.io.IOException;
import java.nio.file.Path;

/** Renders a run's result and evidence into its output folder; both are masked already. */
public interface ReportWriter {
  void write(Path out, Summary summary) throws IOException;
}
