// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the page's template can say: {@code say} for words of the report, {@code took} for
 * durations, {@code moment} for instants.
 *
 * <p>The engine finds public methods only: that is why the views' methods are public in classes
 * that are not.
 */
final class PageVocabulary extends AbstractExtension {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Wording wording;

  PageVocabulary(Wording wording) {
    this.wording = wording;
  }

  @Override
  public Map<String, Filter> getFilters() {
    return Map.of(
        "say", new Say(wording),
        "took", new Took(),
        "moment", new Moment());
  }

  private record Say(Wording wording) implements Filter {
    private static final List<String> ARGUMENTS = List.of("0", "1", "2", "3", "4");

    @Override
    public List<String> getArgumentNames() {
      return ARGUMENTS;
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber)
        throws PebbleException {
      List<Object> values = new ArrayList<>();
      for (String name : ARGUMENTS) {
        if (args.containsKey(name)) {
          values.add(args.get(name));
        }
      }
      return wording.say(input.toString(), values);
    }
  }

  private record Took() implements Filter {
    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      return new Elapsed(((Number) input).longValue()).toString();
    }
  }

  private record Moment() implements Filter {
    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext context,
        int lineNumber) {
      return MOMENT.format((Instant) input);
    }
  }
}
