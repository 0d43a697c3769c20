// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.engine.ConnectedEnvironment;
import io.tiprove.runner.engine.ReportWriter;
import io.tiprove.runner.engine.RunParts;
import io.tiprove.runner.engine.Subject;
import io.tiprove.runner.engine.SubjectParts;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentFactory;
import io.tiprove.runner.report.ReportLanguage;
import io.tiprove.runner.report.SummaryJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run as the user's, but of the bench's own features, on a node that is up already. */
final class BenchRunParts implements RunParts {
  private static final String GLUE = "io.tiprove.runner.bench.glue";

  private final RunParts parts;
  private final Path features;
  private final EnvironmentFactory node;
  private final Object own;

  /**
   * @param own what the bench's own steps ask for, thread-safe
   */
  BenchRunParts(RunParts parts, Path features, EnvironmentFactory node, Object own) {
    this.parts = parts;
    this.features = features;
    this.node = node;
    this.own = own;
  }

  @Override
  public String revision() {
    return parts.revision();
  }

  @Override
  public Path features() {
    return features;
  }

  @Override
  public Set<String> clauses() {
    return parts.clauses();
  }

  @Override
  public List<String> glue() {
    // The user's, too: matching against all step definitions is part of the cost.
    List<String> glue = new ArrayList<>(parts.glue());
    glue.add(GLUE);
    return glue;
  }

  @Override
  public SubjectParts subject(Optional<Path> profile) {
    SubjectParts subject = parts.subject(profile);
    return new SubjectParts() {
      @Override
      public Subject subject() {
        return subject.subject();
      }

      @Override
      public List<EnvironmentFactory> environments() {
        return List.of(node);
      }

      @Override
      public ConnectedEnvironment connect(Environment environment) {
        ConnectedEnvironment connected = subject.connect(environment);
        List<Object> shared = new ArrayList<>(connected.shared());
        shared.add(own);
        return new ConnectedEnvironment(
            connected.client(), connected.namespaces(), connected.observers(), shared);
      }
    };
  }

  @Override
  public ReportWriter reports(ReportLanguage language, Subject subject) {
    return (out, summary) -> new SummaryJson().write(out.resolve("summary.json"), summary);
  }
}
