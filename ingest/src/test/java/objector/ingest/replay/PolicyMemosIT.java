package objector.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes that analysts found worth a memo: each must be told.
final class PolicyMemosIT {
  @TempDir Path unpacked = Path.of(".");

  @Test
  void whatAnalystsExplainedIsTold() throws Exception {
    Path data = PolicyArchives.folder("policy-memos-gold");
    PolicyArchives.unpack(data, unpacked);

    List<String> missed = new ArrayList<>();
    List<Map<String, String>> memos = PolicyArchives.table(data.resolve("index.tsv"));
    for (Map<String, String> memo : memos) {
      String slug = memo.getOrDefault("slug", "");
      String number = memo.getOrDefault("n", "");
      List<ReplayRow> told =
          PolicyArchives.replay(
              folderOf(slug),
              List.of(
                  List.of("2020-01-01T00:00:00Z", number + "_before.md"),
                  List.of("2020-03-01T00:00:00Z", number + "_after.md")));
      if (!told.getLast().alert()) {
        missed.add(slug + ": " + told.getLast().reason());
      }
    }

    System.out.printf(
        "policy-memos-gold: %d of %d told%n", memos.size() - missed.size(), memos.size());
    assertThat(missed).isEmpty();
  }

  /// Folders are named by the beginning of the slug.
  private Path folderOf(String slug) throws IOException {
    try (Stream<Path> folders = Files.list(unpacked)) {
      return folders
          .filter(folder -> slug.startsWith(folder.getFileName().toString()))
          .findFirst()
          .orElseThrow();
    }
  }
}
