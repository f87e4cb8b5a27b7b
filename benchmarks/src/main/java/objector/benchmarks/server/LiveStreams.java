package objector.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an open page costs of the heap, and how long it takes until the last of many viewers sees
/// that one of Meta's pages changed: each has two accounts of their own that this concerns, so that
/// every viewer gets other words. Kafka, the read model and HTTP are as they are in `objector up`.
public final class LiveStreams {
  private static final int FIRST = 200;

  private LiveStreams() {}

  /// The number of open pages, of viewers of a change, and of changes; 10000, 2000 and 5 unless
  /// said.
  public static void main(String[] arguments) throws Exception {
    int streams = number(arguments, 0, 10_000);
    int viewers = number(arguments, 1, 2_000);
    int rounds = number(arguments, 2, 5);
    List<OpenPage> pages = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      pages.add(OpenPage.invented(i));
    }
    try (RigFolder folder = new RigFolder("objector-live");
        PagesRig rig = new PagesRig(folder.path())) {
      rig.write(pages, 0);
      rig.read("/me", pages.getLast());
      Process process = viewers(rig.port());
      try (PrintWriter tell =
              new PrintWriter(process.getOutputStream(), true, StandardCharsets.US_ASCII);
          BufferedReader told = process.inputReader(StandardCharsets.US_ASCII)) {
        measure(rig, pages, viewers, rounds, tell, told);
      } finally {
        process.destroy();
      }
    }
  }

  private static void measure(
      PagesRig rig,
      List<OpenPage> pages,
      int viewers,
      int rounds,
      PrintWriter tell,
      BufferedReader told)
      throws IOException, InterruptedException {
    // What is loaded and kept once is no stream's.
    open(pages.subList(0, FIRST), tell, told);
    for (int i = 1; i <= 3; i++) {
      change(rig, pages.subList(0, FIRST), i, tell, told);
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
      System.out.println(change(rig, pages.subList(0, viewers), 3 + i, tell, told));
    }
  }

  private static String open(List<OpenPage> pages, PrintWriter tell, BufferedReader told)
      throws IOException {
    tell.println("open " + pages.size());
    for (OpenPage page : pages) {
      tell.println(PagesRig.cookie(page));
    }
    tell.flush();
    return told.readLine();
  }

  private static String change(
      PagesRig rig, List<OpenPage> pages, int round, PrintWriter tell, BufferedReader told)
      throws IOException {
    tell.println("await " + pages.size());
    told.readLine();
    long worked = processor();
    long begun = System.currentTimeMillis();
    rig.write(pages, round);
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
