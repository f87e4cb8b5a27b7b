package objector.webui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import objector.events.id.PageId;
import objector.webui.history.PageRow;
import objector.webui.history.YearStrip;
import objector.wording.Translations;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WatchSummaryTest {
  private static final Voice ENGLISH = Translations.load().in("en", "UTC");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LOOK = Instant.parse("2026-11-24T11:48:00Z");

  @Test
  void pagesThatWereOnlyLookedAtAreNotCalledRead() {
    WatchSummary summary =
        WatchSummary.of(
            List.of(row("a", "en", false, false, LOOK), row("b", "en", false, false, LOOK)),
            ENGLISH,
            NOW);

    assertThat(summary.line())
        .isEqualTo("2 pages are watched; read so far: 0. Last looked at 12 minutes ago.");
    assertThat(summary.warnings()).isEmpty();
  }

  @Test
  void whatWasNeverSeenAndWhatCannotBeReadIsSaidBeforeOneUnfolds() {
    WatchSummary summary =
        WatchSummary.of(
            List.of(
                row("seen", "en", true, false, LOOK),
                row("unseen", "en", false, false, null),
                row("blind", "en", true, true, LOOK)),
            ENGLISH,
            NOW);

    assertThat(summary.line()).startsWith("3 pages are watched; read so far: 2.");
    assertThat(summary.warnings())
        .containsExactly("Never seen yet: unseen.", "Cannot be read at present: blind.");
  }

  @Test
  void beforeTheFirstLookNothingIsSaidOfLooking() {
    WatchSummary summary =
        WatchSummary.of(List.of(row("a", "en", false, false, null)), ENGLISH, NOW);

    assertThat(summary.line()).isEqualTo("One page is watched; read so far: 0.");
  }

  @Test
  void pagesInOtherLanguagesAreFoldedAndAReaderWithoutOneGetsEnglish() {
    List<PageRow> rows =
        List.of(
            row("english", "en", true, false, LOOK),
            row("french", "fr", true, false, LOOK),
            row("own", null, true, false, LOOK));

    WatchSummary french = WatchSummary.of(rows, Translations.load().in("fr", "UTC"), NOW);
    WatchSummary greek = WatchSummary.of(rows, Translations.load().in("el", "UTC"), NOW);

    assertThat(french.own()).extracting(PageRow::title).containsExactly("french", "own");
    assertThat(french.foreign()).extracting(PageRow::title).containsExactly("english");
    assertThat(greek.own()).extracting(PageRow::title).containsExactly("english", "own");
  }

  private static PageRow row(
      String title,
      @Nullable String language,
      boolean read,
      boolean blind,
      @Nullable Instant look) {
    return new PageRow(
        new PageId(title),
        title,
        null,
        language,
        read,
        "",
        null,
        blind,
        look,
        YearStrip.of(List.of(), null, NOW));
  }
}
