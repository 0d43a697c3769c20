// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.tiprove.fixtures.FixtureFolder;
import io.tiprove.fixtures.charts.ChartRepositoryBuilder;
import io.tiprove.fixtures.programs.ProgramStore;
import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.cluster.ClusterWatch;
import io.tiprove.runner.cluster.ContainerLogs;
import io.tiprove.runner.cluster.NamespaceSweep;
import io.tiprove.runner.cluster.ObjectSnapshots;
import io.tiprove.runner.doctor.Doctor;
import io.tiprove.runner.doctor.EnvironmentKind;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.engine.ConnectedEnvironment;
import io.tiprove.runner.engine.ScenarioObserver;
import io.tiprove.runner.engine.Subject;
import io.tiprove.runner.engine.SubjectParts;
import io.tiprove.runner.environment.EmbeddedEnvironments;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentFactory;
import io.tiprove.runner.environment.UnbuiltEnvironment;
import io.tiprove.runner.observation.CloudSecrets;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.profile.ChartRepositories;
import io.tiprove.runner.profile.Implementation;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.report.Summary;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts together what of a run depends on the profile. */
final class ProfileParts implements SubjectParts {
  private static final Duration FIRST_LISTS = Duration.ofSeconds(30);
  private static final int LOG_THREADS = 32;

  private final Project project;
  private final TiproveHome home;
  private final Doctor doctor;
  private final BlockInventory blocks;
  private final Profile profile;
  private final Path file;

  ProfileParts(
      Project project,
      TiproveHome home,
      Doctor doctor,
      BlockInventory blocks,
      Profile profile,
      Path file) {
    this.project = project;
    this.home = home;
    this.doctor = doctor;
    this.blocks = blocks;
    this.profile = profile;
    this.file = file;
  }

  @Override
  public Subject subject() {
    boolean reference = profile.implementations().containsValue(Implementation.REFERENCE);
    return new Subject(
        profile.name(),
        Set.copyOf(profile.capabilities()),
        reference ? Summary.Implementation.REFERENCE : Summary.Implementation.REAL,
        realPrograms(),
        new ReferenceTexts(profile.implementations()).all(),
        fingerprint());
  }

  private Set<String> realPrograms() {
    // The document's commands call these two; no profile can put another in their place.
    Set<String> programs = new TreeSet<>(Set.of("helm", "kubectl"));
    profile
        .implementations()
        .forEach(
            (program, implementation) -> {
              if (implementation == Implementation.REAL) {
                programs.add(program);
              }
            });
    return programs;
  }

  private String fingerprint() {
    ContentDigest digest = new ContentDigest();
    digest.add(file);
    profile
        .repositories()
        .values()
        .forEach(repository -> repository.sources().forEach(chart -> digest.add(chart.path())));
    digest.add(project.fixtures().resolve("datasets"));
    digest.add(project.fixtures().resolve("tidb/cluster.yaml"));
    return digest.hex();
  }

  @Override
  public List<EnvironmentFactory> environments() {
    return List.of(
        embedded(), new UnbuiltEnvironment("containers"), new UnbuiltEnvironment("cluster"));
  }

  EmbeddedEnvironments embedded() {
    return new EmbeddedEnvironments(
        project.fixtures(),
        home,
        new ProgramStore(project.fixtures(), home),
        profile.images(),
        () -> doctor.examine().whyNot(EnvironmentKind.EMBEDDED));
  }

  /** A name of the image of a program. */
  String image(String program) {
    return profile.images().get(program).get(0);
  }

  @Override
  public ConnectedEnvironment connect(Environment environment) {
    KubernetesClient client =
        new KubernetesClientBuilder().withConfig(environment.administrator()).build();
    ClusterWatch watch = ClusterWatch.start(client, FIRST_LISTS);
    ContainerLogs logs = new ContainerLogs(client, LOG_THREADS);
    // Unbounded, since a snapshot waits for requests that run here, too.
    ExecutorService snapshots = Executors.newCachedThreadPool();
    NamespaceSweep sweep = new NamespaceSweep(client, watch);
    ChartRepositories charts =
        new ChartRepositories(
            profile,
            new ChartRepositoryBuilder(environment.programs().resolve("helm"), home.charts()));
    ClusterObserver observer =
        new ClusterObserver(client, watch, logs, new ObjectSnapshots(client, snapshots), snapshots);
    List<CloudSecrets> secrets =
        environment.clouds().map(clouds -> new CloudSecrets(clouds.front())).stream().toList();
    List<AutoCloseable> closeables = new ArrayList<>(secrets);
    closeables.addAll(List.of(logs, watch, charts, client, snapshots::shutdown));
    List<ScenarioObserver> observers = new ArrayList<>(secrets);
    observers.add(observer);
    return new ConnectedEnvironment(
        client,
        new SweepingRelease(environment, sweep, closeables),
        observers,
        List.of(
            profile,
            blocks,
            charts,
            observer,
            Clock.systemUTC(),
            new FixtureFolder(project.fixtures())));
  }
}
