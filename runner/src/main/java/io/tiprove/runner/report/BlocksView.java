// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Documented blocks as the page shows them.
 *
 * @param known number of blocks in the inventory, 0 when there is none
 */
record BlocksView(List<Block> ran, List<Block> notRun, int known) {

  record Block(
      String id,
      String document,
      String section,
      String kind,
      String text,
      List<ScenarioView> scenarios) {}

  static BlocksView of(ReportTexts texts, List<ScenarioView> scenarios) {
    Map<String, List<ScenarioView>> runs = new LinkedHashMap<>();
    Map<String, String> seen = new LinkedHashMap<>();
    for (ScenarioView scenario : scenarios) {
      scenario
          .result()
          .blocks()
          .forEach(id -> runs.computeIfAbsent(id, key -> new ArrayList<>()).add(scenario));
      scenario.steps().stream()
          .flatMap(step -> step.happenings().stream())
          .filter(HappeningView.Command.class::isInstance)
          .map(HappeningView.Command.class::cast)
          .filter(command -> command.block() != null && command.documented() != null)
          .forEach(command -> seen.putIfAbsent(command.block(), command.documented()));
    }
    runs.values().forEach(by -> by.sort(ScenarioView.WORST_FIRST));
    List<Block> ran = new ArrayList<>();
    List<Block> notRun = new ArrayList<>();
    for (BlockText text : texts.blocks()) {
      List<ScenarioView> by = runs.remove(text.id());
      (by == null ? notRun : ran)
          .add(
              new Block(
                  text.id(),
                  texts.title(text.document()),
                  text.section(),
                  text.kind(),
                  text.text(),
                  by == null ? List.of() : by));
    }
    runs.forEach((id, by) -> ran.add(new Block(id, "", "", "", seen.getOrDefault(id, ""), by)));
    return new BlocksView(ran, notRun, texts.blocks().size());
  }
}
