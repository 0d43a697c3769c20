// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine.testglue;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

/** Steps of the engine's tests. */
@SuppressWarnings("DoNotCallSuggester") // Cucumber calls them, to see them fail.
public final class TinySteps {
  private final Workspace workspace;
  private final Trace trace;
  private final ScenarioNotes notes;

  public TinySteps(Workspace workspace, Trace trace, ScenarioNotes notes) {
    this.workspace = workspace;
    this.trace = trace;
    this.notes = notes;
  }

  @Given("a namespace and files")
  public void aNamespaceAndFiles() {
    assertThat(workspace.client().namespaces().withName(workspace.namespace()).get()).isNotNull();
    assertThat(workspace.folder()).isDirectory();
    notes.add("!");
    assertThat(notes.size()).isOne();
  }

  @Given("a stand-in")
  public void aStandIn() {
    workspace.evidence().standIn("a boat of paper");
  }

  @Given("{string} is noted")
  public void isNoted(String what) {
    trace.order().add(what);
  }

  @Then("{} is to blame")
  public void isToBlame(String side) {
    throw new IllegalStateException("outer", new BlamedFailure(Blame.valueOf(side), "it broke"));
  }

  @Then("an assertion fails")
  public void anAssertionFails() {
    assertThat(1).as("rows").isEqualTo(2);
  }

  @Then("something unforeseen happens")
  public void somethingUnforeseenHappens() {
    throw new IllegalArgumentException("oops");
  }

  @Given("there is no {word} here")
  public void thereIsNone(String what) {
    throw new TestAbortedException("there is no " + what);
  }

  @When("another scenario is met")
  public void anotherScenarioIsMet() throws InterruptedException {
    trace.meeting().countDown();
    assertThat(trace.meeting().await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Then("it has been repaired")
  public void itHasBeenRepaired() {
    assertThat(trace.repaired()).isTrue();
  }

  @When("the user ends the run")
  public void theUserEndsTheRun() throws InterruptedException {
    trace.signal();
    TimeUnit.SECONDS.sleep(20);
  }

  @When("the clean-up is going to fail")
  public void theCleanUpIsGoingToFail() {
    workspace.onRelease("first", () -> trace.order().add("first cleaned"));
    workspace.onRelease(
        "second",
        () -> {
          throw new IOException("stuck");
        });
  }

  @When("the reader writes {string} into the values, and a chart makes a Secret of it")
  public void aChartMakesASecret(String words) {
    String secret = words.replace(' ', '-');
    workspace
        .evidence()
        .add(
            new EvidenceEntry.WrittenFile(
                Instant.now(), "values.yaml", null, "password: " + secret));
    workspace
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("database")
                .withNamespace(workspace.namespace())
                .endMetadata()
                .addToData(
                    "password",
                    Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .build())
        .create();
  }

  @When("a pod that uses the Secret prints it")
  public void aPodPrintsIt() {
    trace.pod(workspace.namespace());
    workspace
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName("printer")
                .withNamespace(workspace.namespace())
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("main")
                .addNewEnvFrom()
                .withNewSecretRef("database", false)
                .endEnvFrom()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .addNewContainerStatus()
                .withName("main")
                .withContainerID("c1")
                .withRestartCount(0)
                .withNewState()
                .withNewRunning()
                .endRunning()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build())
        .create();
  }

  @Then("it says {string} and the client key {string}")
  public void itSays(String words, String key) throws IOException {
    String secret = words.replace(' ', '-');
    trace.await(workspace.evidence().folder().resolve("logs/printer/main.0.log"));
    System.out.println("console " + secret);
    LoggerFactory.getLogger(TinySteps.class).error("log {}", secret);
    workspace
        .evidence()
        .add(
            new EvidenceEntry.Command(
                Instant.now(), null, null, List.of("echo"), 0, secret, key, null, 1));
    throw new BlamedFailure(Blame.DOCUMENT, "refused " + secret);
  }

  @When("a secret {string} goes through every channel")
  public void aSecretGoesThroughEveryChannel(String words) throws IOException {
    String secret = words.replace(' ', '-');
    workspace.evidence().secret(secret);
    String base64 =
        Base64.getEncoder().encodeToString(("root:" + secret).getBytes(StandardCharsets.UTF_8));
    System.out.println("out " + secret);
    System.out.print("no line end " + secret);
    System.err.println("err " + base64);
    LoggerFactory.getLogger(TinySteps.class).error("log {}", secret, new IOException(secret));
    LoggerFactory.getLogger(TinySteps.class).info("log {}", base64);
    workspace.evidence().write("objects/one.yaml", "data:\n  p: " + base64 + "\n");
    try (OutputStream log = workspace.evidence().open("logs/one.log")) {
      log.write(("half " + secret.substring(0, 3)).getBytes(StandardCharsets.UTF_8));
      log.flush();
      log.write((secret.substring(3) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    workspace
        .evidence()
        .add(
            new EvidenceEntry.Command(
                Instant.now(),
                null,
                null,
                List.of("helm", "--set", "p=" + secret),
                0,
                "{\"p\": \"" + secret + "\"}",
                base64,
                null,
                1));
    workspace
        .evidence()
        .add(
            new Finding(
                "lightning-import",
                "s",
                "says " + secret,
                "happens",
                "evidence",
                "correction " + base64,
                Finding.Severity.MINOR));
    throw new BlamedFailure(Blame.DOCUMENT, "refused " + secret + " and " + base64);
  }
}
