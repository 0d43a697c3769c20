// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code blocks.yaml} of a document from its Markdown and, when there is one, the {@code
 * sections.yaml} beside it.
 *
 * <p>Thread-safe.
 */
public final class InventoryGenerator {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

  private final DocumentReader reader;

  public InventoryGenerator(DocumentReader reader) {
    this.reader = reader;
  }

  /**
   * Reads {@code document} and writes {@code features/<id>/blocks.yaml}.
   *
   * @param features the folder {@code features}
   * @return the inventory that was written
   * @throws InvalidFileException if a file cannot be read or written
   * @throws IllegalArgumentException if {@code id} is not of lower-case letters, digits and -
   */
  public BlockInventory generate(Path document, String id, Path features) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "Document id '%s': expected lower-case letters, digits and -, such as volume-snapshot"
              .formatted(id));
    }
    Path folder = features.resolve(id);
    Content names = names(folder.resolve("sections.yaml"));
    BlockInventory inventory =
        new BlockInventory(
            reader.read(
                id,
                markdown(document),
                new SectionNames(names.sections() == null ? Map.of() : names.sections()),
                new ValuesPaths(names.values() == null ? Set.of() : names.values())));
    if (inventory.blocks().isEmpty()) {
      throw new InvalidFileException(
          document, "no commands and no fenced blocks found; is it a Markdown document?");
    }
    inventory.write(folder.resolve("blocks.yaml"));
    return inventory;
  }

  private static String markdown(Path document) {
    try {
      return Files.readString(document);
    } catch (NoSuchFileException e) {
      throw new InvalidFileException(document, "the file does not exist", e);
    } catch (IOException e) {
      throw new InvalidFileException(document, "cannot be read as UTF-8: " + e, e);
    }
  }

  private static Content names(Path file) {
    return Files.exists(file) ? new YamlFile().read(file, Content.class) : new Content(null, null);
  }

  /**
   * @param values keys at the top of the charts' values that the document names in running text
   */
  private record Content(
      @Nullable TreeMap<String, String> sections, @Nullable TreeSet<String> values) {}
}
