package objector.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.events.Topics;
import objector.events.person.Dossier;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.programmes.Programmes;
import objector.webui.WebUi;
import objector.webui.WebUiConfig;
import objector.webui.access.Sessions;
import objector.webui.operator.OperatorConsole;
import objector.webui.page.OperatorFacts;
import objector.webui.server.TrustedProxies;
import objector.webui.server.WebServerSettings;
import objector.wording.Translations;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What an open page costs of the heap, and how long it takes until the last of many viewers sees
/// that one of Meta's pages changed: each has two accounts of their own that this concerns, so that
/// every viewer gets other words. Kafka, the read model and HTTP are as they are in `objector up`.
public final class LiveStreams {
  private static final int FIRST = 200;
  private static final byte[] KEY = new byte[32];

  private LiveStreams() {}

  /// The number of open pages, of viewers of a change, and of changes; 10000, 2000 and 5 unless
  /// said.
  public static void main(String[] arguments) throws Exception {
    int streams = number(arguments, 0, 10_000);
    int viewers = number(arguments, 1, 2_000);
    int rounds = number(arguments, 2, 5);
    Path folder = Files.createTempDirectory("objector-live");
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder.resolve("kafka"))) {
      kafka.start();
      try (Admin admin = kafka.access().admin()) {
        new TopicSetup(4, (short) 1, false).ensure(admin);
      }
      List<OpenPage> pages = new ArrayList<>();
      for (int i = 0; i < streams; i++) {
        pages.add(OpenPage.invented(i));
      }
      write(kafka, pages, 0);
      try (WebUi web = new WebUi(config(kafka, folder), Programmes.load(), Translations.load())) {
        web.start();
        awaitReadable(web.port(), pages.getLast());
        Process process = viewers(web.port());
        try (PrintWriter tell =
                new PrintWriter(process.getOutputStream(), true, StandardCharsets.US_ASCII);
            BufferedReader told = process.inputReader(StandardCharsets.US_ASCII)) {
          measure(kafka, pages, viewers, rounds, tell, told);
        } finally {
          process.destroy();
        }
      }
    }
  }

  private static void measure(
      EmbeddedKafka kafka,
      List<OpenPage> pages,
      int viewers,
      int rounds,
      PrintWriter tell,
      BufferedReader told)
      throws IOException, InterruptedException {
    // What is loaded and kept once is no stream's.
    open(pages.subList(0, FIRST), tell, told);
    for (int i = 1; i <= 3; i++) {
      change(kafka, pages.subList(0, FIRST), i, tell, told);
    }
    long before = heap();
    long begun = System.nanoTime();
    String opened = open(pages.subList(FIRST, pages.size()), tell, told);
    double seconds = (System.nanoTime() - begun) / 1e9;
    String[] counts = opened.split(" ", -1);
    System.out.printf(
        Locale.ROOT,
        "%s of %d pages open, %s refused, after %.1f s; an open page takes %.1f kB of the heap"
            + " (most %d MB); load %.1f%n",
        counts[0],
        pages.size(),
        counts[1],
        seconds,
        (heap() - before) / 1024.0 / (Integer.parseInt(counts[0]) - FIRST),
        Runtime.getRuntime().maxMemory() >> 20,
        load());
    for (int i = 1; i <= rounds; i++) {
      System.out.println(change(kafka, pages.subList(0, viewers), 3 + i, tell, told));
    }
  }

  private static String open(List<OpenPage> pages, PrintWriter tell, BufferedReader told)
      throws IOException {
    tell.println("open " + pages.size());
    Sessions sessions = new Sessions(KEY);
    Instant now = Clock.systemUTC().instant();
    for (OpenPage page : pages) {
      tell.println("objector=" + sessions.issue(page.dossier().person(), page.session(), now));
    }
    tell.flush();
    return told.readLine();
  }

  private static String change(
      EmbeddedKafka kafka, List<OpenPage> pages, int round, PrintWriter tell, BufferedReader told)
      throws IOException {
    tell.println("await " + pages.size());
    told.readLine();
    long worked = processor();
    long begun = System.currentTimeMillis();
    write(kafka, pages, round);
    long written = System.currentTimeMillis();
    String[] heard = told.readLine().split(" ", -1);
    return String.format(
        Locale.ROOT,
        "a change for %d viewers, written in %d ms: half have it after %d ms, the last after %d ms;"
            + " %d ms of processor time, Kafka's and the writer's with it; load %.1f",
        pages.size(),
        written - begun,
        Long.parseLong(heard[0]) - begun,
        Long.parseLong(heard[1]) - begun,
        (processor() - worked) / 1_000_000,
        load());
  }

  private static void write(EmbeddedKafka kafka, List<OpenPage> pages, int round) {
    try (Producer<String, byte[]> producer =
        kafka.access().producer(Map.of("linger.ms", 5, "batch.size", 262_144))) {
      for (OpenPage page : pages) {
        Dossier dossier = page.after(round);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.DOSSIERS.name(),
                    dossier.person().value(),
                    Topics.DOSSIERS.encode(dossier)));
      }
      producer.flush();
    }
  }

  private static Process viewers(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            LiveViewers.class.getName(),
            String.valueOf(port))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitReadable(int port, OpenPage last)
      throws IOException, InterruptedException {
    String cookie =
        "objector="
            + new Sessions(KEY)
                .issue(last.dossier().person(), last.session(), Clock.systemUTC().instant());
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/me"))
              .header("Cookie", cookie)
              .build();
      for (int i = 0; i < 300; i++) {
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
        Thread.sleep(200);
      }
    }
    throw new IOException("the pages cannot be read");
  }

  private static WebUiConfig config(EmbeddedKafka kafka, Path folder) {
    return new WebUiConfig(
        new WebServerSettings("127.0.0.1", 0, TrustedProxies.HERE, 30_000, 0, 10 << 20, null, null),
        URI.create("http://localhost:8080"),
        kafka.access(),
        KEY,
        KEY,
        KEY,
        URI.create("http://127.0.0.1:1"),
        "none",
        null,
        null,
        "nobody",
        OperatorFacts.NONE,
        "speed",
        "in.objector.example",
        OperatorConsole.none(),
        folder.resolve("pages"),
        Clock.systemUTC());
  }

  private static int number(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }

  private static long processor() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static long heap() throws InterruptedException {
    System.gc();
    Thread.sleep(500);
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
