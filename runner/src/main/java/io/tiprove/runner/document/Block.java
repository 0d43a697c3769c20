// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A block of a document, with an identity that outlives changes of its layout.
 *
 * <p>The id says where the block is, {@code lightning/remote-mode/2.a.1#yaml-1}: document, section,
 * place, kind and ordinal. The hash says what it is. Immutable.
 *
 * @param id document, section slug, place, kind and ordinal
 * @param section headings above the block, in the document's words, joined by {@code " / "}; empty
 *     before the first heading below the title
 * @param place position in the section's lists, {@code 2.a.1} for item 2, first bullet, item 1;
 *     empty outside lists
 * @param ordinal number among the blocks of its kind at its place, from 1
 * @param hash {@code sha256:} and the hash of the canonical form, in hexadecimal
 * @param text the command or the values path as written; null for other kinds, whose text stays in
 *     the document
 */
@JsonPropertyOrder({"id", "section", "place", "kind", "ordinal", "hash", "text"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Block(
    String id,
    @Nullable String section,
    @Nullable String place,
    BlockKind kind,
    int ordinal,
    String hash,
    @Nullable String text) {

  public Block {
    section = section == null ? "" : section;
    place = place == null ? "" : place;
  }

  /** Id of the document, the part of the id before the first slash. */
  @JsonIgnore
  public String document() {
    int slash = id.indexOf('/');
    return slash < 0 ? id : id.substring(0, slash);
  }

  /** Id without the place, kind and ordinal: document and section slug. */
  @JsonIgnore
  public String sectionId() {
    String[] parts = id.replaceFirst("#.*", "").split("/", 3);
    return parts.length < 2 ? parts[0] : parts[0] + "/" + parts[1];
  }

  /**
   * Whether {@code hint} names the place of this block: its id or the start of it up to a border,
   * the section's slug, or a heading of the section.
   */
  public boolean isAt(String hint) {
    return id.equals(hint)
        || id.startsWith(hint + "/")
        || id.startsWith(hint + "#")
        || sectionId().endsWith("/" + hint)
        || section().equals(hint)
        || section().endsWith(" / " + hint);
  }
}
