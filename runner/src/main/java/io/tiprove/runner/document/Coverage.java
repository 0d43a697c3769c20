// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which blocks of the documents ran verbatim.
 *
 * <p>Immutable.
 *
 * @param sections every section that has blocks, in the documents' order
 * @param unknown executed ids that no inventory has, sorted
 */
public record Coverage(List<Section> sections, List<String> unknown) {

  /**
   * A section's blocks.
   *
   * @param id document and section slug, such as {@code lightning/remote-mode}
   * @param heading headings in the document's words
   * @param ran ids of the blocks that ran, in the document's order
   * @param notRan ids of the others
   */
  public record Section(String id, String heading, List<String> ran, List<String> notRan) {
    public Section {
      ran = List.copyOf(ran);
      notRan = List.copyOf(notRan);
    }
  }

  public Coverage {
    sections = List.copyOf(sections);
    unknown = List.copyOf(unknown);
  }

  /** Compares the executed block ids with the inventory. */
  public static Coverage of(BlockInventory inventory, Collection<String> executed) {
    Set<String> ids = Set.copyOf(executed);
    Map<String, List<Block>> bySection = new LinkedHashMap<>();
    for (Block block : inventory.blocks()) {
      bySection.computeIfAbsent(block.sectionId(), id -> new ArrayList<>()).add(block);
    }
    List<Section> sections =
        bySection.entrySet().stream().map(e -> section(e.getKey(), e.getValue(), ids)).toList();
    List<String> unknown =
        ids.stream().filter(id -> inventory.find(id).isEmpty()).sorted().toList();
    return new Coverage(sections, unknown);
  }

  /** Number of blocks that ran. */
  public int ran() {
    return sections.stream().mapToInt(section -> section.ran().size()).sum();
  }

  /** Number of all blocks. */
  public int total() {
    return ran() + sections.stream().mapToInt(section -> section.notRan().size()).sum();
  }

  private static Section section(String id, List<Block> blocks, Set<String> ran) {
    return new Section(
        id,
        blocks.get(0).section(),
        blocks.stream().map(Block::id).filter(ran::contains).toList(),
        blocks.stream().map(Block::id).filter(block -> !ran.contains(block)).toList());
  }
}
