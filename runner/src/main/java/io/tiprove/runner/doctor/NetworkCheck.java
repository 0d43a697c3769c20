// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.kubernetes.NodeNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks that no route of the machine leads into the node's networks. */
final class NetworkCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("network 198.18.0.0/15");
  private static final int ADDRESS = 198 << 24 | 18 << 16;
  private static final int MASK = 0xfffe0000;
  private static final int HEXADECIMAL = 16;

  private final Path proc;

  NetworkCheck(Path proc) {
    this.proc = proc;
  }

  @Override
  public Observation observe() {
    List<Route> taken;
    try {
      // Iface Destination Gateway Flags RefCnt Use Metric Mask …; numbers in the machine's order.
      taken =
          Files.readAllLines(proc.resolve("net/route")).stream()
              .skip(1)
              .map(line -> line.strip().split("\\s+", -1))
              .filter(words -> words.length > 7)
              .map(words -> new Route(words[0], number(words[1]), number(words[7])))
              .filter(Route::isTaken)
              .toList();
    } catch (IOException e) {
      return SUBJECT.warning(
          "routes cannot be read: " + e.getMessage(), "mount -t proc proc /proc");
    }
    if (taken.isEmpty()) {
      return SUBJECT.ok("no other interface uses it");
    }
    return SUBJECT.missing(
        "interface %s has a route into it".formatted(taken.get(0).device()),
        "ip route show dev %s; take the route out while tiprove runs"
            .formatted(taken.get(0).device()));
  }

  private static int number(String text) {
    return Integer.reverseBytes(Integer.parseUnsignedInt(text, HEXADECIMAL));
  }

  private record Route(String device, int destination, int mask) {
    boolean isTaken() {
      // A default route and other wide ones leave the narrower routes of the node in force.
      boolean narrow = Integer.bitCount(mask) >= Integer.bitCount(MASK);
      return narrow
          && (destination & MASK) == ADDRESS
          && !device.equals(NodeNetwork.HOST_INTERFACE);
    }
  }
}
