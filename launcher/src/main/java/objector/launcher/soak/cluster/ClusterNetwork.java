package objector.launcher.soak.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The way between the processes of a cluster and its brokers: a gate before each port of a broker.
/// One process at a time can be cut off from all of them, in both directions.
final class ClusterNetwork implements AutoCloseable {
  /// Nobody of the trial.
  static final String STRANGER = "";

  private final Callers callers;
  private final List<Gate> gates = new ArrayList<>();
  private final Set<String> cut = new HashSet<>();

  /// Tells whose a socket is.
  interface Callers {
    /// By name; [#STRANGER] for nobody of the trial.
    String of(String socket);
  }

  ClusterNetwork(Callers callers) {
    this.callers = callers;
  }

  /// A port that leads to a broker's.
  ///
  /// @param owner the broker's name
  int gate(String owner, int port) {
    try {
      Gate gate = new Gate(port, new OwnCables(owner));
      gates.add(gate);
      return gate.port();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }

  private final class OwnCables implements Gate.Cables {
    private final String owner;

    private OwnCables(String owner) {
      this.owner = owner;
    }

    @Override
    public String caller(int port, int gate) {
      try {
        return SocketOwner.socket(port, gate).map(callers::of).orElse(STRANGER);
      } catch (IOException e) {
        throw new UncheckedIOException("Linux does not say whose a connection is", e);
      }
    }

    @Override
    public void await(String caller) throws InterruptedException {
      awaitWay(owner, caller);
    }
  }

  private synchronized void awaitWay(String one, String other) throws InterruptedException {
    // A broker reaches itself.
    while (!one.equals(other) && (cut.contains(one) || cut.contains(other))) {
      wait();
    }
  }

  synchronized void cut(String name) {
    cut.add(name);
  }

  synchronized void mend(String name) {
    cut.remove(name);
    notifyAll();
  }

  @Override
  public void close() {
    for (Gate gate : gates) {
      try {
        gate.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
