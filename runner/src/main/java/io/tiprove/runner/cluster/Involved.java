// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

/** An object that a wait is about, by which its events are found. */
public record Involved(String kind, String name) {

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
