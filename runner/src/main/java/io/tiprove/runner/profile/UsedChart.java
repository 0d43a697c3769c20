// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A chart that scenarios install.
 *
 * @param repository name of its repository in the profile
 * @param versions versions that scenarios may ask for, in the profile's order
 * @param defaultVersion the one that a scenario gets if it asks for none
 */
public record UsedChart(
    String repository, List<String> versions, @JsonProperty("default") String defaultVersion) {

  public UsedChart {
    versions = List.copyOf(versions);
  }
}
