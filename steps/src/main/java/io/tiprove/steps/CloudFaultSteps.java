// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.tiprove.fixtures.aws.front.FaultRule;
import io.tiprove.fixtures.aws.front.FaultRule.Effect;
import io.tiprove.fixtures.aws.front.FaultRule.Match;
import io.tiprove.runner.workspace.Workspace;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has the clouds fail in a way that an emulator does not by itself. */
public final class CloudFaultSteps {
  private static final String ASSUME = "AssumeRoleWithWebIdentity";

  private final Workspace workspace;
  private final ScenarioClouds clouds;
  private final List<String> faults = new ArrayList<>();

  public CloudFaultSteps(Workspace workspace, ScenarioClouds clouds) {
    this.workspace = workspace;
    this.clouds = clouds;
  }

  @Given("the first download breaks off after {int} bytes, and its session has expired by then")
  public void breaksOff(int bytes) {
    Match downloads = Match.bucket(bound("bucket")).withAction("GetObject");
    add(FaultRule.times(1, downloads, Effect.cutAfter(bytes)));
    add(FaultRule.times(1, downloads, Effect.sessionExpired()));
  }

  @Given("AWS lets the role be assumed once and no more")
  public void assumedOnce() {
    Match sessions = Match.role(bound("role_arn")).withAction(ASSUME);
    // The first is let pass: rules are applied in their order.
    add(FaultRule.times(1, sessions, Effect.latency(Duration.ofMillis(1))));
    lasting(
        sessions,
        Effect.error(
            HttpURLConnection.HTTP_FORBIDDEN,
            "AccessDenied",
            "Not authorized to perform sts:" + ASSUME));
  }

  @Given("every download breaks off after {int} bytes")
  public void everyDownloadBreaksOff(int bytes) {
    lasting(Match.bucket(bound("bucket")).withAction("GetObject"), Effect.cutAfter(bytes));
  }

  @When("the cause is mended")
  public void mended() {
    faults.forEach(clouds.front()::removeFault);
    faults.clear();
  }

  private void lasting(Match requests, Effect effect) {
    faults.add(add(FaultRule.always(requests, effect)));
  }

  private String add(FaultRule rule) {
    String id = String.valueOf(clouds.front().addFault(rule).rule().id());
    workspace.onRelease("fault rule " + id, () -> clouds.front().removeFault(id));
    return id;
  }

  private String bound(String variable) {
    return workspace.variables().require(variable);
  }
}
