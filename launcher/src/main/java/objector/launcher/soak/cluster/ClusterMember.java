package objector.launcher.soak.cluster;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process of a cluster, which may be killed and frozen, and comes again as itself.
final class ClusterMember {
  private final String name;
  private final Start start;
  private volatile @Nullable Process process;

  /// How it is started, each time.
  interface Start {
    Process run() throws IOException;
  }

  ClusterMember(String name, Start start) {
    this.name = name;
    this.start = start;
  }

  String name() {
    return name;
  }

  /// Whether an end of a connection is its.
  boolean hasOpen(String socket) {
    Process now = process;
    return now != null && SocketOwner.has(now.pid(), socket);
  }

  void start() throws IOException {
    process = start.run();
  }

  /// What ended by itself, as it could not go on, is started anew, as whatever runs it would.
  boolean startIfEnded() throws IOException {
    Process now = process;
    if (now != null && now.isAlive()) {
      return false;
    }
    start();
    return true;
  }

  /// `kill -9`.
  void kill() throws InterruptedException {
    Process now = process;
    if (now != null) {
      now.destroyForcibly().waitFor();
    }
  }

  /// It stands still, and keeps what it has: connections, leases, open transactions.
  void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process now = process;
    if (now != null && now.isAlive()) {
      Process kill = new ProcessBuilder("kill", signal, String.valueOf(now.pid())).start();
      kill.waitFor(10, TimeUnit.SECONDS);
    }
  }
}
