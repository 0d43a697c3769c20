// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.evidence.SecretSearch;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.Summary.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The secrets that a run knew, and whether one can be read in what the run left.
 *
 * <p>Failures name places and kinds, never a secret.
 */
final class RunSecrets {
  private static final String AWS = "@requires-aws";
  private static final String GOOGLE = "@requires-google-cloud-storage";

  private final SecretMasker masker;

  /**
   * @param masker that was told them
   */
  RunSecrets(SecretMasker masker) {
    this.masker = masker;
  }

  /** No file below the output folder, no name of one, and nothing printed holds a secret. */
  void noneCanBeRead(Path out, PrintedOutput printed) {
    SecretSearch search = new SecretSearch(masker);
    List<String> places = new ArrayList<>(search.below(out));
    places.addAll(search.in("standard output", printed.out()));
    places.addAll(search.in("standard error", printed.err()));
    assertThat(places)
        .as(
            "places below %s and on the console where a secret can be read; find out who writes there and tell evidence().secret() before",
            out)
        .isEmpty();
  }

  /**
   * The run knew a secret of every kind that its scenarios went through, so that {@link
   * #noneCanBeRead} means something.
   */
  void everyKindWasKnown(Summary summary) {
    assertThat(Kind.values())
        .as("kinds of credentials that the run went through")
        .filteredOn(kind -> kind.wasUsed(summary))
        .allSatisfy(
            kind ->
                assertThat(masker.knows(kind.form))
                    .as("whether the masker was told a secret of the kind %s", kind)
                    .isTrue());
  }

  /** Credentials by the form that their issuers give them. */
  private enum Kind {
    AWS_SECRET_KEY(AWS, "[A-Za-z0-9/+]{40}"),
    // With these letters AWS's own begin, and the emulator's.
    AWS_SESSION_TOKEN(AWS, "(FwoG|IQoJ)[A-Za-z0-9/+=]{40,}"),
    SERVICE_ACCOUNT_TOKEN(AWS, "eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]+"),
    GOOGLE_PRIVATE_KEY(GOOGLE, "(?s)-----BEGIN PRIVATE KEY-----.{1000,}-----END PRIVATE KEY-----"),
    GOOGLE_BEARER_TOKEN(GOOGLE, "ya29\\.[\\w-]{20,}"),
    CLIENT_KEY("", "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.+");

    private final String tag;
    private final Pattern form;

    Kind(String tag, String form) {
      this.tag = tag;
      this.form = Pattern.compile(form);
    }

    boolean wasUsed(Summary summary) {
      return summary.scenarios().stream()
          .filter(scenario -> scenario.status() != Status.NOT_RUN)
          .anyMatch(scenario -> tag.isEmpty() || scenario.tags().contains(tag));
    }
  }
}
