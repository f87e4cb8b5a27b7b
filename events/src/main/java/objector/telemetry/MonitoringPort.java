package objector.telemetry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import objector.service.Service;
import org.jspecify.annotations.Nullable;

/// A port for machines that watch over a service without a port of its own, see [Monitoring].
public final class MonitoringPort implements AutoCloseable {
  private final String host;
  private final int port;
  private final Monitoring monitoring;
  private @Nullable HttpServer server;
  private @Nullable ExecutorService threads;

  /// A port that is not open yet.
  ///
  /// @param port 0 chooses a free one
  public MonitoringPort(String host, int port, Monitoring monitoring) {
    this.host = host;
    this.port = port;
    this.monitoring = monitoring;
  }

  /// Begins to listen.
  ///
  /// @throws Service.StartFailure when the port is not free
  public void start() {
    try {
      HttpServer bound = HttpServer.create(new InetSocketAddress(host, port), 0);
      monitoring.handlers().forEach(bound::createContext);
      threads = Executors.newVirtualThreadPerTaskExecutor();
      bound.setExecutor(threads);
      bound.start();
      server = bound;
    } catch (IOException e) {
      throw new Service.StartFailure(
          "Port " + port + " for health checks is not free: set another port.", e);
    }
  }

  /// The port that is listened on.
  public int port() {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
    if (threads != null) {
      threads.close();
      threads = null;
    }
  }
}
