// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.profile.Implementation;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says what each stand-in of a run stands in for. */
final class ReferenceTexts {
  private static final Map<String, String> KNOWN =
      Map.of(
          "tidb-lightning-chart",
          "written for this project from facts about the published chart pingcap/tidb-lightning",
          "tikv-importer-chart",
          "a chart written for this project; it stands in for the published chart pingcap/tikv-importer",
          "tikv-importer",
          "this project's own Java program; it has nothing of TiKV Importer's code",
          "tidb-lightning-with-importer",
          "this project's own Java program for back end importer; it has nothing of TiDB Lightning's code",
          "aws",
          "S3, IAM and STS are the emulator ministack; instance metadata, the identity of pods and the check of their tokens are this project's",
          "google-cloud-storage",
          "gcp-storage-emulator; the tokens of service accounts and their roles are this project's",
          "ceph",
          "the S3 emulator under a host name of its own; no Ceph runs");

  private final Map<String, Implementation> implementations;

  /**
   * @param implementations what each component is, as the profile says
   */
  ReferenceTexts(Map<String, Implementation> implementations) {
    this.implementations = implementations;
  }

  /** By name: the profile's references, and those that no profile exchanges yet. */
  Map<String, String> all() {
    Map<String, String> texts = new LinkedHashMap<>();
    implementations.forEach(
        (component, implementation) -> {
          if (implementation == Implementation.REFERENCE) {
            texts.put(
                component,
                KNOWN.getOrDefault(component, "a stand-in, as the profile of this run says"));
          }
        });
    texts.put("target cluster", "the real tidb-server, on PD and TiKV (minikv)");
    texts.put(
        "PD and TiKV (minikv)",
        "this project's stand-in over TiDB's own unistore; named where an import speaks to them itself (back ends local and importer) or TLS guards them");
    return texts;
  }
}
