// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.OutputStream;

/**
 * Writes what the harness and its libraries log during a run to a stream, masked.
 *
 * <p>One line a message: UTC time, level, thread, logger, text. {@link #close} ends it and closes
 * the stream. Thread-safe.
 */
public final class RunLog implements AutoCloseable {
  private final Logger root;
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

  /** Adds an appender of its own to the root logger of {@code context}. */
  public RunLog(LoggerContext context, SecretMasker masker, OutputStream out) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level [%thread] %logger - %msg%n");
    encoder.start();
    appender.setName("run");
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(new MaskingOutputStream(masker, out));
    appender.start();
    root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
