// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How a document's inventory differs from an earlier one.
 *
 * <p>A block that means the same at another place has moved; one that means something else at the
 * same place has changed. Immutable.
 *
 * @param added blocks that are new
 * @param changed blocks that mean something else now
 * @param moved blocks that have another id now
 * @param removed blocks that are gone
 */
public record InventoryChanges(
    List<Block> added, List<Pair> changed, List<Pair> moved, List<Block> removed) {

  /** A block before and after. */
  public record Pair(Block before, Block after) {}

  public InventoryChanges {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    moved = List.copyOf(moved);
    removed = List.copyOf(removed);
  }

  /** Compares two inventories of one document. */
  public static InventoryChanges between(BlockInventory before, BlockInventory after) {
    List<Block> removed = new ArrayList<>(before.blocks());
    List<Block> added = new ArrayList<>(after.blocks());
    pair(removed, added, (b, a) -> b.id().equals(a.id()) && b.hash().equals(a.hash()));
    List<Pair> moved = pair(removed, added, (b, a) -> b.hash().equals(a.hash()));
    List<Pair> changed = pair(removed, added, (b, a) -> b.id().equals(a.id()));
    return new InventoryChanges(added, changed, moved, removed);
  }

  /** Whether the two are the same. */
  public boolean none() {
    return added.isEmpty() && changed.isEmpty() && moved.isEmpty() && removed.isEmpty();
  }

  /** A line or two for each difference. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    added.forEach(block -> lines.add("new      " + described(block)));
    for (Pair pair : changed) {
      lines.add("changed  " + described(pair.after()));
      if (pair.before().text() != null) {
        lines.add("    was  " + oneLine(pair.before().text()));
      }
    }
    moved.forEach(
        pair -> lines.add("moved    %s -> %s".formatted(pair.before().id(), pair.after().id())));
    removed.forEach(block -> lines.add("gone     " + described(block)));
    return lines;
  }

  /** Takes matching blocks out of both lists. */
  private static List<Pair> pair(
      List<Block> before, List<Block> after, BiPredicate<Block, Block> match) {
    List<Pair> pairs = new ArrayList<>();
    for (Block block : List.copyOf(after)) {
      Optional<Block> earlier = before.stream().filter(each -> match.test(each, block)).findFirst();
      if (earlier.isPresent()) {
        pairs.add(new Pair(earlier.get(), block));
        before.remove(earlier.get());
        after.remove(block);
      }
    }
    return pairs;
  }

  private static String described(Block block) {
    return block.text() == null ? block.id() : block.id() + "  " + oneLine(block.text());
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\\\?\\R\\s*", " ");
  }
}
