// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the harness's version from its archive. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "tiprove "
          + Objects.requireNonNullElse(
              Version.class.getPackage().getImplementationVersion(), "(built from source)")
    };
  }
}
