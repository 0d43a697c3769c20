// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.tiprove.fixtures.aws.Buckets;
import io.tiprove.fixtures.datasets.Defect;
import io.tiprove.fixtures.datasets.Tarball;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Places backups of exported data in network storage. */
public final class BucketSteps {
  // As the document's example, without what a file name may not hold everywhere.
  private static final String BACKUP = "backup-2020-12-17T10:12:51Z";

  private final Workspace workspace;
  private final ScenarioData data;
  private final ScenarioClouds clouds;

  public BucketSteps(Workspace workspace, ScenarioData data, ScenarioClouds clouds) {
    this.workspace = workspace;
    this.data = data;
    this.clouds = clouds;
  }

  @ParameterType("an S3 bucket|a Ceph bucket|a GCS bucket")
  public Storage storage(String words) {
    return Worded.of(Storage.class, words);
  }

  @Given("the data set {string} lies as a tarball in {storage}")
  public void tarball(String name, Storage storage) {
    upload(packed(name, Tarball.Extra.NOTHING), storage);
  }

  @Given("the data set {string} with a malformed statement lies as a tarball in {storage}")
  public void malformed(String name, Storage storage) {
    upload(packed(name, Set.of(Defect.MALFORMED_SQL), Tarball.Extra.NOTHING), storage);
  }

  @Given("the data set {string} lies as a tarball that is cut short in {storage}")
  public void cutShort(String name, Storage storage) {
    Path tarball = packed(name, Tarball.Extra.NOTHING);
    try (RandomAccessFile file = new RandomAccessFile(tarball.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    upload(tarball, storage);
  }

  @Given("the data set {string} lies as a tarball with a path out of its folder in {storage}")
  public void withPathOut(String name, Storage storage) {
    upload(packed(name, Tarball.Extra.PATH_OUT), storage);
  }

  @Given("the data set {string} lies as a tarball with a link out of its folder in {storage}")
  public void withLinkOut(String name, Storage storage) {
    upload(packed(name, Tarball.Extra.LINK_OUT), storage);
  }

  @Given("a file that is no tarball lies under the backup's name in {storage}")
  public void noTarball(Storage storage) {
    Path file = tarballFile();
    try {
      Files.writeString(file, "This is a text.\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    upload(file, storage);
  }

  @Given("the tarball of the data set {string} is missing in {storage}")
  public void missing(String name, Storage storage) {
    packed(name, Tarball.Extra.NOTHING);
    provide(tarballFile().getFileName().toString(), storage);
  }

  @When("the whole tarball is uploaded to {storage}")
  public void uploadWhole(Storage storage) {
    Path whole = workspace.folder().resolve("whole.tgz");
    new Tarball()
        .pack(
            workspace.folder().resolve("backup-" + data.name()),
            BACKUP,
            Tarball.Extra.NOTHING,
            whole);
    clouds.buckets(storage).put(bucket(storage), tarballFile().getFileName().toString(), whole);
  }

  private Path packed(String name, Tarball.Extra extra) {
    return packed(name, Set.of(), extra);
  }

  private Path packed(String name, Set<Defect> defects, Tarball.Extra extra) {
    Path directory = workspace.folder().resolve("backup-" + name);
    data.write(name, defects, directory, "a tarball");
    Path tarball = tarballFile();
    new Tarball().pack(directory, BACKUP, extra, tarball);
    return tarball;
  }

  private Path tarballFile() {
    return workspace.folder().resolve(BACKUP + ".tgz");
  }

  private void upload(Path tarball, Storage storage) {
    String key = tarball.getFileName().toString();
    provide(key, storage);
    clouds.buckets(storage).put(bucket(storage), key, tarball);
  }

  private String bucket(Storage storage) {
    return workspace.namespace() + "-" + storage.section();
  }

  private void provide(String key, Storage storage) {
    String bucket = bucket(storage);
    Buckets buckets = clouds.buckets(storage);
    buckets.createBucket(bucket);
    workspace.onRelease("bucket " + bucket, () -> buckets.removeBucket(bucket));
    clouds.watch(bucket);
    workspace.variables().bind("bucket", bucket);
    workspace.variables().bind("backup_name", BACKUP);
    workspace.variables().bind("backup_path", "%s:%s/%s".formatted(storage.section(), bucket, key));
  }
}
