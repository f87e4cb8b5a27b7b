package objector.webui.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.Topics;
import objector.events.id.PageId;
import objector.events.page.LookOutcome;
import objector.events.page.WatchState;
import objector.programmes.Programmes;
import objector.programmes.StatedFact;
import objector.webui.history.WatchedPages;
import objector.webui.readmodel.FilledReadModel;
import objector.webui.request.WebRequest;
import objector.webui.template.Templates;
import objector.wording.Translations;
import objector.wording.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatusPageTest {
  private static final Voice ENGLISH = Translations.load().in("en", "UTC");

  @Test
  void everyStatementOfTheDataHasItsSentence() {
    List<String> mute = new ArrayList<>();
    for (StatedFact fact : Programmes.load().metaAiTraining().facts()) {
      boolean onPage =
          ENGLISH.knows("status." + fact.id()) && ENGLISH.knows("status." + fact.id() + ".told");
      if (!onPage && !ENGLISH.knows("kit." + fact.id())) {
        mute.add(fact.id());
      }
    }

    assertThat(mute).as("statements without words").isEmpty();
  }

  @Test
  void howLongAgoAPageWasLookedAtGrowsWithTheTime(@TempDir Path folder) {
    Instant looked = Instant.parse("2026-08-03T09:00:00Z");
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      filled.put(Topics.WATCH, looked(looked));
      StatusPage page = page(filled);

      assertThat(text(page, request(looked.plusSeconds(200), Map.of()))).contains("3 minutes ago");
      assertThat(text(page, request(looked.plusSeconds(400), Map.of()))).contains("6 minutes ago");
    }
  }

  @Test
  void keepsEachReadersPageApart(@TempDir Path folder) {
    Instant now = Instant.parse("2026-08-03T09:00:00Z");
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      StatusPage page = page(filled);
      WebRequest stranger = request(now, Map.of());

      String first = text(page, stranger);
      assertThat(first).contains("href=\"/sign-in\"").doesNotContain("href=\"/me\"");
      assertThat(text(page, stranger.in("en", true)))
          .contains("href=\"/me\"")
          .doesNotContain("href=\"/sign-in\"");
      assertThat(text(page, stranger.in("fr", false))).contains("<html lang=\"fr\">");
      assertThat(text(page, request(now, Map.of("from", "poster")))).contains("from=poster");
      assertThat(text(page, stranger)).isEqualTo(first);
    }
  }

  @Test
  void tellsAtOnceWhatAPageDid(@TempDir Path folder) {
    Instant now = Instant.parse("2026-08-03T09:00:00Z");
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      StatusPage page = page(filled);
      WebRequest request = request(now, Map.of());
      String before = text(page, request);

      filled.put(Topics.WATCH, looked(now.minusSeconds(200)));

      assertThat(text(page, request)).isNotEqualTo(before).contains("3 minutes ago");
    }
  }

  private static StatusPage page(FilledReadModel filled) {
    Programmes programmes = Programmes.load();
    return new StatusPage(
        new Templates(
            Translations.load(),
            "the Berger family",
            "test",
            URI.create("https://objector.example")),
        new WatchedPages(filled.readModel(), programmes),
        programmes);
  }

  private static WatchState looked(Instant at) {
    return new WatchState(
        new PageId("the-choir"), at, LookOutcome.UNCHANGED, null, null, 0, at, at);
  }

  private static String text(StatusPage page, WebRequest request) {
    return new String(page.answer(request).body(), UTF_8);
  }

  private static WebRequest request(Instant now, Map<String, String> query) {
    return new WebRequest(
        "GET",
        "/",
        Map.of(),
        query,
        WebRequest.Form.empty(),
        Map.of(),
        Map.of(),
        "192.0.2.1",
        false,
        now,
        "en",
        false);
  }
}
