package objector.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import objector.outside.AddressGuard;
import objector.outside.AddressGuard.Refused;
import objector.outside.Dial;
import objector.outside.FetchDeadline;

/// The only way out of a browser that runs a stranger's scripts: a proxy on this machine that
/// resolves every name itself, asks [AddressGuard], and connects to exactly the address that was
/// checked. The browser resolves nothing, so there is nothing to rebind; TLS is still the browser's
/// own, end to end. Lives for one look.
final class GuardedProxy implements Closeable {
  private static final int AT_ONCE = 64;
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final long MOST_BYTES = 60L * 1024 * 1024;

  private final AddressGuard guard;
  private final Dial dial;
  private final FetchLimits limits;
  private final FetchDeadline deadline;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final AtomicLong left = new AtomicLong(MOST_BYTES);
  private final AtomicInteger refused = new AtomicInteger();

  private GuardedProxy(AddressGuard guard, Dial dial, FetchLimits limits, FetchDeadline deadline)
      throws IOException {
    this.guard = guard;
    this.dial = dial;
    this.limits = limits;
    this.deadline = deadline;
    server = new ServerSocket(0, AT_ONCE, InetAddress.getLoopbackAddress());
  }

  static GuardedProxy open(
      AddressGuard guard, Dial dial, FetchLimits limits, FetchDeadline deadline)
      throws IOException {
    GuardedProxy proxy = new GuardedProxy(guard, dial, limits, deadline);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /// Requests that were turned away.
  int refused() {
    return refused.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (places.tryAcquire()) {
          open.add(client);
          threads.execute(() -> serve(client));
        } else {
          client.close();
        }
      } catch (IOException e) {
        // Closed: the loop's condition says so.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(deadline.leftMillis());
      InputStream in = client.getInputStream();
      String head = head(in);
      String[] line = head.substring(0, head.indexOf("\r\n")).split(" ", -1);
      if (line.length != 3) {
        throw new IOException("not a request");
      }
      boolean tunnel = line[0].equals("CONNECT");
      URI target = URI.create(tunnel ? "https://" + line[1] + "/" : line[1]);
      try (Socket there = connected(target)) {
        open.add(there);
        if (tunnel) {
          say(client, "200 Connection established");
        } else {
          there
              .getOutputStream()
              .write(forwarded(line, target, head).getBytes(StandardCharsets.ISO_8859_1));
        }
        between(client, in, there);
      } catch (Refused e) {
        refused.incrementAndGet();
        say(client, "403 Forbidden");
      } catch (IOException e) {
        say(client, "502 Bad Gateway");
      } finally {
        open.removeIf(Socket::isClosed);
      }
    } catch (IOException | IllegalArgumentException e) {
      // A browser hangs up whenever it likes; a look tells what it came to by itself.
    } finally {
      open.remove(client);
      places.release();
    }
  }

  private Socket connected(URI target) throws Refused, IOException {
    List<InetAddress> addresses = guard.resolve(target);
    boolean secure = "https".equals(target.getScheme());
    int port = target.getPort() >= 0 ? target.getPort() : secure ? 443 : 80;
    IOException last = new IOException("no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      try {
        int patience = (int) Math.min(limits.connect().toMillis(), deadline.leftMillis());
        dial.connect(socket, new InetSocketAddress(address, port), patience);
        socket.setSoTimeout(deadline.leftMillis());
        return socket;
      } catch (IOException e) {
        socket.close();
        last = e;
      }
    }
    throw last;
  }

  /// One request a connection, so that each is checked.
  private static String forwarded(String[] line, URI target, String head) {
    String path =
        target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    StringBuilder request = new StringBuilder();
    request.append(line[0]).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
    head.lines()
        .skip(1)
        .filter(header -> !header.isBlank())
        .filter(header -> !header.regionMatches(true, 0, "proxy-", 0, 6))
        .filter(header -> !header.regionMatches(true, 0, "connection:", 0, 11))
        .forEach(header -> request.append(header).append("\r\n"));
    return request.append("Connection: close\r\n\r\n").toString();
  }

  private void between(Socket client, InputStream fromClient, Socket there) throws IOException {
    threads.execute(() -> {
      try {
        pump(fromClient, there.getOutputStream());
        there.shutdownOutput();
      } catch (IOException e) {
        closeQuietly(there);
      }
    });
    pump(there.getInputStream(), client.getOutputStream());
  }

  private void pump(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[16_384];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      if (left.addAndGet(-read) < 0) {
        throw new IOException("more than a look may cost");
      }
      out.write(buffer, 0, read);
      out.flush();
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int c = in.read();
      if (c < 0 || head.size() == LONGEST_HEAD) {
        throw new EOFException("no request");
      }
      head.write(c);
      boolean end = c == (ends % 2 == 0 ? '\r' : '\n');
      ends = end ? ends + 1 : c == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void say(Socket client, String status) throws IOException {
    String answer =
        "HTTP/1.1 "
            + status
            + "\r\n"
            + (status.startsWith("200") ? "" : "Content-Length: 0\r\nConnection: close\r\n")
            + "\r\n";
    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing more can be done with it.
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // It is gone in any case.
    }
    open.forEach(GuardedProxy::closeQuietly);
    threads.shutdownNow();
  }
}
