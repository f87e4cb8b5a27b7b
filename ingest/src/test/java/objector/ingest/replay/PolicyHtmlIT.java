package objector.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.ingest.extract.PageReader;
import objector.ingest.extract.PageRules;
import objector.ingest.extract.ReadPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recorded pages as servers sent them: policies are read, walls are told from them.
final class PolicyHtmlIT {
  private final PageReader reader = new PageReader(List.of());
  private final PageRules rules = PageRules.of(null);

  @TempDir Path unpacked = Path.of(".");
  private List<Map<String, String>> pages = List.of();

  @BeforeEach
  void findData() throws Exception {
    Path data = PolicyArchives.folder("policy-html");
    PolicyArchives.unpack(data, unpacked);
    pages = PolicyArchives.table(data.resolve("manifest.tsv"));
  }

  @Test
  void aWallIsNoPolicyAndAPolicyIsNoWall() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> page : pages) {
      ReadPage read = read(page);
      boolean seen = read.blindness() == null && rules.allow(read.text());
      if (seen != "ok".equals(page.get("cls"))) {
        wrong.add(page.get("file") + ": " + page.get("cls") + ", but " + read.blindness());
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void pagesWithTheSameVisibleTextAreTheSame() throws IOException {
    Map<String, String> hashes = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> page : pages) {
      String hash = read(page).text().hash();
      String other = hashes.putIfAbsent(page.getOrDefault("text_group", ""), hash);
      if (other != null && !other.equals(hash)) {
        wrong.add(page.getOrDefault("file", ""));
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void thePrintedDateIsRead() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> page : pages) {
      String printed = page.getOrDefault("effective", "");
      String read = String.valueOf(read(page).effective());
      if (!printed.isEmpty() && !printed.equals(read)) {
        wrong.add(page.get("file") + ": " + printed + ", but " + read);
      }
    }

    assertThat(wrong).isEmpty();
  }

  private ReadPage read(Map<String, String> page) throws IOException {
    byte[] bytes = Files.readAllBytes(unpacked.resolve(page.getOrDefault("file", "")));
    return reader.read(bytes, "text/html", ReplayOptions.standard().documents().getFirst(), true);
  }
}
