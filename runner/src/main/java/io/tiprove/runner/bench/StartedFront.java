// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.fixtures.aws.AwsAccount;
import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.fixtures.aws.front.FrontClient;
import io.tiprove.fixtures.aws.front.FrontConfiguration;
import io.tiprove.fixtures.aws.front.FrontException;
import io.tiprove.fixtures.aws.front.FrontMain;
import io.tiprove.fixtures.certificates.CertificateAuthority;
import io.tiprove.fixtures.certificates.CertificateTrust;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.environment.FrontPrograms;
import io.tiprove.runner.files.PrivateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An AWS emulator and a front before it, both of their own on the loopback address.
 *
 * <p>Used by one thread. {@link #close} ends both.
 */
final class StartedFront implements AutoCloseable {
  /** File with the certificate of who vouches for the front, in the folder of {@link #start}. */
  static final String AUTHORITY = "ca.crt";

  private static final String ADDRESS = "127.0.0.1";
  private static final String TOKEN = "bench";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final AwsEmulator aws;
  private final CertificateTrust trust;
  private final List<Integer> ports;
  private final StartedProgram emulator;
  private final StartedProgram front;

  private StartedFront(
      AwsEmulator aws,
      CertificateTrust trust,
      List<Integer> ports,
      StartedProgram emulator,
      StartedProgram front) {
    this.aws = aws;
    this.trust = trust;
    this.ports = ports;
    this.emulator = emulator;
    this.front = front;
  }

  /**
   * Starts both and returns when they answer.
   *
   * @param folder takes their files and logs
   * @throws EnvironmentException when they do not
   */
  static StartedFront start(FrontPrograms programs, PrivateFolder folder) throws IOException {
    List<Integer> ports = freePorts(4);
    CertificateAuthority authority = new CertificateAuthority(Clock.systemUTC());
    Path configuration = folder.resolve("front.json");
    new FrontConfiguration(
            ADDRESS,
            ports.get(2),
            ports.get(1),
            ports.get(3),
            uri("http", ports.get(0)),
            null,
            folder.write(AUTHORITY, authority.certificate()),
            folder.write("ca.key", authority.key()),
            folder.write("token", TOKEN),
            null,
            null,
            null,
            null)
        .write(configuration);
    AwsEmulator.Start start =
        programs.aws().start(programs.cloud(), folder.folder("emulator"), ports.get(0));
    StartedProgram emulator =
        StartedProgram.start(start.argv(), start.environment(), folder.resolve("emulator.log"));
    StartedProgram front = null;
    try {
      front =
          StartedProgram.start(
              programs
                  .front()
                  .command(FrontMain.JVM, FrontMain.class.getName(), configuration.toString()),
              Map.of(),
              folder.resolve("front.log"));
      StartedFront started =
          new StartedFront(
              programs.aws(),
              new CertificateTrust(authority.certificate()),
              ports,
              emulator,
              front);
      started.await(new FrontClient(uri("https", ports.get(3)), TOKEN, authority.certificate()));
      return started;
    } catch (IOException | RuntimeException e) {
      if (front != null) {
        front.close();
      }
      emulator.close();
      throw e;
    }
  }

  /** The emulator itself. */
  URI bare() {
    return uri("http", ports.get(0));
  }

  /** The front without TLS. */
  URI http() {
    return uri("http", ports.get(1));
  }

  /** The front over TLS. */
  URI tls() {
    return uri("https", ports.get(2));
  }

  CertificateTrust trust() {
    return trust;
  }

  ProcessMemory memory() {
    return ProcessMemory.of(front.pid());
  }

  /** The emulator's account, as its administrator sees it. */
  AwsAccount account() {
    return new AwsAccount(bare(), aws.root(), trust.managers());
  }

  @Override
  public void close() {
    front.close();
    emulator.close();
  }

  private void await(FrontClient client) {
    Instant latest = Instant.now().plus(BOUND);
    while (Instant.now().isBefore(latest) && front.isAlive() && emulator.isAlive()) {
      if (answers(client)) {
        return;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new EnvironmentException(
        "The bench could not measure the front: expected it and %s to answer within %d s, seen no answer. The front's last words were:%n%s%nThose of %s:%n%s"
            .formatted(
                aws.name(),
                BOUND.toSeconds(),
                front.lastWords(),
                aws.name(),
                emulator.lastWords()));
  }

  private static boolean answers(FrontClient client) {
    try {
      return client.health().allReachable();
    } catch (FrontException e) {
      return false;
    }
  }

  private static URI uri(String scheme, int port) {
    return URI.create("%s://%s:%d".formatted(scheme, ADDRESS, port));
  }

  /** Held all at once, so that they differ; another program could take one before it is used. */
  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }
}
