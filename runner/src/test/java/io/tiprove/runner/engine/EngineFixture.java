// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.tiprove.runner.cluster.ClusterWatch;
import io.tiprove.runner.cluster.ContainerLogs;
import io.tiprove.runner.cluster.ObjectSnapshots;
import io.tiprove.runner.engine.testglue.Trace;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.environment.EnvironmentFactory;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.progress.PlainProgress;
import io.tiprove.runner.progress.Progress;
import io.tiprove.runner.progress.Timings;
import io.tiprove.runner.report.ReportLanguage;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.workspace.Keep;
import io.tiprove.runner.workspace.NamespaceRelease;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Runs tiny features on a mock server, from options to reports. */
final class EngineFixture implements RunParts, SubjectParts {
  private final Path folder;
  private final KubernetesMockServer server;
  private final FakeEnvironment environment;
  private final Trace trace = new Trace();
  private final List<String> released = new CopyOnWriteArrayList<>();
  private final List<String> observed = new CopyOnWriteArrayList<>();
  private final Interruption interruption = new Interruption();
  private final SecretMasker masker = new SecretMasker();
  private boolean watching;
  private boolean refusing;

  EngineFixture(Path folder, KubernetesMockServer server) throws IOException {
    this.folder = folder;
    this.server = server;
    this.environment =
        new FakeEnvironment(server.createClient().getConfiguration(), folder.resolve("env"));
    Files.createDirectories(features());
  }

  void feature(String path, String text) throws IOException {
    Path file = features().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Options options() {
    return new Options();
  }

  Path out() {
    return folder.resolve("out");
  }

  Path state() {
    return folder.resolve("state");
  }

  Trace trace() {
    return trace;
  }

  FakeEnvironment environment() {
    return environment;
  }

  SecretMasker masker() {
    return masker;
  }

  Interruption interruption() {
    return interruption;
  }

  /** Has what the cluster shows of scenarios collected, as in a real run. */
  void watch() {
    watching = true;
  }

  /** Has the set-up of the environment fail. */
  void refuse() {
    refusing = true;
  }

  List<String> released() {
    return released;
  }

  List<String> observed() {
    return observed;
  }

  Summary summary() throws IOException {
    return json().readValue(out().resolve("summary.json").toFile(), Summary.class);
  }

  ScenarioResult result(String id) throws IOException {
    return summary().scenarios().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Path features() {
    return folder.resolve("features");
  }

  @Override
  public Set<String> clauses() {
    return new java.util.LinkedHashSet<>(List.of("LI-001", "LI-002", "LI-003"));
  }

  @Override
  public String revision() {
    return "test";
  }

  @Override
  public List<String> glue() {
    return List.of("io.tiprove.runner.engine.testglue");
  }

  @Override
  public List<EnvironmentFactory> environments() {
    return List.of(
        new EnvironmentFactory() {
          @Override
          public String name() {
            return "embedded";
          }

          @Override
          public Optional<String> whyNot() {
            return Optional.empty();
          }

          @Override
          public Environment open(Progress progress, boolean mayOutlive) {
            if (refusing) {
              throw new EnvironmentException("no node");
            }
            return environment;
          }
        });
  }

  @Override
  public SubjectParts subject(Optional<Path> profile) {
    return this;
  }

  @Override
  public Subject subject() {
    return new Subject(
        "reference", Set.of("s3"), Summary.Implementation.REAL, Set.of(), Map.of(), "f1");
  }

  @Override
  public ConnectedEnvironment connect(Environment up) {
    return watching ? watched() : plain();
  }

  private ConnectedEnvironment watched() {
    KubernetesClient client = server.createClient();
    ClusterWatch watch = ClusterWatch.start(client, Duration.ofSeconds(10));
    ContainerLogs logs = new ContainerLogs(client, 2);
    // Another client than the watch has: the server does not like it closed under a watch.
    return new ConnectedEnvironment(
        server.createClient(),
        new NamespaceRelease() {
          @Override
          public void release(String namespace) {}

          @Override
          public void close() {
            logs.close();
            watch.close();
          }
        },
        List.of(
            new ClusterObserver(
                client, watch, logs, new ObjectSnapshots(client, Runnable::run), Runnable::run)),
        List.of(trace));
  }

  private ConnectedEnvironment plain() {
    return new ConnectedEnvironment(
        server.createClient(),
        new NamespaceRelease() {
          @Override
          public void release(String namespace) {
            released.add(namespace);
          }

          @Override
          public void close() {
            released.add("swept");
          }
        },
        List.of(
            new ScenarioObserver() {
              @Override
              public void opened(Workspace workspace) {
                observed.add("opened");
              }

              @Override
              public void closing(Workspace workspace) {
                observed.add("closing");
                throw new IllegalStateException("no logs");
              }
            }),
        List.of(trace));
  }

  @Override
  public ReportWriter reports(ReportLanguage language, Subject subject) {
    return (out, summary) -> json().writeValue(out.resolve("summary.json").toFile(), summary);
  }

  private static JsonMapper json() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  /** Options of a run, one after the other. */
  final class Options {
    private Optional<String> tags = Optional.empty();
    private Optional<String> name = Optional.empty();
    private int parallel = 1;
    private Keep keep = Keep.NEVER;
    private boolean rerunFailed;
    private boolean dryRun;
    private boolean nightly;
    private long seed = 7;

    Options tags(String expression) {
      tags = Optional.of(expression);
      return this;
    }

    Options name(String expression) {
      name = Optional.of(expression);
      return this;
    }

    Options parallel(int scenarios) {
      parallel = scenarios;
      return this;
    }

    Options keep(Keep whose) {
      keep = whose;
      return this;
    }

    Options rerunFailed() {
      rerunFailed = true;
      return this;
    }

    Options dryRun() {
      dryRun = true;
      return this;
    }

    Options nightly() {
      nightly = true;
      return this;
    }

    Options seed(long number) {
      seed = number;
      return this;
    }

    ExitCode run() {
      PrivateFolder state = new PrivateFolder(state());
      Timings timings = new Timings(state);
      Harness harness =
          new Harness(
              masker,
              new PlainProgress(System.out, timings),
              timings,
              state,
              (LoggerContext) LoggerFactory.getILoggerFactory(),
              new CodeFingerprint(""),
              interruption);
      return new Run(
              EngineFixture.this,
              new RunOptions(
                  Optional.empty(),
                  tags,
                  name,
                  Optional.empty(),
                  parallel,
                  out(),
                  keep,
                  rerunFailed,
                  dryRun,
                  nightly,
                  seed,
                  ReportLanguage.ENGLISH),
              harness)
          .execute();
    }
  }
}
