// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.document.Clauses;
import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.FeatureCatalogue;
import io.tiprove.runner.engine.FeatureReader;
import io.tiprove.runner.engine.PreviousRun;
import io.tiprove.runner.engine.RunParts;
import io.tiprove.runner.engine.ScenarioDescription;
import io.tiprove.runner.engine.ScenarioIndex;
import io.tiprove.runner.engine.Selection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiprove list}: scenarios with tags, clause ids and last result. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists scenarios with their tags, clauses and last result.")
public final class ListCommand implements Callable<Integer> {
  private final RunParts parts;
  private final Supplier<Clauses> clauses;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioFilter filter = new ScenarioFilter();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/tiprove",
      description = "Folder of the last run (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target/tiprove");

  @Option(
      names = "--markdown",
      description =
          "Print the page docs/scenarios.md instead: all scenarios by document and clause.")
  private boolean markdown;

  /**
   * @param clauses read when the page is asked for
   */
  public ListCommand(RunParts parts, Supplier<Clauses> clauses) {
    this.parts = parts;
    this.clauses = clauses;
  }

  @Override
  public Integer call() {
    FeatureCatalogue catalogue =
        new FeatureReader(parts.features(), parts.clauses()::contains).read();
    if (markdown) {
      return page(catalogue);
    }
    Selection selection =
        Selection.of(
            catalogue,
            filter.tags(),
            filter.name(),
            scenario -> true,
            everythingRequired(catalogue),
            true);
    Optional<PreviousRun> previous = PreviousRun.in(out);
    PrintWriter writer = spec.commandLine().getOut();
    for (ScenarioDescription scenario : selection.toRun()) {
      String last = previous.flatMap(run -> run.status(scenario.id())).orElse("-");
      writer.println("%-7s %s".formatted(last.equals("notRun") ? "not run" : last, scenario.id()));
      writer.println("        " + scenario.name());
      if (!scenario.tags().isEmpty()) {
        writer.println("        tags: " + String.join(" ", scenario.tags()));
      }
      if (!scenario.clauses().isEmpty()) {
        writer.println("        clauses: " + String.join(" ", scenario.clauses()));
      }
    }
    writer.println("%d scenarios".formatted(selection.toRun().size()));
    writer.flush();
    return 0;
  }

  private int page(FeatureCatalogue catalogue) {
    if (filter.tags().isPresent() || filter.name().isPresent()) {
      throw new BadInputException(
          "expected --markdown without --tags and --name, as its page is about all scenarios: leave them out");
    }
    PrintWriter writer = spec.commandLine().getOut();
    writer.print(new ScenarioIndex(catalogue, clauses.get()).markdown());
    writer.flush();
    return 0;
  }

  /** A list is about what there is, not about what can run here. */
  private static Set<String> everythingRequired(FeatureCatalogue catalogue) {
    return catalogue.scenarios().stream()
        .flatMap(scenario -> scenario.requires().stream())
        .collect(Collectors.toSet());
  }
}
