// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.After;
import io.tiprove.fixtures.aws.AwsAccount;
import io.tiprove.fixtures.aws.Buckets;
import io.tiprove.fixtures.aws.front.FrontClient;
import io.tiprove.fixtures.aws.front.LoggedRequest;
import io.tiprove.fixtures.aws.front.RequestFilter;
import io.tiprove.fixtures.gcs.GcsAdministrator;
import io.tiprove.runner.environment.Clouds;
import io.tiprove.runner.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The clouds as one scenario uses them, and what was asked of its own buckets. */
public final class ScenarioClouds {
  private final Workspace workspace;
  private final ScenarioNotes notes;
  private final Set<String> buckets = new LinkedHashSet<>();
  private final Set<String> roles = new LinkedHashSet<>();
  private @Nullable GcsAdministrator google;

  public ScenarioClouds(Workspace workspace, ScenarioNotes notes) {
    this.workspace = workspace;
    this.notes = notes;
  }

  /** Has the requests to a bucket go into the evidence. */
  void watch(String bucket) {
    buckets.add(bucket);
  }

  /** Has the requests for sessions of a role go into the evidence. */
  void watchRole(String arn) {
    roles.add(arn);
  }

  AwsAccount account() {
    used(Storage.S3);
    return clouds().account();
  }

  /** Address of the issuer of the cluster's tokens, as AWS knows it. */
  String tokenIssuer() {
    used(Storage.S3);
    return clouds().tokenIssuer();
  }

  /** Name of the host of Ceph; to know it is not to use it. */
  String cephHost() {
    return clouds().cephHost();
  }

  FrontClient front() {
    return clouds().front();
  }

  Buckets buckets(Storage storage) {
    used(storage);
    return switch (storage) {
      case S3 -> account();
      case CEPH -> clouds().ceph();
      case GCS -> google();
    };
  }

  private GcsAdministrator google() {
    if (google == null) {
      google =
          new GcsAdministrator(
              clouds().google(), clouds().front(), workspace.namespace(), clouds().trust());
      google.secrets().forEach(workspace.evidence()::secret);
      workspace.onRelease("Google's administrator", google);
    }
    return google;
  }

  /** A scenario that uses a cloud shows nothing of the real one. */
  void used(Storage storage) {
    workspace.evidence().standIn(storage.component());
  }

  private Clouds clouds() {
    return workspace
        .environment()
        .clouds()
        .orElseThrow(
            () ->
                new TestAbortedException(
                    "needs clouds; the %s environment has none"
                        .formatted(workspace.environment().kind())));
  }

  /** What was asked of the scenario's buckets and roles, in order. */
  List<LoggedRequest> requests() {
    if (buckets.isEmpty()) {
      throw new IllegalStateException(
          "the scenario has no bucket whose requests could be looked at");
    }
    List<LoggedRequest> requests = new ArrayList<>();
    for (String bucket : buckets) {
      requests.addAll(front().requests(RequestFilter.all().withBucket(bucket)));
    }
    for (String role : roles) {
      requests.addAll(front().requests(RequestFilter.all().withRole(role)));
    }
    requests.sort(Comparator.comparingLong(LoggedRequest::number));
    return requests;
  }

  @After(order = 100)
  public void record() {
    if (buckets.isEmpty() || workspace.environment().hasFailed()) {
      return;
    }
    String file =
        workspace
            .evidence()
            .write(
                "requests.txt",
                requests().stream()
                    .map(ScenarioClouds::line)
                    .collect(Collectors.joining("\n", "", "\n")));
    notes.add(
        "What was asked of the buckets %s and the roles %s stands in %s"
            .formatted(buckets, roles, file));
  }

  private static String line(LoggedRequest request) {
    return "%s %s %s %s by %s%s from %s: %d%s, %d bytes out in %d µs%s"
        .formatted(
            request.at(),
            request.host(),
            request.action(),
            request.roleArn() == null
                ? request.bucket() + (request.key() == null ? "" : "/" + request.key())
                : request.roleArn(),
            request.accessKey(),
            request.principal() == null ? "" : " (" + request.principal() + ")",
            request.source(),
            request.status(),
            request.error() == null ? "" : " " + request.error(),
            request.bytesOut(),
            request.micros(),
            request.fault() == null ? "" : ", fault " + request.fault());
  }
}
