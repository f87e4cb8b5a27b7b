package objector.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrowserPartsTest {
  @TempDir private Path folder;

  @Test
  void bothAreSearchedInThePath() throws IOException {
    Path chromium = program("chromium");
    Path node = program("node");

    assertThat(BrowserParts.find("auto", "auto", "/nowhere:" + folder))
        .contains(new BrowserParts(chromium, node));
  }

  @Test
  void oneAloneIsNoBrowser() throws IOException {
    program("chromium");

    assertThat(BrowserParts.find("auto", "auto", folder.toString())).isEmpty();
  }

  @Test
  void noneIsNone() throws IOException {
    program("chromium");
    program("node");

    assertThat(BrowserParts.find("none", "auto", folder.toString())).isEmpty();
  }

  @Test
  void aPathThatIsNamedIsTaken() throws IOException {
    Path mine = program("my-chromium");
    Path node = program("node");

    assertThat(BrowserParts.find(mine.toString(), "auto", folder.toString()))
        .contains(new BrowserParts(mine, node));
  }

  private Path program(String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
