// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

/** Which connections of a target cluster are TLS, in the words of the documents. */
enum ClusterTls implements Worded {
  COMPONENTS("TLS between its components", true, false),
  CLIENTS("TLS for MySQL clients", false, true),
  BOTH("TLS between its components and for MySQL clients", true, true);

  /** How the words may be written. */
  static final String WORDS =
      "TLS between its components|TLS for MySQL clients"
          + "|TLS between its components and for MySQL clients";

  private final String words;
  private final boolean components;
  private final boolean clients;

  ClusterTls(String words, boolean components, boolean clients) {
    this.words = words;
    this.components = components;
    this.clients = clients;
  }

  @Override
  public String words() {
    return words;
  }

  /** Whether PD, TiKV and TiDB speak TLS with each other. */
  boolean components() {
    return components;
  }

  /** Whether TiDB offers TLS on its MySQL port. */
  boolean clients() {
    return clients;
  }
}
