// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one documented command line, character by character.
 *
 * <p>What a shell would treat specially and this notation lacks is refused, never passed on as
 * text: a command that runs here means what it means in a shell. Used once.
 */
final class CommandParser {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_-]*)}");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");
  private static final Pattern BRACES = Pattern.compile("\\{[^\\s{}]*(,|\\.\\.)[^\\s{}]*}");
  private static final Set<String> RESERVED =
      Set.of("!", "{", "}", "if", "for", "while", "until", "case", "function");

  private final String source;
  private final String text;
  private final List<List<Word>> pipeline = new ArrayList<>();
  private List<Word> stage = new ArrayList<>();
  private @Nullable Word redirect;
  private int at;

  CommandParser(String source) {
    this.source = source;
    this.text = source.replace("\r\n", "\n");
  }

  DocumentedCommand parse() {
    skipSpaceAndLines();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        int end = at;
        skipSpaceAndLines();
        if (at < text.length()) {
          throw problem(end, "a second command after the line break");
        }
      } else if (redirect != null) {
        throw problem(at, "text after the file of the redirect");
      } else if (c == '|') {
        pipe();
      } else if (c == '>') {
        redirect();
      } else {
        argument();
      }
      skipSpace();
    }
    if (stage.isEmpty()) {
      throw problem(at, pipeline.isEmpty() ? "no command" : "no command after the pipe");
    }
    pipeline.add(stage);
    return new DocumentedCommand(source, pipeline, redirect);
  }

  private void pipe() {
    if (stage.isEmpty()) {
      throw problem(at, "no command before the pipe");
    }
    if (next('|') || next('&')) {
      throw problem(at, "the operator " + text.substring(at, at + 2));
    }
    pipeline.add(stage);
    stage = new ArrayList<>();
    at++;
    skipSpaceAndLines();
  }

  private void redirect() {
    int start = at;
    if (stage.isEmpty()) {
      throw problem(start, "no command before the redirect");
    }
    if (next('>') || next('&') || next('|')) {
      throw problem(start, "the redirect " + text.substring(at, at + 2));
    }
    at++;
    skipSpace();
    if (at >= text.length() || "|>\n".indexOf(text.charAt(at)) >= 0) {
      throw problem(start, "a redirect without a file");
    }
    redirect = word();
  }

  private void argument() {
    int start = at;
    Word word = word();
    String written = text.substring(start, at);
    if (stage.isEmpty() && RESERVED.contains(written)) {
      throw problem(start, "the shell's reserved word " + written);
    }
    if (stage.isEmpty() && ASSIGNMENT.matcher(written).matches()) {
      throw problem(start, "an assignment before the command");
    }
    if (at < text.length()
        && text.charAt(at) == '>'
        && written.chars().allMatch(Character::isDigit)) {
      throw problem(start, "the redirect of a numbered descriptor");
    }
    stage.add(word);
  }

  private Word word() {
    WordBuilder word = new WordBuilder();
    int start = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case ' ', '\t', '\n', '|', '>' -> {
          return word.build();
        }
        case '\'' -> singleQuoted(word);
        case '"' -> doubleQuoted(word);
        case '\\' -> escape(word);
        case '$' -> dollar(word, false);
        default -> {
          refuseUnquoted(c, start);
          word.append(c);
          at++;
        }
      }
    }
    return word.build();
  }

  private void refuseUnquoted(char c, int wordStart) {
    switch (c) {
      case ';' -> throw problem(at, "the operator ;");
      case '&' -> throw problem(at, "the operator " + (next('&') ? "&&" : "&"));
      case '<' -> throw problem(at, next('<') ? "a here-document <<" : "the redirect <");
      case '(', ')' -> throw problem(at, "a parenthesis");
      case '`' -> throw problem(at, "command substitution with `");
      case '*', '?', '[' -> throw problem(at, "the file name pattern " + c);
      default -> {
        // Special in certain places only; handled below.
      }
    }
    if (c == '#' && at == wordStart) {
      throw problem(at, "a comment");
    }
    if (c == '~' && at == wordStart) {
      throw problem(at, "the home folder ~");
    }
    if (c == '{' && BRACES.matcher(text).region(at, text.length()).lookingAt()) {
      throw problem(at, "brace expansion");
    }
  }

  private void singleQuoted(WordBuilder word) {
    int end = text.indexOf('\'', at + 1);
    if (end < 0) {
      throw problem(at, "a single quote that is not closed");
    }
    word.append(text.substring(at + 1, end));
    at = end + 1;
  }

  private void doubleQuoted(WordBuilder word) {
    int start = at;
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> {
          at++;
          return;
        }
        case '`' -> throw problem(at, "command substitution with `");
        case '$' -> dollar(word, true);
        case '\\' -> {
          // Inside double quotes a backslash is itself unless it stands before one of these.
          if (at + 1 < text.length() && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
            escape(word);
          } else {
            word.append(c);
            at++;
          }
        }
        default -> {
          word.append(c);
          at++;
        }
      }
    }
    throw problem(start, "a double quote that is not closed");
  }

  private void escape(WordBuilder word) {
    if (at + 1 >= text.length()) {
      throw problem(at, "a backslash with nothing after it");
    }
    char escaped = text.charAt(at + 1);
    if (escaped != '\n') {
      word.append(escaped);
    }
    at += 2;
  }

  private void dollar(WordBuilder word, boolean quoted) {
    Matcher variable = VARIABLE.matcher(text).region(at, text.length());
    if (variable.lookingAt()) {
      word.variable(variable.group(1));
      at = variable.end();
    } else if (next('{')) {
      throw problem(
          at, "a parameter expansion other than ${name} (letters, digits, _ and - in the name)");
    } else if (next('(')) {
      throw problem(at, "command substitution with $(");
    } else if (!quoted && (next('\'') || next('"'))) {
      throw problem(at, "the quoting $" + text.charAt(at + 1));
    } else if (at + 1 < text.length() && isParameter(text.charAt(at + 1))) {
      throw problem(at, "a variable without braces");
    } else {
      word.append('$');
      at++;
    }
  }

  private static boolean isParameter(char c) {
    return Character.isLetterOrDigit(c) || "_@*#?-$!".indexOf(c) >= 0;
  }

  private boolean next(char expected) {
    return at + 1 < text.length() && text.charAt(at + 1) == expected;
  }

  private void skipSpace() {
    while (at < text.length()) {
      if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
        at++;
      } else {
        return;
      }
    }
  }

  private void skipSpaceAndLines() {
    skipSpace();
    while (at < text.length() && text.charAt(at) == '\n') {
      at++;
      skipSpace();
    }
  }

  private CommandSyntaxException problem(int offset, String what) {
    return CommandSyntaxException.at(text, offset, what);
  }

  /** Collects the parts of a word, joining literals that touch. */
  private static final class WordBuilder {
    private final List<Word.Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    void append(char c) {
      literal.append(c);
    }

    void append(String s) {
      literal.append(s);
    }

    void variable(String name) {
      flush();
      parts.add(new Word.Variable(name));
    }

    Word build() {
      flush();
      return new Word(parts);
    }

    private void flush() {
      if (!literal.isEmpty()) {
        parts.add(new Word.Literal(literal.toString()));
        literal.setLength(0);
      }
    }
  }
}
