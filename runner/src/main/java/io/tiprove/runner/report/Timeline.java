// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of what happened when: lanes of bars over a common axis.
 *
 * <p>Horizontal positions are percentages of the width, vertical ones pixels.
 *
 * @param id unique in the page
 * @param words the same in words, for those who don't see the picture
 * @param omitted number of lanes that were left out
 */
record Timeline(
    String id,
    String title,
    String description,
    int height,
    List<TimeScale.Tick> ticks,
    List<Lane> lanes,
    List<String> words,
    int omitted) {

  static final int TOP = 4;
  static final int LABEL = 15;
  static final int BAR = 12;
  static final int GAP = 7;
  static final int AXIS = 22;

  /** Height of a lane with its label. */
  static final int LANE = LABEL + BAR + GAP;

  record Lane(int labelY, String label, List<Bar> bars, List<Mark> marks) {}

  /**
   * A bar.
   *
   * @param tone name of its style
   * @param label short text inside it, or null where it would not fit
   * @param href address that it leads to, or null
   */
  record Bar(
      String x,
      int y,
      String width,
      int height,
      String tone,
      String title,
      @Nullable String label,
      @Nullable String href) {}

  /** The end of an object's life. */
  record Mark(String x, int y, String tone, String title) {}
}
