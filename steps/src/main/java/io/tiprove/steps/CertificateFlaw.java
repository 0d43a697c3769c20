// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

/** What can be wrong with the certificate in a Secret. */
enum CertificateFlaw implements Worded {
  NONE(""),
  /** It ended a month ago. */
  EXPIRED("that has expired"),
  /** It is signed by an authority that nobody in the cluster knows. */
  OTHER_AUTHORITY("of another authority"),
  /** Its names are those of another host. */
  OTHER_HOST("for another host"),
  /** It is as it should be, but {@code ca.crt} beside it is of another authority. */
  OTHER_TRUST("beside another authority");

  /** How the words may be written. */
  static final String WORDS =
      "that has expired|of another authority|for another host|beside another authority";

  private final String words;

  CertificateFlaw(String words) {
    this.words = words;
  }

  @Override
  public String words() {
    return words;
  }
}
