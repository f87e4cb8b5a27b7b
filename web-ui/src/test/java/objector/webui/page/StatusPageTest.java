package objector.webui.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
      filled.put(
          Topics.WATCH,
          new WatchState(
              new PageId("the-choir"),
              looked,
              LookOutcome.UNCHANGED,
              null,
              null,
              0,
              looked,
              looked));
      Programmes programmes = Programmes.load();
      StatusPage page =
          new StatusPage(
              new Templates(Translations.load(), "the Berger family", "test"),
              new WatchedPages(filled.readModel(), programmes),
              programmes);

      assertThat(text(page, looked.plusSeconds(200))).contains("3 minutes ago");
      assertThat(text(page, looked.plusSeconds(400))).contains("6 minutes ago");
    }
  }

  private static String text(StatusPage page, Instant now) {
    WebRequest request =
        new WebRequest(
            "GET",
            "/",
            Map.of(),
            Map.of(),
            WebRequest.Form.empty(),
            Map.of(),
            Map.of(),
            "192.0.2.1",
            false,
            now,
            "en",
            false);
    return new String(page.answer(request).body(), UTF_8);
  }
}
