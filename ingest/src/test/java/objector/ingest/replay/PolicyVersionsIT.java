package objector.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import objector.events.page.LookOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Seventeen years of recorded policies, replayed: which changes are told, which noise is not.
final class PolicyVersionsIT {
  /// An alert may come with the second look.
  private static final int ROWS_LATER = 2;

  @TempDir Path unpacked = Path.of(".");
  private Path data = Path.of(".");

  @BeforeEach
  void findData() {
    data = PolicyArchives.folder("policy-versions");
  }

  /// One recorded row, what its label says of it, and what was told.
  private record Row(Map<String, String> recorded, ReplayRow told, boolean alertedSoon) {
    String label() {
      return recorded.getOrDefault("cls", "");
    }

    /// Left out where the archive itself turns French.
    boolean isScored() {
      return !(recorded
              .getOrDefault("series", "")
              .equals("contrib__Facebook__Privacy_Policy__to2023")
          && recorded.getOrDefault("date", "").compareTo("2022-08-22") >= 0);
    }

    boolean isBlind() {
      return told.look() == LookOutcome.BLIND;
    }

    @Override
    public String toString() {
      return recorded.get("series")
          + " "
          + recorded.get("date")
          + " "
          + label()
          + " → "
          + told.look()
          + ", "
          + told.reason();
    }
  }

  @Test
  void meantChangesAreToldAndNoiseIsNot() throws Exception {
    PolicyArchives.unpack(data.resolve("series"), unpacked);

    List<Row> rows = replayed().stream().filter(Row::isScored).toList();

    List<Row> missed = labelled(rows, "POS").stream().filter(row -> !row.alertedSoon()).toList();
    List<Row> noise = labelled(rows, "NEG").stream().filter(row -> row.told().alert()).toList();
    List<Row> broken = labelled(rows, "BROKEN");
    List<Row> goodCalledBlind =
        rows.stream()
            .filter(row -> row.isBlind() && !row.label().equals("BROKEN"))
            .filter(row -> Integer.parseInt(row.recorded().getOrDefault("words", "0")) > 1)
            .toList();
    System.out.printf(
        "policy-versions: %d of %d meant changes told, %d of %d noisy rows told,"
            + " %d of %d broken rows blind, %d good rows blind%n",
        labelled(rows, "POS").size() - missed.size(),
        labelled(rows, "POS").size(),
        noise.size(),
        labelled(rows, "NEG").size(),
        broken.stream().filter(Row::isBlind).count(),
        broken.size(),
        goodCalledBlind.size());
    assertThat(missed).isEmpty();
    assertThat(noise).hasSizeLessThanOrEqualTo(3);
    assertThat(broken).hasSize(13).allMatch(Row::isBlind).noneMatch(row -> row.told().alert());
    assertThat(goodCalledBlind).isEmpty();
  }

  /// Two are texts of a third of their predecessor, which we ask to stand for a week; one is the
  /// same text again; one a return to British spelling.
  @Test
  void versionsThatPeopleValidatedAreTold() throws Exception {
    Path archive = data.resolve("pga-v1-2005-2021");
    PolicyArchives.unpack(archive, unpacked);
    Map<String, List<List<String>>> documents = new LinkedHashMap<>();
    for (Map<String, String> row : PolicyArchives.table(archive.resolve("index.tsv"))) {
      String day = row.getOrDefault("date", "");
      String time = day.replaceFirst("(\\d{4})(\\d\\d)(\\d\\d)", "$1-$2-$3T00:00:00Z");
      documents
          .computeIfAbsent(row.get("service") + " " + row.get("document"), _ -> new ArrayList<>())
          .add(List.of(time, row.getOrDefault("file", "")));
    }

    int told = 0;
    int changes = 0;
    for (List<List<String>> rows : documents.values()) {
      List<ReplayRow> replayed = PolicyArchives.replay(unpacked, rows);
      changes += replayed.size() - 1;
      told += (int) replayed.stream().filter(ReplayRow::alert).count();
    }

    System.out.printf("policy-versions/pga-v1: %d of %d changes told%n", told, changes);
    assertThat(told).isGreaterThanOrEqualTo(changes - 4);
  }

  private List<Row> replayed() throws IOException {
    Map<String, List<Map<String, String>>> series = new LinkedHashMap<>();
    for (Map<String, String> row : PolicyArchives.table(data.resolve("index.tsv"))) {
      series.computeIfAbsent(row.getOrDefault("series", ""), _ -> new ArrayList<>()).add(row);
    }
    List<Row> all = new ArrayList<>();
    for (List<Map<String, String>> recorded : series.values()) {
      List<ReplayRow> told =
          PolicyArchives.replay(
              unpacked,
              recorded.stream()
                  .map(row -> List.of(row.getOrDefault("date", ""), row.getOrDefault("file", "")))
                  .toList());
      for (int i = 0; i < told.size(); i++) {
        int end = Math.min(told.size(), i + ROWS_LATER + 1);
        boolean soon = told.subList(i, end).stream().anyMatch(ReplayRow::alert);
        all.add(new Row(recorded.get(i), told.get(i), soon));
      }
    }
    Files.deleteIfExists(unpacked.resolve("replayed.tsv"));
    return all;
  }

  private static List<Row> labelled(List<Row> rows, String label) {
    return rows.stream().filter(row -> row.label().equals(label)).toList();
  }
}
