package objector.benchmarks.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import objector.events.id.Evidence;
import objector.events.page.LookOutcome;
import objector.ingest.extract.PageReader;
import objector.ingest.replay.PageReplay;
import objector.ingest.replay.ReplayOptions;
import objector.ingest.replay.ReplayRow;

/// Replays recorded histories of policies whose rows are labelled: changes that meant something,
/// noise, broken pages. Beside ours, three watchers that know nothing of meaning: any byte differs;
/// the normalised text differs; the normalised text was never seen.
public final class PolicyVersions {
  /// An alert may come with the second look.
  private static final int ROWS_LATER = 2;

  private PolicyVersions() {}

  /// A row, whether each watcher alerted on it, and whether ours said that it could not see.
  private record Row(
      String series,
      String date,
      String label,
      boolean counted,
      List<Boolean> alerts,
      boolean blind) {
    @Override
    public String toString() {
      return series + " " + date + " " + label + " " + alerts + " " + blind;
    }
  }

  private static final List<String> WATCHERS =
      List.of("objector", "any byte", "text differs", "text never seen");

  /// No arguments.
  public static void main(String[] arguments) throws Exception {
    Path data = RecordedPages.folder("policy-versions");
    Path unpacked = Files.createTempDirectory("policy-versions");
    try {
      RecordedPages.unpack(data.resolve("series"), unpacked);
      long start = System.nanoTime();
      List<List<Row>> series = replayed(data, unpacked);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      report(series);
      System.out.printf(
          "%d rows of %d series, replayed in %.1f s%n",
          series.stream().mapToInt(List::size).sum(), series.size(), took.toMillis() / 1e3);
    } finally {
      RecordedPages.delete(unpacked);
    }
  }

  private static List<List<Row>> replayed(Path data, Path unpacked) throws IOException {
    Map<String, List<Map<String, String>>> series = new LinkedHashMap<>();
    for (Map<String, String> row : RecordedPages.table(data.resolve("index.tsv"))) {
      series.computeIfAbsent(row.getOrDefault("series", ""), _ -> new ArrayList<>()).add(row);
    }
    List<List<Row>> all = new ArrayList<>();
    for (List<Map<String, String>> recorded : series.values()) {
      all.add(rows(recorded, unpacked));
    }
    return all;
  }

  private static List<Row> rows(List<Map<String, String>> recorded, Path unpacked)
      throws IOException {
    Path index = unpacked.resolve("replayed.tsv");
    StringBuilder text = new StringBuilder("time\tfile\n");
    recorded.forEach(
        row -> text.append(row.get("date")).append('\t').append(row.get("file")).append('\n'));
    Files.writeString(index, text);
    List<ReplayRow> told = new ArrayList<>();
    new PageReplay(ReplayOptions.standard()).replay(index, told::add);
    PageReader reader = new PageReader(List.of());
    Set<String> seen = new HashSet<>();
    String bytesBefore = "";
    String textBefore = "";
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Map<String, String> row = recorded.get(i);
      byte[] bytes = Files.readAllBytes(unpacked.resolve(row.getOrDefault("file", "")));
      String hash = Evidence.sha256(bytes);
      String words =
          reader.markdown(new String(bytes, java.nio.charset.StandardCharsets.UTF_8)).text().hash();
      boolean first = i == 0;
      List<Boolean> alerts =
          List.of(
              told.get(i).alert(),
              !first && !hash.equals(bytesBefore),
              !first && !words.equals(textBefore),
              seen.add(words) && !first);
      bytesBefore = hash;
      textBefore = words;
      rows.add(
          new Row(
              row.getOrDefault("series", ""),
              row.getOrDefault("date", ""),
              row.getOrDefault("cls", ""),
              counted(row),
              alerts,
              told.get(i).look() == LookOutcome.BLIND));
    }
    return rows;
  }

  /// Left out where the archive itself turns French.
  private static boolean counted(Map<String, String> row) {
    return !(row.getOrDefault("series", "").equals("contrib__Facebook__Privacy_Policy__to2023")
        && row.getOrDefault("date", "").compareTo("2022-08-22") >= 0);
  }

  private static void report(List<List<Row>> series) {
    System.out.printf(
        "%-18s %14s %14s %16s %14s%n", "", "POS told", "NEG told", "BROKEN told", "alerts in all");
    for (int watcher = 0; watcher < WATCHERS.size(); watcher++) {
      int at = watcher;
      int meant = 0;
      int told = 0;
      for (List<Row> rows : series) {
        for (int i = 0; i < rows.size(); i++) {
          if (rows.get(i).counted() && rows.get(i).label().equals("POS")) {
            int end = Math.min(rows.size(), i + ROWS_LATER + 1);
            meant++;
            told += rows.subList(i, end).stream().anyMatch(row -> row.alerts().get(at)) ? 1 : 0;
          }
        }
      }
      System.out.printf(
          "%-18s %14s %14s %16s %14d%n",
          WATCHERS.get(watcher),
          told + " of " + meant,
          alerted(series, at, row -> row.label().equals("NEG")),
          alerted(series, at, row -> row.label().equals("BROKEN")),
          series.stream()
              .flatMap(List::stream)
              .filter(Row::counted)
              .filter(row -> row.alerts().get(at))
              .count());
    }
    long broken = count(series, row -> row.label().equals("BROKEN"));
    System.out.printf(
        "objector called %d of %d broken rows blind, and %d others%n",
        count(series, row -> row.label().equals("BROKEN") && row.blind()),
        broken,
        count(series, row -> !row.label().equals("BROKEN") && row.blind()));
    series.stream()
        .flatMap(List::stream)
        .filter(row -> row.counted() && row.label().equals("NEG") && row.alerts().get(0))
        .forEach(
            row -> System.out.println("  told, and noise: " + row.series() + " " + row.date()));
  }

  private static String alerted(List<List<Row>> series, int watcher, Predicate<Row> of) {
    return count(series, row -> of.test(row) && row.alerts().get(watcher))
        + " of "
        + count(series, of);
  }

  private static long count(List<List<Row>> series, Predicate<Row> of) {
    return series.stream().flatMap(List::stream).filter(Row::counted).filter(of).count();
  }
}
