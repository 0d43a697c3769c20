// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Documented blocks as the page shows them.
 *
 * @param ran blocks that ran verbatim in a scenario that passed and is not a negative one
 * @param partly blocks that were tried as written, but ended with an error, in a scenario that
 *     failed, or in negative ones only
 * @param known number of blocks in the inventory, 0 when there is none
 */
record BlocksView(List<Block> ran, List<Block> partly, List<Block> notRun, int known) {

  /**
   * A block.
   *
   * @param sectionId as {@link BlockText} has it; empty, as are document and section, when the
   *     inventory does not have the block
   */
  record Block(
      String id,
      String document,
      String sectionId,
      String section,
      String kind,
      String text,
      List<ScenarioView> scenarios) {}

  static BlocksView of(ReportTexts texts, List<ScenarioView> scenarios) {
    Map<String, Set<ScenarioView>> passing = new LinkedHashMap<>();
    Map<String, Set<ScenarioView>> tried = new LinkedHashMap<>();
    Map<String, String> seen = new LinkedHashMap<>();
    for (ScenarioView scenario : scenarios) {
      Map<String, Set<ScenarioView>> counted =
          scenario.passed() && !scenario.result().negative() ? passing : tried;
      scenario.result().blocks().forEach(id -> add(counted, id, scenario));
      scenario.steps().stream()
          .flatMap(step -> step.happenings().stream())
          .forEach(
              happening -> {
                if (happening instanceof HappeningView.Command command && command.block() != null) {
                  add(tried, command.block(), scenario);
                  if (command.documented() != null) {
                    seen.putIfAbsent(command.block(), command.documented());
                  }
                } else if (happening instanceof HappeningView.ValuesPath values) {
                  values.blocks().forEach(id -> add(tried, id, scenario));
                }
              });
    }
    List<Block> ran = new ArrayList<>();
    List<Block> partly = new ArrayList<>();
    List<Block> notRun = new ArrayList<>();
    for (BlockText text : texts.blocks()) {
      Set<ScenarioView> passed = passing.remove(text.id());
      Set<ScenarioView> attempts = tried.remove(text.id());
      if (passed != null) {
        ran.add(block(texts, text, passed));
      } else if (attempts != null) {
        partly.add(block(texts, text, attempts));
      } else {
        notRun.add(block(texts, text, Set.of()));
      }
    }
    passing.forEach((id, by) -> ran.add(unknown(id, seen, by)));
    tried.keySet().removeAll(passing.keySet());
    tried.forEach((id, by) -> partly.add(unknown(id, seen, by)));
    return new BlocksView(ran, partly, notRun, texts.blocks().size());
  }

  private static void add(Map<String, Set<ScenarioView>> map, String id, ScenarioView scenario) {
    map.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(scenario);
  }

  private static Block block(ReportTexts texts, BlockText text, Set<ScenarioView> by) {
    return new Block(
        text.id(),
        texts.title(text.document()),
        text.sectionId(),
        text.section(),
        text.kind(),
        text.text(),
        worstFirst(by));
  }

  private static Block unknown(String id, Map<String, String> seen, Set<ScenarioView> by) {
    return new Block(id, "", "", "", "", seen.getOrDefault(id, ""), worstFirst(by));
  }

  private static List<ScenarioView> worstFirst(Set<ScenarioView> by) {
    return by.stream().sorted(ScenarioView.WORST_FIRST).toList();
  }
}
