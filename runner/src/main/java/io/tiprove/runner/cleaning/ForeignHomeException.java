// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

/** The folder that is to be cleaned is not known to be the harness's own. */
public final class ForeignHomeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ForeignHomeException(String message) {
    super(message);
  }
}
