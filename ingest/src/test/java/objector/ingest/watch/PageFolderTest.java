package objector.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import objector.events.id.PageId;
import objector.events.page.WatchState;
import objector.service.Service.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFolderTest {
  private static final String LOCAL =
      """
      id: a-local-page
      title: {en: A page for tests}
      language: en
      url: http://127.0.0.1:8099/policy
      declaration:
        fetch: http://127.0.0.1:8099/policy
        select: main
      interval: PT15M
      minimumWords: 5
      watchLinks: [contact]
      """;

  private static final String PUBLIC =
      """
      {"id": "another-policy", "title": {"en": "Another"}, "language": "en",
       "url": "https://www.instagram.com/another/",
       "declaration": {"fetch": "https://www.instagram.com/another/", "select": "main"},
       "interval": "PT6H", "minimumWords": 100, "watchLinks": [], "source": null}
      """;

  @TempDir Path folder;

  @Test
  void aPageOnThisMachineIsForTestsAndTheDemo() throws IOException {
    write("local.yaml", LOCAL);

    List<PageTarget> pages = new PageFolder(true).read(folder);

    assertThat(pages).extracting(PageTarget::id).containsExactly(new PageId("a-local-page"));
    assertThat(pages.getFirst().interval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(pages.getFirst().host()).isEqualTo("127.0.0.1");
  }

  @Test
  void elsewhereItIsRefused() throws IOException {
    write("local.yaml", LOCAL);

    assertThatThrownBy(() -> new PageFolder(false).read(folder))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("local.yaml")
        .hasMessageContaining("pages.allow-loopback");
  }

  @Test
  void aLocalNameDoesNotOpenTheWayToAnotherHost() throws IOException {
    write("local.yaml", LOCAL.replace("fetch: http://127.0.0.1:8099", "fetch: http://192.0.2.1"));

    assertThatThrownBy(() -> new PageFolder(true).read(folder)).isInstanceOf(StartFailure.class);
  }

  @Test
  void itsTitleIsKeptForItsReaders() throws IOException {
    write("public.json", PUBLIC);

    assertThat(new PageFolder(false).read(folder).getFirst().declared())
        .isEqualTo(
            new WatchState.Declared(
                Map.of("en", "Another"), "https://www.instagram.com/another/", "en"));
  }

  @Test
  void aPublicPageMayBeWrittenAsJson() throws IOException {
    write("public.json", PUBLIC);

    assertThat(new PageFolder(false).read(folder))
        .extracting(PageTarget::host)
        .containsExactly("www.instagram.com");
  }

  @Test
  void aMisspeltFieldIsNamedWithItsFile() throws IOException {
    write("public.json", PUBLIC.replace("minimumWords", "minimalWords"));

    assertThatThrownBy(() -> new PageFolder(false).read(folder))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("public.json")
        .hasMessageContaining("minim");
  }

  @Test
  void otherFilesAreLeftAlone() throws IOException {
    write("README.md", "not a page");

    assertThat(new PageFolder(false).read(folder)).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereStopsTheStart() {
    assertThatThrownBy(() -> new PageFolder(false).read(folder.resolve("missing")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("pages.folder");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
