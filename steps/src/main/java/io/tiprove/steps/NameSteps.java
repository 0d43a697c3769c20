// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.tiprove.fixtures.kubernetes.NodeNetwork;

/** Asks for names where pods do. */
public final class NameSteps {
  private final ProbePod probe;

  public NameSteps(ProbePod probe) {
    this.probe = probe;
  }

  @Then("in a pod the name {string} does not resolve")
  public void doesNotResolve(String name) {
    ask(name, "NXDOMAIN");
  }

  @Then("in a pod the name {string} resolves to the front")
  public void resolves(String name) {
    ask(name, "Address: " + NodeNetwork.NODE_ADDRESS);
  }

  private void ask(String name, String answer) {
    // With the dot the name is whole: no search domain of the pod is tried.
    probe.says(answer, "nslookup", name + ".");
  }
}
