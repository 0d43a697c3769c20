// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Walks a parsed document and gives every block on the way its identity.
 *
 * <p>Used once, by one thread.
 */
final class BlockCollector extends AbstractVisitor {
  private final String document;
  private final SectionNames names;
  private final CanonicalForm canonical;
  private final CommandFinder commands;
  private final ValuesPaths values;
  private final TextContentRenderer headings = TextContentRenderer.builder().build();
  private final SectionTracker sections = new SectionTracker();
  private final Deque<String> place = new ArrayDeque<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();

  BlockCollector(
      String document,
      SectionNames names,
      CanonicalForm canonical,
      CommandFinder commands,
      ValuesPaths values) {
    this.document = document;
    this.names = names;
    this.canonical = canonical;
    this.commands = commands;
    this.values = values;
  }

  List<Block> blocks() {
    return List.copyOf(blocks);
  }

  @Override
  public void visit(Heading heading) {
    sections.enter(heading.getLevel(), headings.render(heading).strip());
  }

  @Override
  public void visit(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    int number = start == null ? 1 : start;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      visitItem(item, Integer.toString(number++));
    }
  }

  @Override
  public void visit(BulletList list) {
    char letter = 'a';
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      visitItem(item, Character.toString(letter));
      // Beyond 26 bullets the place is no longer exact; the ordinal still is.
      letter = letter == 'z' ? 'z' : (char) (letter + 1);
    }
  }

  private void visitItem(Node item, String position) {
    place.addLast(position);
    item.accept(this);
    place.removeLast();
  }

  @Override
  public void visit(FencedCodeBlock fence) {
    BlockKind kind = BlockKind.ofFence(fence.getInfo() == null ? "" : fence.getInfo());
    String literal = fence.getLiteral();
    if (kind == BlockKind.COMMAND) {
      commands.inFence(literal).forEach(command -> add(kind, command));
    } else {
      add(kind, literal);
      commands.inComments(literal).forEach(command -> add(BlockKind.COMMAND, command));
    }
  }

  @Override
  public void visit(Code code) {
    if (commands.isCommand(code.getLiteral())) {
      add(BlockKind.COMMAND, code.getLiteral().strip());
    } else if (values.isPath(code.getLiteral().strip())) {
      add(BlockKind.VALUES, code.getLiteral().strip());
    }
  }

  private void add(BlockKind kind, String text) {
    List<String> path = sections.headings();
    String where = String.join(".", place);
    String prefix =
        document
            + "/"
            + names.slug(path, sections.number())
            + (where.isEmpty() ? "" : "/" + where)
            + "#"
            + kind.label();
    int ordinal = ordinals.merge(prefix, 1, Integer::sum);
    blocks.add(
        new Block(
            prefix + "-" + ordinal,
            String.join(" / ", path),
            where,
            kind,
            ordinal,
            canonical.hash(kind, text),
            kind == BlockKind.COMMAND || kind == BlockKind.VALUES ? text : null));
  }
}
