// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces every registered secret in a text by {@code ***}.
 *
 * <p>A secret is found as it is, in Base64 (alone, or at any of the three alignments inside a
 * longer encoded text; the standard and the URL alphabet), percent-encoded, escaped for JSON (as
 * Jackson and as Go write it) and escaped for HTML. Each line of a secret of several lines (a
 * private key) counts as a secret of its own, for output that is indented or cut into lines. Where
 * secrets overlap, the union is masked.
 *
 * <p>Values shorter than {@value #SHORTEST} characters are ignored: masking them would mask
 * ordinary words and numbers. Base64 that was wrapped into lines, or encoded twice, is not found;
 * of a secret inside a longer Base64 text, up to four bits at either end share a character with
 * their neighbours and stay. Thread-safe: a secret is masked in every call that begins after {@link
 * #add} returned.
 */
public final class SecretMasker {
  /** Length in characters below which a value is not taken for a secret. */
  public static final int SHORTEST = 4;

  private static final String MASK = "***";
  // A fragment of a Base64 text that is shorter than this would be found in innocent texts.
  private static final int SHORTEST_FRAGMENT = 6;

  private final Set<String> secrets = new HashSet<>();
  private final Set<String> forms = new LinkedHashSet<>();
  private volatile Forms texts = Forms.of(List.of());
  // The same forms as UTF-8 bytes, one char a byte, so that bytes that are no UTF-8 stay intact.
  private volatile Forms bytes = Forms.of(List.of());

  /** Registers a secret; null, blank, short and known values are ignored. */
  public synchronized void add(String secret) {
    if (secret == null || secret.strip().length() < SHORTEST || !secrets.add(secret)) {
      return;
    }
    collect(secret, forms);
    bytes = Forms.of(forms.stream().map(SecretMasker::asBytes).toList());
    texts = Forms.of(forms);
  }

  /** The text with every secret in it masked. */
  public String mask(String text) {
    return texts.mask(text);
  }

  /** Whether one of the secrets has this form as a whole, so that tests can tell what is known. */
  public synchronized boolean knows(Pattern form) {
    return secrets.stream().anyMatch(secret -> form.matcher(secret.strip()).matches());
  }

  /** Where secrets begin in bytes, given one char a byte (ISO 8859-1). */
  List<Integer> findInBytes(String latin) {
    return bytes.find(latin).stream().map(interval -> interval[0]).toList();
  }

  /** Masks bytes, given and returned one char a byte (ISO 8859-1). */
  String maskBytes(String latin) {
    return bytes.mask(latin);
  }

  /**
   * Number of leading bytes that can be written on their own: what follows may be the beginning of
   * a secret whose rest has not come yet.
   */
  int complete(String latin) {
    return bytes.complete(latin);
  }

  private static void collect(String secret, Set<String> forms) {
    addForms(secret, forms);
    if (!secret.equals(secret.strip())) {
      addForms(secret.strip(), forms);
    }
    if (secret.strip().indexOf('\n') >= 0) {
      secret
          .lines()
          .map(String::strip)
          .filter(line -> line.length() >= 2 * SHORTEST && !line.startsWith("-----"))
          .forEach(line -> addForms(line, forms));
    }
  }

  private static void addForms(String secret, Set<String> forms) {
    forms.add(secret);
    addBase64(secret.getBytes(StandardCharsets.UTF_8), forms);
    String percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    forms.add(percent);
    forms.add(percent.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
    String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
    forms.add(json);
    forms.add(json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
    String html = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    forms.add(html);
    html = html.replace("\"", "&quot;");
    forms.add(html);
    forms.add(html.replace("'", "&#39;"));
  }

  private static void addBase64(byte[] secret, Set<String> forms) {
    String whole = Base64.getEncoder().encodeToString(secret);
    addBothAlphabets(whole, forms);
    addBothAlphabets(whole.replace("=", ""), forms);
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + secret.length];
      System.arraycopy(secret, 0, shifted, offset, secret.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // A character is six bits: those that share bits with what stands before or after the
      // secret are not known.
      int from = (offset * 8 + 5) / 6;
      int to = shifted.length * 8 / 6;
      if (to - from >= SHORTEST_FRAGMENT) {
        addBothAlphabets(encoded.substring(from, to), forms);
      }
    }
  }

  private static void addBothAlphabets(String base64, Set<String> forms) {
    forms.add(base64);
    forms.add(base64.replace('+', '-').replace('/', '_'));
  }

  private static String asBytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /**
   * An immutable set of texts to mask, by their first characters: the time to find them depends on
   * the text that is searched, not on how many secrets a run knows.
   */
  private record Forms(Map<Long, List<String>> byStart, Set<String> beginnings, int longest) {

    static Forms of(Collection<String> forms) {
      Map<Long, List<String>> byStart = new HashMap<>();
      Set<String> beginnings = new HashSet<>();
      int longest = 0;
      for (String form : forms) {
        byStart.computeIfAbsent(start(form, 0), start -> new ArrayList<>()).add(form);
        for (int length = 1; length < SHORTEST; length++) {
          beginnings.add(form.substring(0, length));
        }
        longest = Math.max(longest, form.length());
      }
      return new Forms(byStart, beginnings, longest);
    }

    /** The characters from {@code at} on that every form has, as one number. */
    private static long start(String text, int at) {
      long start = 0;
      for (int i = at; i < at + SHORTEST; i++) {
        start = start << Character.SIZE | text.charAt(i);
      }
      return start;
    }

    String mask(String text) {
      List<int[]> found = find(text);
      if (found.isEmpty()) {
        return text;
      }
      StringBuilder masked = new StringBuilder(text.length());
      int done = 0;
      for (int[] interval : found) {
        masked.append(text, done, interval[0]).append(MASK);
        done = interval[1];
      }
      return masked.append(text, done, text.length()).toString();
    }

    int complete(String text) {
      int end = text.length() - longestBeginningAtEnd(text);
      for (int[] interval : find(text)) {
        if (interval[0] < end && end < interval[1]) {
          // Keeps a secret in one piece; the one that ends the text may go on in another one.
          return interval[0] > 0 ? interval[0] : interval[1];
        }
      }
      return end;
    }

    private int longestBeginningAtEnd(String text) {
      for (int at = Math.max(0, text.length() - longest + 1); at < text.length(); at++) {
        String rest = text.substring(at);
        boolean begins =
            rest.length() < SHORTEST
                ? beginnings.contains(rest)
                : byStart.getOrDefault(start(rest, 0), List.of()).stream()
                    .anyMatch(form -> form.length() > rest.length() && form.startsWith(rest));
        if (begins) {
          return rest.length();
        }
      }
      return 0;
    }

    /** Where secrets are: begin and end, in order, those that overlap joined. */
    private List<int[]> find(String text) {
      List<int[]> joined = new ArrayList<>();
      for (int at = 0; at + SHORTEST <= text.length() && !byStart.isEmpty(); at++) {
        List<String> candidates = byStart.get(start(text, at));
        int end = candidates == null ? at : longestEnd(text, at, candidates);
        int[] last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
        if (last != null && at < last[1]) {
          last[1] = Math.max(last[1], end);
        } else if (end > at) {
          joined.add(new int[] {at, end});
        }
      }
      return joined;
    }

    private static int longestEnd(String text, int at, List<String> candidates) {
      int end = at;
      for (String form : candidates) {
        if (text.startsWith(form, at)) {
          end = Math.max(end, at + form.length());
        }
      }
      return end;
    }
  }
}
