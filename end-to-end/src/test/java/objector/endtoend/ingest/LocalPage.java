package objector.endtoend.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import objector.events.id.PageId;
import org.jspecify.annotations.Nullable;

/// A policy page on this machine whose text a test changes; invented from the first word to the
/// last.
public final class LocalPage implements AutoCloseable {
  final PageId id;
  private final HttpServer server;
  private final AtomicInteger visits = new AtomicInteger();
  private volatile String text;
  private final AtomicReference<@Nullable CountDownLatch> held = new AtomicReference<>();
  private volatile int status = 200;

  public LocalPage(String id, Path folder) throws IOException {
    this.id = new PageId(id);
    text = policy(1);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/policy", this::answer);
    server.start();
    Files.writeString(folder.resolve(id + ".yaml"), declaration(id));
  }

  private String declaration(String name) {
    return """
    id: %s
    title: {en: An invented policy}
    language: en
    url: %s
    declaration: {fetch: "%s", select: main}
    interval: PT6H
    minimumWords: 50
    watchLinks: []
    """
        .formatted(name, address(), address());
  }

  private static String policy(int version) {
    return IntStream.range(0, 30)
            .mapToObj(i ->
                "<p>In paragraph "
                    + i
                    + " we explain how we keep and use what you give us, and why that is"
                    + " needed.</p>")
            .collect(Collectors.joining("\n"))
        + "<p>This is edition number "
        + version
        + " of our invented policy.</p>";
  }

  void says(String paragraph) {
    text = policy(1) + "<p>" + paragraph + "</p>";
  }

  public void answers(int newStatus) {
    status = newStatus;
  }

  /// As it is served now.
  byte[] body() {
    return ("<!doctype html><html lang=en><title>Policy</title><body><main><h1>Policy</h1>"
            + text
            + "</main></body></html>")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Where it is served.
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/policy";
  }

  public int visits() {
    return visits.get();
  }

  /// The next visitor waits until the latch is open; those after it do not.
  void holds(CountDownLatch latch) {
    held.set(latch);
  }

  private void awaitRelease() {
    CountDownLatch latch = held.getAndSet(null);
    try {
      if (latch != null && !latch.await(2, TimeUnit.MINUTES)) {
        throw new AssertionError("a visitor was never let go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    visits.incrementAndGet();
    awaitRelease();
    byte[] body = body();
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
