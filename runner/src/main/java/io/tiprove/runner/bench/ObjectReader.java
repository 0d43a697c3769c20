// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.fixtures.aws.PresignedGets;
import io.tiprove.runner.environment.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * Reads objects at one endpoint over a connection that stays open, and tells how long that took.
 *
 * <p>Every request is signed for itself, before the clock starts. Used by one thread.
 */
final class ObjectReader implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;

  private final PresignedGets gets;
  private final SSLSocketFactory tls;
  private final byte[] buffer = new byte[1 << 16];

  /**
   * @param tls trusts the endpoint; one object for all requests, or each would open a connection
   */
  ObjectReader(URI endpoint, AwsEmulator.Keys keys, SSLSocketFactory tls) {
    this.gets = new PresignedGets(endpoint, keys);
    this.tls = tls;
  }

  /**
   * Reads an object to its end.
   *
   * @param size that it has to have
   */
  Duration read(String bucket, String key, long size) throws IOException {
    URI signed = gets.of(bucket, key);
    long began = System.nanoTime();
    HttpURLConnection connection = (HttpURLConnection) signed.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(tls);
    }
    int status = connection.getResponseCode();
    long read = 0;
    try (InputStream body =
        status < 400 ? connection.getInputStream() : InputStream.nullInputStream()) {
      for (int part = body.read(buffer); part >= 0; part = body.read(buffer)) {
        read += part;
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (status != HttpURLConnection.HTTP_OK || read != size) {
      throw new EnvironmentException(
          "The bench could not measure the front: expected status 200 and %d bytes of %s/%s at %s, seen status %d and %d bytes."
              .formatted(size, bucket, key, signed.getAuthority(), status, read));
    }
    return took;
  }

  @Override
  public void close() {
    gets.close();
  }
}
