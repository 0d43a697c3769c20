// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.plugin.MessageFormatter;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.evidence.EvidenceStore;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.evidence.MaskedFiles;
import io.tiprove.runner.evidence.MaskedJson;
import io.tiprove.runner.evidence.MaskedJsonLines;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.Progress;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.workspace.NamespaceRelease;
import io.tiprove.runner.workspace.Workspaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the selected scenarios on an environment that is up, and sweeps afterwards.
 *
 * <p>Used once, by one thread.
 */
final class ScenarioRun {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioRun.class);

  private final RunParts parts;
  private final RunOptions options;
  private final Harness harness;
  private final Path out;
  private final ScenarioLines lines;

  /** Results of all selected scenarios and the findings of those that ran. */
  record Results(List<ScenarioResult> scenarios, List<Finding> findings) {}

  ScenarioRun(RunParts parts, RunOptions options, Harness harness, Path out, ScenarioLines lines) {
    this.parts = parts;
    this.options = options;
    this.harness = harness;
    this.out = out;
    this.lines = lines;
  }

  Results run(
      SubjectParts system,
      FeatureCatalogue catalogue,
      Selection selection,
      Environment environment) {
    EvidenceStore evidence = new EvidenceStore(out, harness.masker());
    try (Progress.Stage stage = harness.progress().stage("scenarios", selection.toRun().size())) {
      Recorder recorder =
          new Recorder(
              catalogue,
              evidence,
              harness.masker(),
              system.subject().implementation(),
              harness.interruption(),
              result -> {
                stage.advance(1);
                lines.scenario(result);
              });
      Optional<RuntimeException> breakdown = Optional.empty();
      try {
        run(system, catalogue, selection, environment, evidence, recorder);
      } catch (RuntimeException e) {
        // The scenarios that came to an end still have their results.
        LOG.error("the run broke down", e);
        breakdown = Optional.of(e);
      }
      maskWhatCameBeforeItsSecret();
      return new Results(
          results(selection, recorder, breakdown), recorder.findings(selection.toRun()));
    }
  }

  private void run(
      SubjectParts system,
      FeatureCatalogue catalogue,
      Selection selection,
      Environment environment,
      EvidenceStore evidence,
      Recorder recorder) {
    if (selection.toRun().isEmpty()) {
      return;
    }
    ConnectedEnvironment connected = system.connect(environment);
    // Closed in the opposite order: the sweep needs the client.
    try (KubernetesClient client = connected.client();
        NamespaceRelease namespaces = new TimedRelease(connected.namespaces(), harness.progress());
        Workspaces workspaces =
            new Workspaces(
                environment, client, harness.state().resolve("work"), namespaces, options.keep())) {
      List<Object> shared = new ArrayList<>(connected.shared());
      if (!shared.contains(environment)) {
        shared.add(environment);
      }
      shared.add(
          new ScenarioLifecycle(
              catalogue, evidence, workspaces, connected.observers(), harness.interruption()));
      MessageFormatter messages =
          new MessageFormatter(
              new MaskedJsonLines(
                  new MaskedJson(harness.masker()),
                  new PrivateFolder(out).open("messages.ndjson")));
      new GherkinRun(parts.glue(), options.parallel(), options.seed())
          .run(selection, shared, recorder, messages);
    }
  }

  private void maskWhatCameBeforeItsSecret() {
    MaskedFiles files = new MaskedFiles(harness.masker());
    files.mask(out.resolve("evidence"));
    files.maskFile(out.resolve("messages.ndjson"));
  }

  private List<ScenarioResult> results(
      Selection selection, Recorder recorder, Optional<RuntimeException> breakdown) {
    List<ScenarioResult> results = new ArrayList<>();
    Map<String, ScenarioResult> finished = recorder.results();
    for (ScenarioDescription scenario : selection.toRun()) {
      ScenarioResult result = finished.get(scenario.id());
      if (result == null) {
        result =
            harness.interruption().requested()
                ? recorder.notRun(scenario, "interrupted before it began")
                : recorder.brokenDown(
                    scenario,
                    breakdown
                        .map(problem -> "the run broke down: " + problem)
                        .orElse("the run ended without a result of this scenario"));
        lines.scenario(result);
      }
      results.add(result);
    }
    selection.notRun().forEach((scenario, why) -> results.add(recorder.notRun(scenario, why)));
    return results;
  }

  /** Shows the sweep as a stage of the run. */
  private record TimedRelease(NamespaceRelease namespaces, Progress progress)
      implements NamespaceRelease {
    @Override
    public void release(String namespace) {
      namespaces.release(namespace);
    }

    @Override
    public void close() {
      try (Progress.Stage stage = progress.stage("sweep", 0)) {
        stage.detail("deleting namespaces");
        namespaces.close();
      }
    }
  }
}
