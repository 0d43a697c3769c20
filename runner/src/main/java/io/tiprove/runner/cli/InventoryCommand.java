// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.DocumentReader;
import io.tiprove.runner.document.InvalidFileException;
import io.tiprove.runner.document.InventoryChanges;
import io.tiprove.runner.document.InventoryGenerator;
import io.tiprove.runner.engine.BadInputException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiprove inventory}: makes the block inventory of a document, and says what changed. */
@Command(
    name = "inventory",
    mixinStandardHelpOptions = true,
    description = "Makes features/DOCUMENT/blocks.yaml from a document, and says what changed.")
public final class InventoryCommand implements Callable<Integer> {
  private static final Pattern UNNAMED = Pattern.compile("[^/]+/section-[0-9.]+");

  private final Path features;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--document",
      paramLabel = "FILE",
      required = true,
      description = "The document's Markdown source.")
  private Path document = Path.of("");

  @Option(
      names = "--id",
      paramLabel = "DOCUMENT",
      required = true,
      description = "The document's folder in features, such as lightning.")
  private String id = "";

  /**
   * @param features folder of the features
   */
  public InventoryCommand(Path features) {
    this.features = features;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path file = features.resolve(id).resolve("blocks.yaml");
    BlockInventory before = earlier(file, out);
    BlockInventory after = generate();
    InventoryChanges changes = InventoryChanges.between(before, after);
    changes.lines().forEach(out::println);
    out.println(
        changes.none()
            ? "%s: %d blocks, as before".formatted(file, after.blocks().size())
            : "%s: %d blocks; %d new, %d changed, %d moved, %d gone"
                .formatted(
                    file,
                    after.blocks().size(),
                    changes.added().size(),
                    changes.changed().size(),
                    changes.moved().size(),
                    changes.removed().size()));
    after.blocks().stream()
        .filter(block -> UNNAMED.matcher(block.sectionId()).matches())
        .map(Block::section)
        .distinct()
        .forEach(
            section ->
                out.println(
                    "Section «%s» has no English name; give it one in %s"
                        .formatted(section, file.resolveSibling("sections.yaml"))));
    out.flush();
    return 0;
  }

  private BlockInventory generate() {
    try {
      return new InventoryGenerator(new DocumentReader()).generate(document, id, features);
    } catch (IllegalArgumentException | InvalidFileException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A file that cannot be read is what this command mends. */
  private static BlockInventory earlier(Path file, PrintWriter out) {
    try {
      return Files.exists(file)
          ? BlockInventory.load(List.of(file))
          : new BlockInventory(List.of());
    } catch (InvalidFileException e) {
      out.println("The earlier inventory is replaced: " + e.getMessage());
      return new BlockInventory(List.of());
    }
  }
}
