// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * Finds the blocks of a Markdown document: fences, and commands and keys of charts' values in
 * running text.
 *
 * <p>Front matter and shortcodes are no blocks. Thread-safe.
 */
public final class DocumentReader {
  private static final Set<String> PROGRAMS =
      Set.of(
          "aws", "cat", "curl", "eksctl", "gcloud", "helm", "jq", "kubectl", "mysql", "rclone",
          "tar", "wget");
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A\\uFEFF?---[ \\t]*\\R.*?\\R---[ \\t]*(\\R|\\z)", Pattern.DOTALL);

  private final Parser parser = Parser.builder().build();
  private final CanonicalForm canonical;
  private final CommandFinder commands;

  public DocumentReader() {
    this(new CanonicalForm(), new CommandFinder(PROGRAMS));
  }

  DocumentReader(CanonicalForm canonical, CommandFinder commands) {
    this.canonical = canonical;
    this.commands = commands;
  }

  /**
   * Reads the blocks of a document in their order.
   *
   * @param document id of the document, the first part of every block's id
   * @param values tells keys of charts' values from other words
   */
  public List<Block> read(
      String document, String markdown, SectionNames names, ValuesPaths values) {
    Node root = parser.parse(FRONT_MATTER.matcher(markdown).replaceFirst(""));
    BlockCollector collector = new BlockCollector(document, names, canonical, commands, values);
    root.accept(collector);
    return collector.blocks();
  }
}
