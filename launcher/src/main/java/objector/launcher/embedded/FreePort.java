package objector.launcher.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import objector.service.Service.StartFailure;

/// A port that nobody uses now, to be opened a little later. It is none of those that a system
/// gives to connections: between now and then some dozen are made, by Kafka's clients alone, and
/// one of them would have it.
public final class FreePort {
  private static final int FIRST = 10_240;
  private static final int AFTER_LAST = 32_768;
  private static final int TRIES = 1_000;

  private FreePort() {}

  /// One that was free a moment ago.
  ///
  /// @throws StartFailure when none is found
  public static int find() {
    IOException last = new IOException("no port was tried");
    for (int i = 0; i < TRIES; i++) {
      try (ServerSocket socket =
          new ServerSocket(ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST), 1)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        last = e;
      }
    }
    throw new StartFailure("There is no free port on this machine.", last);
  }
}
