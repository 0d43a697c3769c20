// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.HashMap;
import java.util.Map;

/** Tools that answer as told; a tool that nothing was told about is not on the PATH. */
final class FakeTools extends Tools {
  private final Map<String, Result> answers = new HashMap<>();

  FakeTools answers(String program, boolean succeeded, String output) {
    answers.put(program, new Result(true, succeeded, output));
    return this;
  }

  @Override
  Result run(Map<String, String> environment, String... command) {
    return answers.getOrDefault(
        command[0], new Result(false, false, command[0] + " is not on the PATH"));
  }
}
