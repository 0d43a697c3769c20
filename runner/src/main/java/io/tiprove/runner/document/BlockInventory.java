// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one or more documents, found by id or by what they mean.
 *
 * <p>Files are {@code features/<document>/blocks.yaml}. Immutable.
 */
public final class BlockInventory {
  private static final String COMMENT =
      """
      SPDX-License-Identifier: Apache-2.0
      Made from the document by: ./tiprove inventory --document FILE --id DOCUMENT
      The hash is of the canonical form: argument vectors or tree, not layout. Do not edit.""";

  private final Map<String, Block> byId = new LinkedHashMap<>();
  private final Map<String, List<Block>> byHash = new LinkedHashMap<>();
  private final CanonicalForm canonical = new CanonicalForm();

  /**
   * Makes an inventory of the blocks in their order.
   *
   * @throws IllegalArgumentException if two blocks have one id
   */
  public BlockInventory(Collection<Block> blocks) {
    for (Block block : blocks) {
      if (byId.put(block.id(), block) != null) {
        throw new IllegalArgumentException("two blocks have the id " + block.id());
      }
      byHash.computeIfAbsent(block.hash(), hash -> new ArrayList<>()).add(block);
    }
  }

  /**
   * Loads inventory files into one inventory.
   *
   * @throws InvalidFileException if a file cannot be read, repeats an id, or has a command that its
   *     hash is not the hash of
   */
  public static BlockInventory load(Collection<Path> files) {
    YamlFile yaml = new YamlFile();
    CanonicalForm canonical = new CanonicalForm();
    Map<String, Block> blocks = new LinkedHashMap<>();
    for (Path file : files) {
      for (Block block : yaml.read(file, Content.class).blocks()) {
        if (blocks.put(block.id(), block) != null) {
          throw new InvalidFileException(file, "the block id " + block.id() + " occurs twice");
        }
        if (block.text() != null
            && !block.hash().equals(canonical.hash(block.kind(), block.text()))) {
          throw new InvalidFileException(
              file,
              "text and hash of block %s do not belong together; make the file anew with ./tiprove inventory"
                  .formatted(block.id()));
        }
      }
    }
    return new BlockInventory(blocks.values());
  }

  /** Writes the inventory of one document, so that {@link #load} reads it. */
  public void write(Path file) {
    new YamlFile().write(file, COMMENT, new Content(blocks()));
  }

  /** All blocks in their order. */
  public List<Block> blocks() {
    return List.copyOf(byId.values());
  }

  /** The block with an id. */
  public Optional<Block> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All blocks that mean what this command means, in their order. */
  public List<Block> matching(DocumentedCommand command) {
    return List.copyOf(byHash.getOrDefault(canonical.hash(command), List.of()));
  }

  /** All blocks that mean what this text of a kind means, in their order. */
  public List<Block> matching(BlockKind kind, String text) {
    return List.copyOf(byHash.getOrDefault(canonical.hash(kind, text), List.of()));
  }

  /**
   * The block that a command is, written anywhere in the documents.
   *
   * @param section where in the documents the procedure is: a block id or its beginning, a section
   *     slug or a heading; it decides between blocks that mean the same. Without it, or when it
   *     fits none of them, the first is taken.
   */
  public Optional<Block> find(DocumentedCommand command, @Nullable String section) {
    return choose(matching(command), section);
  }

  /** The block that a YAML, TOML or other text is; {@code section} as for commands. */
  public Optional<Block> find(BlockKind kind, String text, @Nullable String section) {
    return choose(matching(kind, text), section);
  }

  private static Optional<Block> choose(List<Block> candidates, @Nullable String section) {
    return candidates.stream()
        .filter(block -> section != null && block.isAt(section))
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  private record Content(List<Block> blocks) {}
}
