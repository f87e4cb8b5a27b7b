package objector.launcher.soak.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A port that stands before another: whoever is cut off says nothing through it and hears nothing,
/// as when a cable is pulled. Nobody is told; what was said arrives when the cable is back.
final class Gate implements AutoCloseable {
  private static final int BYTES = 65_536;

  private final ServerSocket server;
  private final int target;
  private final Cables cables;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /// What the gate asks.
  interface Cables {
    /// Who speaks from that port to this one.
    ///
    /// @return by name; empty: nobody of the trial
    String caller(int port, int gate);

    /// Returns when there is a way between the caller and whoever stands behind the gate.
    void await(String caller) throws InterruptedException;
  }

  /// Open at once: whoever stands behind it may come later.
  ///
  /// @param target the port behind it
  Gate(int target, Cables cables) throws IOException {
    this.target = target;
    this.cables = cables;
    server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("soak-gate").start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket near = server.accept();
        open.add(near);
        Thread.ofVirtual().start(() -> join(near));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException("a gate takes no more connections", e);
        }
      }
    }
  }

  private void join(Socket near) {
    try (near) {
      String caller = cables.caller(near.getPort(), port());
      cables.await(caller);
      try (Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
        open.add(far);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Thread back = Thread.ofVirtual().start(() -> pass(far, near, caller));
        pass(near, far, caller);
        back.join();
        open.remove(far);
      }
    } catch (IOException e) {
      // Nobody stands behind it now.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(near);
    }
  }

  /// Until one of them is gone: then both are.
  private void pass(Socket from, Socket to, String caller) {
    byte[] buffer = new byte[BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        cables.await(caller);
        out.write(buffer, 0, read);
      }
      // That somebody hung up does not pass a pulled cable either.
      cables.await(caller);
    } catch (IOException e) {
      // One of them was killed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
