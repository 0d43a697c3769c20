// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.progress;

/**
 * Tells the user how far long work has come.
 *
 * <p>Thread-safe: stages may run side by side.
 */
public interface Progress extends AutoCloseable {

  /**
   * Begins a stage; closing it ends it.
   *
   * @param name what is done, the same in every run, as the time it takes is kept under it
   * @param total number of units of work, or 0 when it is not known
   */
  Stage stage(String name, long total);

  /** Shows a line of text. */
  void line(String text);

  @Override
  void close();

  /** A piece of work under way. Thread-safe. */
  interface Stage extends AutoCloseable {

    /** Says that so many more units are done. */
    void advance(long units);

    /** Says what is being done at this moment. */
    void detail(String text);

    @Override
    void close();
  }
}
