// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.programs.ProgramPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks by trial that the kernel takes nftables rules for address translation. */
final class PacketFilterCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("packet filter");
  private static final int DEPTH = 2;

  private final ProvidedPrograms programs;
  private final Tools tools;

  PacketFilterCheck(ProvidedPrograms programs, Tools tools) {
    this.programs = programs;
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    Optional<Path> debian = programs.folder(ProgramPart.DEBIAN);
    Optional<Path> libraries = debian.flatMap(PacketFilterCheck::libraries);
    Tools.Result result =
        libraries.isPresent()
            ? tools.run(
                Map.of(
                    "LD_LIBRARY_PATH", libraries.get().toString(),
                    "XTABLES_LIBDIR", libraries.get().resolve("xtables").toString()),
                "unshare",
                "--net",
                debian.get().resolve("usr/sbin/xtables-nft-multi").toString(),
                "iptables",
                "-t",
                "nat",
                "-A",
                "POSTROUTING",
                "-j",
                "MASQUERADE")
            : tools.run(
                "unshare",
                "--net",
                "iptables-nft",
                "-t",
                "nat",
                "-A",
                "POSTROUTING",
                "-j",
                "MASQUERADE");
    if (result.succeeded()) {
      return SUBJECT.ok("address translation by nftables works in a network namespace");
    }
    if (libraries.isEmpty()) {
      return SUBJECT.ok("not tried: iptables comes with the first set-up");
    }
    return SUBJECT.missing(
        result.lastLine(), "modprobe -a nf_tables nft_compat nft_chain_nat xt_MASQUERADE");
  }

  private static Optional<Path> libraries(Path debian) {
    try (Stream<Path> found =
        Files.find(debian.resolve("usr/lib"), DEPTH, (path, a) -> path.endsWith("xtables"))) {
      return found.findFirst().map(Path::getParent);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
