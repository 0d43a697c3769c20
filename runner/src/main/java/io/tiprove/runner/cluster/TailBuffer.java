// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps the last lines of a text that passes by (UTF-8). Thread-safe. */
final class TailBuffer extends OutputStream {
  private static final int LONGEST_LINE = 2000;

  private final int lines;
  private final Deque<String> kept = new ArrayDeque<>();
  private final ByteArrayOutputStream current = new ByteArrayOutputStream();

  TailBuffer(int lines) {
    this.lines = lines;
  }

  @Override
  public synchronized void write(int octet) {
    if (octet == '\n') {
      kept.addLast(current.toString(StandardCharsets.UTF_8));
      current.reset();
      if (kept.size() > lines) {
        kept.removeFirst();
      }
    } else if (current.size() < LONGEST_LINE) {
      current.write(octet);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  synchronized List<String> lines() {
    List<String> all = new ArrayList<>(kept);
    if (current.size() > 0) {
      all.add(current.toString(StandardCharsets.UTF_8));
    }
    return all;
  }
}
