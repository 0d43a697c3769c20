// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks that root has kept the capabilities that making a node takes. */
final class CapabilitiesCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("capabilities");
  private static final int HEXADECIMAL = 16;
  // Bits as in linux/capability.h.
  private static final Map<Integer, String> NEEDED =
      new TreeMap<>(Map.of(12, "CAP_NET_ADMIN", 21, "CAP_SYS_ADMIN", 27, "CAP_MKNOD"));

  private final ProcessStatus status;

  CapabilitiesCheck(ProcessStatus status) {
    this.status = status;
  }

  @Override
  public Observation observe() {
    String effective = status.field("CapEff");
    if (effective.isEmpty()) {
      return SUBJECT.missing("/proc/self/status does not list them", "run on Linux with /proc");
    }
    long bits = Long.parseUnsignedLong(effective, HEXADECIMAL);
    List<String> lacking =
        NEEDED.entrySet().stream()
            .filter(entry -> (bits >> entry.getKey() & 1) == 0)
            .map(Map.Entry::getValue)
            .toList();
    return lacking.isEmpty()
        ? SUBJECT.ok(String.join(", ", NEEDED.values()))
        : SUBJECT.missing(
            String.join(", ", lacking) + " not there",
            "run as root; in a container: docker run --privileged …");
  }
}
