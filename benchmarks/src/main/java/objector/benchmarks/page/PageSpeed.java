package objector.benchmarks.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// 500 pages of 20 kB on this machine, looked at by Objector's fetching, reading and judging, and
/// by urlwatch, in turns: all new, all as they were (304), all changed. Each turn is a fresh
/// process of ten threads that keeps what it saw on disk.
public final class PageSpeed {
  static final int PAGES = 500;
  private static final int BYTES = 20_000;
  private static final int TURNS = 5;
  private static final String PEAK_OF_CHILD =
      """
      import resource,subprocess,sys
      subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
      """;

  private static final List<String> ROUNDS = List.of("first look", "unchanged", "changed");

  private PageSpeed() {}

  /// What a process needed: milliseconds a round, and at most how many kilobytes. Ours runs on, and
  /// has six rounds; urlwatch is started anew for each, as its users do.
  private record Turn(List<Double> millis, long kilobytes) {}

  /// Pages by number, in the edition of the moment.
  private static final class Pages implements AutoCloseable {
    private final AtomicInteger edition = new AtomicInteger(1);
    private final HttpServer server;

    Pages() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/page/", this::answer);
      server.createContext(
          "/next",
          exchange -> {
            edition.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
      int now = edition.get();
      String etag = "\"edition-" + now + "\"";
      exchange.getResponseHeaders().set("ETag", etag);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        exchange.close();
        return;
      }
      byte[] body = html(exchange.getRequestURI().getPath(), now).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    private static String html(String page, int edition) {
      StringBuilder html =
          new StringBuilder("<!doctype html><html lang=en><title>Policy</title><body><main>");
      html.append("<h1>The policy of ").append(page).append("</h1>");
      for (int i = 0; html.length() < BYTES - 300; i++) {
        html.append("<p>In paragraph ")
            .append(i)
            .append(" we explain how we keep and use the songs that you give us on ")
            .append(page)
            .append(", and why that is needed by the birds.</p>\n");
      }
      return html.append("<p>Edition ")
          .append(edition)
          .append(" brings rule number ")
          .append(edition * 7_919)
          .append(" for everybody.</p></main></body></html>")
          .toString();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  /// How many turns, 5 unless told.
  public static void main(String[] arguments) throws Exception {
    if (!isThere("urlwatch")) {
      System.err.println("There is no urlwatch: apt-get install urlwatch (2.25).");
      System.exit(1);
    }
    int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : TURNS;
    try (Pages pages = new Pages()) {
      List<Turn> ours = new ArrayList<>();
      List<Turn> theirs = new ArrayList<>();
      for (int turn = 0; turn < turns; turn++) {
        ours.add(objector(pages));
        theirs.add(urlwatch(pages));
      }
      report(ours, theirs);
    }
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Turn objector(Pages pages) throws IOException, InterruptedException {
    Path kept = Files.createTempDirectory("page-speed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx800m",
                "-cp",
                System.getProperty("java.class.path"),
                PageSpeedRound.class.getName(),
                String.valueOf(pages.port()),
                kept.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Its clock starts with the process, as urlwatch's does.
    long start = System.nanoTime();
    String[] told =
        new String(process.getInputStream().readAllBytes(), UTF_8).strip().split(" ", -1);
    process.waitFor();
    long all = (System.nanoTime() - start) / 1_000_000;
    double first = Double.parseDouble(told[0]);
    double unchanged = Double.parseDouble(told[1]);
    double changed = Double.parseDouble(told[2]);
    List<Double> again =
        List.of(
            Double.parseDouble(told[3]), Double.parseDouble(told[4]), Double.parseDouble(told[5]));
    double starting =
        Math.max(
            0,
            all
                - first
                - unchanged
                - changed
                - again.stream().mapToDouble(Double::doubleValue).sum());
    RecordedPages.delete(kept);
    return new Turn(
        List.of(first + starting, unchanged, changed, again.get(0), again.get(1), again.get(2)),
        Long.parseLong(told[6]));
  }

  private static Turn urlwatch(Pages pages) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("urlwatch");
    StringBuilder jobs = new StringBuilder();
    for (int page = 0; page < PAGES; page++) {
      jobs.append(page == 0 ? "" : "---\n")
          .append("name: page ")
          .append(page)
          .append("\nurl: http://127.0.0.1:")
          .append(pages.port())
          .append("/page/")
          .append(page)
          .append("\nfilter:\n  - html2text\n");
    }
    Files.writeString(folder.resolve("urls.yaml"), jobs);
    List<Double> millis = new ArrayList<>();
    long kilobytes = 0;
    for (int round = 0; round < ROUNDS.size(); round++) {
      if (round == 2) {
        pages.edition.incrementAndGet();
      }
      long start = System.nanoTime();
      // Python tells the peak of its child.
      Process process =
          new ProcessBuilder(
                  "python3",
                  "-c",
                  PEAK_OF_CHILD,
                  "urlwatch",
                  "--urls",
                  folder.resolve("urls.yaml").toString(),
                  "--cache",
                  folder.resolve("cache.db").toString(),
                  "--config",
                  folder.resolve("config.yaml").toString(),
                  "--hooks",
                  folder.resolve("hooks.py").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String told = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      process.waitFor();
      millis.add((System.nanoTime() - start) / 1e6);
      kilobytes = Math.max(kilobytes, Long.parseLong(told));
    }
    RecordedPages.delete(folder);
    return new Turn(millis, kilobytes);
  }

  private static void report(List<Turn> ours, List<Turn> theirs) {
    System.out.printf("%-12s %16s %16s %8s%n", "", "objector pages/s", "urlwatch pages/s", "ratio");
    for (int round = 0; round < 2 * ROUNDS.size(); round++) {
      if (round % ROUNDS.size() == 0) {
        System.out.println(round == 0 ? "just started:" : "running, as a service does:");
      }
      int of = round % ROUNDS.size();
      double mine = PAGES * 1_000 / median(ours, round);
      double other = PAGES * 1_000 / median(theirs, of);
      System.out.printf("%-12s %16.0f %16.0f %8.1f%n", ROUNDS.get(of), mine, other, mine / other);
    }
    System.out.printf(
        "peak memory: %d MB, urlwatch %d MB; medians of %d alternating turns%n",
        ours.stream().mapToLong(Turn::kilobytes).max().orElse(0) / 1_024,
        theirs.stream().mapToLong(Turn::kilobytes).max().orElse(0) / 1_024,
        ours.size());
  }

  private static double median(List<Turn> turns, int round) {
    double[] sorted =
        turns.stream().mapToDouble(turn -> turn.millis().get(round)).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(Double.NaN);
  }
}
