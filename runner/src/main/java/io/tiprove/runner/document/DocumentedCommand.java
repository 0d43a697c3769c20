// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command line of a document: a pipeline of argument vectors, perhaps redirected to a file.
 *
 * <p>The notation is the part of POSIX shell that documents need: single and double quotes,
 * backslashes, line continuation, {@code ${variable}} (names may hold {@code -}), {@code |} and one
 * {@code > file} at the end. Two commands that a shell would run alike are alike in {@link
 * #canonical()}, whatever their spacing and quoting. Immutable.
 */
public final class DocumentedCommand {
  private final String text;
  private final List<List<Word>> pipeline;
  private final @Nullable Word redirect;

  DocumentedCommand(String text, List<List<Word>> pipeline, @Nullable Word redirect) {
    this.text = text;
    this.pipeline = pipeline.stream().map(List::copyOf).toList();
    this.redirect = redirect;
  }

  /**
   * Reads a documented command line.
   *
   * @throws CommandSyntaxException if it is empty, or uses another feature of the shell
   */
  public static DocumentedCommand parse(String text) {
    return new CommandParser(text).parse();
  }

  /** The command as written. */
  public String text() {
    return text;
  }

  /** The programs with their arguments, in the order of the pipe; never empty. */
  public List<List<Word>> pipeline() {
    return pipeline;
  }

  /** The file that takes the standard output of the last program. */
  public Optional<Word> redirect() {
    return Optional.ofNullable(redirect);
  }

  /** Names of the variables in the order of their first reference. */
  public Set<String> variables() {
    return words()
        .flatMap(Word::variables)
        .collect(Collectors.toCollection(LinkedHashSet<String>::new));
  }

  /** The words without their spacing and quoting, for hashing: a line per argument or operator. */
  public String canonical() {
    String programs =
        pipeline.stream()
            .map(stage -> stage.stream().map(DocumentedCommand::line).collect(Collectors.joining()))
            .collect(Collectors.joining("|\n"));
    return redirect == null ? programs : programs + ">\n" + line(redirect);
  }

  // The length keeps a line break inside an argument apart from the end of the argument.
  private static String line(Word word) {
    String canonical = word.canonical();
    return canonical.length() + ":" + canonical + "\n";
  }

  private Stream<Word> words() {
    return Stream.concat(
        pipeline.stream().flatMap(List::stream), Optional.ofNullable(redirect).stream());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DocumentedCommand command && text.equals(command.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
