package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which stores on the disk stay at a start.
final class StateFoldersTest {
  @TempDir private Path state = Path.of("");

  @BeforeEach
  void someGenerations() throws IOException {
    for (String name : new String[] {"tracker", "tracker-2", "tracker-3", "tracker-of-another"}) {
      Files.createDirectories(state.resolve(name).resolve("0_1/committed/dossiers"));
      Files.writeString(state.resolve(name).resolve("0_1/committed/dossiers/CURRENT"), "x");
    }
    Files.writeString(state.resolve("instance"), "abc");
  }

  @Test
  void onlyThoseOfTheGenerationThatCountsAreKept() {
    StateFolders.keepOnly(state, "tracker", "tracker-3");

    assertThat(state.resolve("tracker")).doesNotExist();
    assertThat(state.resolve("tracker-2")).doesNotExist();
    assertThat(state.resolve("tracker-3/0_1/committed/dossiers/CURRENT")).exists();
  }

  @Test
  void whatIsNoGenerationOfItIsLeftAlone() {
    StateFolders.keepOnly(state, "tracker", "tracker");

    assertThat(state.resolve("tracker/0_1/committed/dossiers/CURRENT")).exists();
    assertThat(state.resolve("tracker-2")).doesNotExist();
    assertThat(state.resolve("tracker-of-another/0_1/committed/dossiers/CURRENT")).exists();
    assertThat(state.resolve("instance")).hasContent("abc");
  }

  @Test
  void whatAnEarlierReleaseKeptOtherwiseGoesToo() throws IOException {
    Path former = Files.createDirectories(state.resolve("tracker/0_1/rocksdb/dossiers"));
    Files.writeString(former.resolve("CURRENT"), "x");

    StateFolders.keepOnly(state, "tracker", "tracker");

    assertThat(state.resolve("tracker/0_1/rocksdb")).doesNotExist();
    assertThat(state.resolve("tracker/0_1/committed/dossiers/CURRENT")).exists();
  }
}
