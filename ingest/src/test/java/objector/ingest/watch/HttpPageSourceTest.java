package objector.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import objector.events.Json;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageRules;
import objector.ingest.fetch.FetchedDocument;
import objector.ingest.fetch.FetchedDocument.NotModified;
import objector.ingest.fetch.PageRequest;
import objector.ingest.watch.PageSource.Seen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HttpPageSourceTest {
  private static final URI ADDRESS = URI.create("https://policy.example/");
  private static final PageTarget TARGET =
      new PageTarget(
          new PageId("a-page"),
          List.of(Declaration.mainTextOf(ADDRESS)),
          PageRules.of("en", 1),
          List.of(),
          Duration.ofHours(6));

  private final Deque<FetchedDocument> answers = new ArrayDeque<>();
  private final List<PageRequest> asked = new ArrayList<>();
  private final HttpPageSource pages =
      new HttpPageSource(
          request -> {
            asked.add(request);
            return answers.remove();
          },
          null,
          new HostPace(Duration.ZERO, new Random(1)));

  @Test
  void theSecondLookAsksOnlyForWhatIsNewer() throws Exception {
    look(page("Song", "\"7\""));

    look(new NotModified());

    assertThat(asked.getFirst().etag()).isNull();
    assertThat(asked.getLast().etag()).isEqualTo("\"7\"");
    assertThat(asked.getLast().lastModified()).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
  }

  @Test
  void whatIsAsItWasIsALookAtTheSamePage() throws Exception {
    Seen first = look(page("Song", "\"7\""));

    Seen second = look(new NotModified());

    assertThat(second.page()).isSameAs(first.page());
    assertThat(second.capture()).isEqualTo(first.capture());
  }

  @Test
  void theSameBytesAreNotReadAgain() throws Exception {
    Seen first = look(page("Song", null));

    Seen second = look(page("Song", null));

    assertThat(second.page()).isSameAs(first.page());
  }

  @Test
  void otherBytesAreRead() throws Exception {
    look(page("Song", "\"7\""));

    Seen second = look(page("Another song", "\"8\""));
    look(new NotModified());

    assertThat(second.read().orElseThrow().markdown()).isEqualTo("Another song");
    assertThat(asked.getLast().etag()).isEqualTo("\"8\"");
  }

  @Test
  void asItWasIsNoAnswerToAFirstLook() throws Exception {
    assertThat(look(new NotModified()).why()).isEqualTo(Blindness.ERROR);
  }

  @Test
  void aPageThatNeedsScriptsGoesThroughTheBrowser() throws Exception {
    List<List<String>> waited = new ArrayList<>();
    HttpPageSource rendering =
        new HttpPageSource(
            request -> {
              throw new AssertionError("not without the browser");
            },
            (request, waitFor) -> {
              waited.add(waitFor);
              return page("Song", null);
            },
            new HostPace(Duration.ZERO, new Random(1)));

    Seen seen = rendering.see(scripted());

    assertThat(seen.read().orElseThrow().markdown()).isEqualTo("Song");
    assertThat(waited).containsExactly(List.of("#song"));
  }

  @Test
  void withoutABrowserAnEmptyShellSaysWhatItNeeds() throws Exception {
    answers.add(
        new FetchedDocument.Page(
            ADDRESS,
            "<html><div id=root></div></html>".getBytes(StandardCharsets.UTF_8),
            "text/html",
            null,
            null));

    Seen seen = pages.see(scripted());

    assertThat(seen.read().orElseThrow().blindness()).isEqualTo(Blindness.NEEDS_BROWSER);
  }

  private static PageTarget scripted() {
    return new PageTarget(
        TARGET.id(),
        Declaration.listOf(
            Json.MAPPER.readTree(
                """
                {"fetch": "https://policy.example/", "select": "body",
                 "executeClientScripts": true, "waitForElements": ["#song"]}
                """)),
        TARGET.rules(),
        List.of(),
        TARGET.interval());
  }

  private Seen look(FetchedDocument answer) throws InterruptedException {
    answers.add(answer);
    return pages.see(TARGET);
  }

  private static FetchedDocument.Page page(String text, @Nullable String etag) {
    return new FetchedDocument.Page(
        ADDRESS,
        text.getBytes(StandardCharsets.UTF_8),
        "text/plain",
        etag,
        "Sun, 01 Mar 2026 12:00:00 GMT");
  }
}
