// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.plugin.event.Result;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.report.Summary.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a step, a hook or a scenario came to.
 *
 * @param reason why it failed or was not run; null when passed
 * @param blame the side a failure is put down to; null unless failed
 */
record Outcome(Status status, @Nullable String reason, @Nullable Blame blame) {

  static final Outcome PASSED = new Outcome(Status.PASSED, null, null);

  static Outcome notRun(String reason) {
    return new Outcome(Status.NOT_RUN, reason, null);
  }

  static Outcome infrastructure(String reason) {
    return failed(reason, Blame.INFRASTRUCTURE);
  }

  /**
   * Judges a result.
   *
   * @param where what it is the result of, in words that stand before the reason
   */
  static Outcome of(Result result, String where) {
    Throwable error = result.getError();
    return switch (result.getStatus()) {
      case PASSED -> PASSED;
      case SKIPPED ->
          // What aborts a scenario says itself what is missing.
          notRun(error == null ? where + " was skipped" : message(error));
      case UNDEFINED ->
          failed(
              where
                  + " matches no step definition: correct its wording, or write a step definition for it in steps/",
              Blame.INFRASTRUCTURE);
      case AMBIGUOUS ->
          failed(
              where
                  + " matches several step definitions: "
                  + (error == null ? "" : message(error) + " ")
                  + "Make their expressions differ.",
              Blame.INFRASTRUCTURE);
      case PENDING ->
          failed(where + " is pending: finish its step definition in steps/", Blame.INFRASTRUCTURE);
      case FAILED, UNUSED ->
          error == null
              ? failed(where + " failed without a reason", Blame.INFRASTRUCTURE)
              : failed(where + ": " + message(error), blame(error));
    };
  }

  /** What to keep of an error as evidence: a stack trace only if it is nobody's message. */
  static @Nullable String evidenceOf(@Nullable Throwable error) {
    if (error == null) {
      return null;
    }
    if (blamed(error).isPresent() || error instanceof AssertionError) {
      return message(error);
    }
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static Outcome failed(String reason, Blame blame) {
    return new Outcome(Status.FAILED, reason, blame);
  }

  private static String message(Throwable error) {
    Optional<BlamedFailure> blamed = blamed(error);
    if (blamed.isPresent()) {
      return blamed.get().getMessage();
    }
    String message = error.getMessage();
    if (message == null || message.isBlank()) {
      return error.getClass().getName();
    }
    return error instanceof AssertionError || error instanceof org.opentest4j.TestAbortedException
        ? message.strip()
        : error.getClass().getSimpleName() + ": " + message.strip();
  }

  private static Blame blame(Throwable error) {
    return blamed(error)
        .map(BlamedFailure::blame)
        .orElse(error instanceof AssertionError ? Blame.SYSTEM_UNDER_TEST : Blame.INFRASTRUCTURE);
  }

  private static Optional<BlamedFailure> blamed(Throwable error) {
    int depth = 0;
    // A chain of causes may be a ring.
    for (Throwable each = error; each != null && depth < 50; each = each.getCause(), depth++) {
      if (each instanceof BlamedFailure blamed) {
        return Optional.of(blamed);
      }
    }
    return Optional.empty();
  }
}
