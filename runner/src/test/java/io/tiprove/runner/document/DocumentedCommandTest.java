// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentedCommandTest {

  @Test
  void readsWordsVariablesAndRedirect() {
    DocumentedCommand command =
        DocumentedCommand.parse(
            "helm inspect values repo/chart --version=${chart_version} > values.yaml");
    assertThat(canonical(command))
        .containsExactly(
            List.of("helm", "inspect", "values", "repo/chart", "--version=${chart_version}"));
    assertThat(command.redirect().orElseThrow().canonical()).isEqualTo("values.yaml");
    assertThat(command.variables()).containsExactly("chart_version");
    assertThat(command.text()).startsWith("helm inspect").endsWith("> values.yaml");
  }

  @Test
  void readsPipesAndNamesWithHyphens() {
    DocumentedCommand command = DocumentedCommand.parse("cat ${service-account-file} | jq -c .");
    assertThat(canonical(command))
        .containsExactly(List.of("cat", "${service-account-file}"), List.of("jq", "-c", "."));
    assertThat(command.redirect()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      value = {
        "a 'b c' @ b c",
        "a \"b c\" @ b c",
        "a b\\ c @ b c",
        "a b' 'c @ b c",
        "a \"b\\\"c\" @ b\"c",
        "a \"b\\c\" @ b\\c",
        "a '\\' @ \\",
        "a b\\'c @ b'c",
        "a '$(b)' @ $$(b)",
        "a '${b}' @ $${b}",
        "a \\${b} @ $${b}",
        "a \"${b}\" @ ${b}",
        "a x${b}y @ x${b}y",
        "a '*?[;&|<>`' @ *?[;&|<>`",
        "a b#c @ b#c",
        "a b~c @ b~c",
        "a {.status} @ {.status}",
        "a 5$ @ 5$$",
        "a 导入 @ 导入",
      })
  void resolvesQuotesAsAShellDoes(String text, String argument) {
    assertThat(canonical(DocumentedCommand.parse(text))).containsExactly(List.of("a", argument));
  }

  @Test
  void keepsEmptyArguments() {
    assertThat(canonical(DocumentedCommand.parse("a '' \"\" b")))
        .containsExactly(List.of("a", "", "", "b"));
  }

  @Test
  void joinsContinuedLines() {
    String text = "a \\\n  b \\\r\n  --c=\\\nd\n";
    assertThat(canonical(DocumentedCommand.parse(text)))
        .containsExactly(List.of("a", "b", "--c=d"));
    assertThat(DocumentedCommand.parse(text).text()).isEqualTo(text);
    assertThat(canonical(DocumentedCommand.parse("a |\n b")))
        .containsExactly(List.of("a"), List.of("b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '~',
      value = {
        "a; b @ 2 @ operator ;",
        "a && b @ 3 @ operator &&",
        "a & @ 3 @ operator &",
        "a || b @ 3 @ operator ||",
        "a |& b @ 3 @ operator |&",
        "a $(b) @ 3 @ command substitution",
        "a \"x$(b)\" @ 5 @ command substitution",
        "a `b` @ 3 @ command substitution",
        "a \"`b`\" @ 4 @ command substitution",
        "a *.yaml @ 3 @ pattern *",
        "a b? @ 4 @ pattern ?",
        "a {.items[0]} @ 10 @ pattern [",
        "a --set x={b,c} @ 11 @ brace expansion",
        "a << EOF @ 3 @ here-document",
        "a < b @ 3 @ redirect <",
        "a >> b @ 3 @ redirect >>",
        "a 2> b @ 3 @ numbered descriptor",
        "a >&2 @ 3 @ redirect >&",
        "a > b c @ 7 @ after the file",
        "a > b | c @ 7 @ after the file",
        "a > @ 3 @ without a file",
        "a | @ 4 @ no command after the pipe",
        "| a @ 1 @ before the pipe",
        "> a @ 1 @ before the redirect",
        "a $b @ 3 @ without braces",
        "a $1 @ 3 @ without braces",
        "a ${b:-c} @ 3 @ parameter expansion",
        "a ${b @ 3 @ parameter expansion",
        "a $'b' @ 3 @ quoting $'",
        "a 'b @ 3 @ single quote",
        "a \"b @ 3 @ double quote",
        "a b\\ @ 4 @ backslash",
        "a # b @ 3 @ comment",
        "a ~/b @ 3 @ home folder",
        "A=b c @ 1 @ assignment",
        "if a @ 1 @ reserved word if",
        "! a @ 1 @ reserved word !",
        "(a) @ 1 @ parenthesis",
      })
  void refusesOtherFeaturesAndNamesThePlace(String text, int column, String problem) {
    assertThatThrownBy(() -> DocumentedCommand.parse(text))
        .isInstanceOfSatisfying(
            CommandSyntaxException.class,
            e -> {
              assertThat(e).hasMessageContaining(problem).hasMessageContaining(text);
              assertThat(e.column()).isEqualTo(column);
            });
  }

  @Test
  void namesTheLineOfASecondCommand() {
    assertThatThrownBy(() -> DocumentedCommand.parse("a b\nc d"))
        .hasMessageContaining("a second command")
        .hasMessageContaining("line 1, column 4");
    assertThatThrownBy(() -> DocumentedCommand.parse("a \\\n  b; c"))
        .hasMessageContaining("line 2, column 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void refusesNothing(String text) {
    assertThatThrownBy(() -> DocumentedCommand.parse(text)).hasMessageContaining("no command");
  }

  @Test
  void canonicalFormIgnoresLayoutOnly() {
    String form = DocumentedCommand.parse("a b ${c} > d").canonical();
    assertThat(DocumentedCommand.parse("a  'b' \\\n \"${c}\" >d").canonical()).isEqualTo(form);
    assertThat(
            List.of(
                "a b ${c}",
                "a b '${c}' > d",
                "a 'b ${c}' > d",
                "a b '' ${c} > d",
                "a | b ${c} > d"))
        .allSatisfy(
            other -> assertThat(DocumentedCommand.parse(other).canonical()).isNotEqualTo(form));
  }

  @Test
  void anythingInSingleQuotesIsOneLiteralArgument() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      String value =
          random
              .ints(1 + random.nextInt(12), 9, 127)
              .filter(c -> c != '\'')
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      DocumentedCommand command = DocumentedCommand.parse("a '" + value + "'");
      assertThat(command.pipeline().get(0).get(1).bind(name -> "bound")).isEqualTo(value);
    }
  }

  @Test
  void anyTextIsEitherReadOrRefusedWithAPlace() {
    Random random = new Random(11);
    String alphabet = "ab \t\n'\"\\$ {}-|>;&<`*#~=()";
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(14), 0, alphabet.length())
          .forEach(c -> text.append(alphabet.charAt(c)));
      try {
        assertThat(DocumentedCommand.parse(text.toString()).pipeline()).isNotEmpty();
      } catch (CommandSyntaxException e) {
        assertThat(e.column()).isPositive();
      }
    }
  }

  private static List<List<String>> canonical(DocumentedCommand command) {
    return command.pipeline().stream()
        .map(stage -> stage.stream().map(Word::canonical).toList())
        .toList();
  }
}
