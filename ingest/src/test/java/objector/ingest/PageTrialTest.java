package objector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.ingest.PageTrial.Tried;
import objector.ingest.PageTrial.WatchedLink;
import objector.ingest.extract.Declaration;
import objector.ingest.extract.PageReader;
import objector.ingest.watch.PageSource.Seen;
import objector.ingest.watch.PageSource.Visit;
import org.junit.jupiter.api.Test;

final class PageTrialTest {
  private static final URI ADDRESS = URI.create("https://policy.example/");
  private static final List<Declaration> MAIN_TEXT = List.of(Declaration.mainTextOf(ADDRESS));

  @Test
  void aPolicyIsShownWithItsDateAndItsLinks() throws Exception {
    String text =
        "Effective July 23, 2026. We keep the songs that you sing to the parrots in our cages. "
                .concat("We say what we do with them, and why we do it, in the sections below. ")
                .repeat(4)
            + "You may object to it with "
            + "[this form](https://www.facebook.com/help/contact/123456789?ref=dp).";

    Tried tried = seeing(text).look(MAIN_TEXT, "en");

    assertThat(tried.look()).isEqualTo(LookOutcome.FIRST);
    assertThat(tried.status()).isEqualTo(200);
    assertThat(tried.effective()).isEqualTo(LocalDate.of(2026, 7, 23));
    assertThat(tried.language()).isEqualTo("en");
    assertThat(tried.links())
        .containsExactly(new WatchedLink("https://www.facebook.com/help/contact/123456789", true));
    assertThat(tried.text()).isEqualTo(text);
  }

  @Test
  void aWallIsNamed() throws Exception {
    Tried tried = seeing("This page isn't available right now.").look(MAIN_TEXT, null);

    assertThat(tried.look()).isEqualTo(LookOutcome.BLIND);
    assertThat(tried.reason()).isEqualTo("error");
    assertThat(tried.text()).isNotNull();
  }

  @Test
  void whatDidNotComeIsExplained() throws Exception {
    PageTrial trial =
        new PageTrial(
            target ->
                Seen.nothing(Blindness.UNREACHABLE, List.of(new Visit(ADDRESS, 0, "no such name"))),
            Clock.systemUTC());

    Tried tried = trial.look(MAIN_TEXT, null);

    assertThat(tried.status()).isNull();
    assertThat(tried.reason()).isEqualTo("unreachable");
    assertThat(tried.detail()).isEqualTo("no such name");
  }

  private static PageTrial seeing(String markdown) {
    return new PageTrial(
        target ->
            Seen.of(
                new PageReader(List.of()).markdown(markdown),
                new byte[0],
                List.of(new Visit(ADDRESS, 200, null))),
        Clock.systemUTC());
  }
}
