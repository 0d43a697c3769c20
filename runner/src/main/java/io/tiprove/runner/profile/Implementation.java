// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a component is what its makers publish or a stand-in; reports say which. */
public enum Implementation {
  @JsonProperty("real")
  REAL("real"),
  @JsonProperty("reference")
  REFERENCE("reference");

  private final String word;

  Implementation(String word) {
    this.word = word;
  }

  /** The word of profiles and reports. */
  public String word() {
    return word;
  }
}
