// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

/** Looks at one thing of the machine and leaves it as it was. */
@FunctionalInterface
public interface Check {

  /** Never throws for something that is missing: that is an observation. */
  Observation observe();
}
