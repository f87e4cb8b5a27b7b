package objector.webui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import objector.programmes.Programmes;
import objector.webui.Invented;
import objector.webui.access.Sessions;
import objector.webui.access.Visit;
import objector.webui.readmodel.FilledReadModel;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.WebRequest;
import objector.webui.template.Templates;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person's open page, with browsers that only take note.
final class LivePageTest {
  private static final int MOST_EACH = 6;

  @TempDir private Path folder = Path.of("");
  private FilledReadModel filled = new FilledReadModel(Path.of("unused"));
  private LivePage live = page(filled.readModel());

  @BeforeEach
  void open() {
    filled = new FilledReadModel(folder);
    filled.put(Topics.DOSSIERS, Invented.anna());
    live = page(filled.readModel());
    live.start(
        request -> person(request).flatMap(filled.readModel()::dossier).map(LivePageTest::visit));
  }

  @AfterEach
  void close() {
    live.close();
    filled.close();
  }

  @Test
  void whoIsNotSignedInIsToldNotToComeBack() {
    Browser stranger = connect("", "");

    assertThat(stranger.refused).isEqualTo(204);
    assertThat(live.connected()).isZero();
  }

  @Test
  void whileTheReadModelIsReadABrowserIsToldToComeLater() {
    filled.live(false);

    assertThat(connect(Invented.ANNA.value(), "").refused).isEqualTo(503);
  }

  @Test
  void aPageThatMissedSomethingGetsAllOfIt() {
    Browser browser = connect(Invented.ANNA.value(), "an older page");

    assertThat(browser.names()).containsExactly("all");
    assertThat(browser.events.getFirst().getValue()).contains("@anna.paints", "sse-swap=");
  }

  @Test
  void aPageThatIsAsItWasShownGetsNothing() {
    assertThat(connect(Invented.ANNA.value(), seen()).events).isEmpty();
  }

  @Test
  void aChangeSendsThePieceThatChangedAndNoOther() {
    Browser browser = connect(Invented.ANNA.value(), seen());

    filled.put(Topics.DOSSIERS, without(Invented.anna(), "@anna.paints", "@anna.draws"));

    assertThat(browser.names()).containsExactly("card-20000000000000000000000000");
    assertThat(browser.events.getFirst().getValue())
        .contains("@anna.draws")
        .contains("sentence fresh")
        .doesNotContain("Anna Berger");
  }

  @Test
  void whatDoesNotShowSendsNothing() {
    Browser browser = connect(Invented.ANNA.value(), seen());

    filled.put(Topics.DOSSIERS, Invented.anna());

    assertThat(browser.events).isEmpty();
  }

  @Test
  void anAccountMoreSendsThePageAnewInItsOrder() {
    Browser browser = connect(Invented.ANNA.value(), seen());
    Dossier anna = Invented.anna();

    filled.put(Topics.DOSSIERS, Invented.with(anna, anna.accounts().subList(0, 2)));

    assertThat(browser.names()).containsExactly("all");
  }

  @Test
  void afterSigningOutEverywhereTheConnectionEnds() {
    Browser browser = connect(Invented.ANNA.value(), seen());

    filled.put(Topics.DOSSIERS, Invented.signedOutEverywhere(Invented.anna()));

    assertThat(browser.ended).isTrue();
    assertThat(browser.events).isEmpty();
    assertThat(live.connected()).isZero();
  }

  @Test
  void noMoreThanAFewBrowsersOfOnePersonAtOnce() {
    for (int i = 0; i < MOST_EACH; i++) {
      assertThat(connect(Invented.ANNA.value(), seen()).refused).isZero();
    }

    assertThat(connect(Invented.ANNA.value(), seen()).refused).isEqualTo(429);
  }

  @Test
  void whoComesWhenAllPlacesAreTakenIsToldToComeLater() {
    live.close();
    live =
        new LivePage(
            filled.readModel(),
            mePage(),
            templates(),
            Runnable::run,
            Clock.fixed(Invented.NOW, ZoneOffset.UTC),
            2);
    live.start(
        request -> person(request).flatMap(filled.readModel()::dossier).map(LivePageTest::visit));
    Browser first = connect(Invented.ANNA.value(), seen());
    assertThat(connect(Invented.ANNA.value(), seen()).refused).isZero();

    assertThat(connect(Invented.ANNA.value(), seen()).refused).isEqualTo(503);

    first.onClose.run();
    assertThat(connect(Invented.ANNA.value(), seen()).refused).isZero();
  }

  @Test
  void openPagesTakeAPartOfTheHeap() {
    assertThat(LivePage.most(256L << 20)).isEqualTo(9_362);
    assertThat(LivePage.most(320L << 20)).as("by default").isGreaterThan(10_000);
    assertThat(LivePage.most(64L << 30)).isEqualTo(20_000);
  }

  @Test
  void browsersThatWentAndConnectionsThatWeEndedAreCountedOut() {
    for (int i = 0; i < 3 * MOST_EACH; i++) {
      Browser browser = connect(Invented.ANNA.value(), seen());
      assertThat(browser.refused).as("connection " + i).isZero();
      browser.onClose.run();
      browser.onClose.run();
    }
    for (int i = 0; i < 3 * MOST_EACH; i++) {
      Browser browser = connect(Invented.ANNA.value(), seen());
      assertThat(browser.refused).as("connection " + i).isZero();
      filled.put(Topics.DOSSIERS, Invented.signedOutEverywhere(Invented.anna()));
      filled.put(Topics.DOSSIERS, Invented.anna());
    }

    assertThat(live.connected()).isZero();
  }

  @Test
  void aPageThatAnErrorKeepsFromTheTruthIsEndedAndSaysSo() {
    Browser browser = connect(Invented.ANNA.value(), seen());
    browser.breaks = new NoClassDefFoundError("invented");

    assertThatThrownBy(() ->
            filled.put(Topics.DOSSIERS, without(Invented.anna(), "@anna.paints", "@anna.draws")))
        .isSameAs(browser.breaks);

    assertThat(browser.ended).isTrue();
    assertThat(live.connected()).isZero();
  }

  @Test
  void closingEndsEveryConnection() {
    Browser browser = connect(Invented.ANNA.value(), seen());

    live.close();

    assertThat(browser.ended).isTrue();
    assertThat(live.connected()).isZero();
  }

  /// What Anna's page says of itself when nothing is new.
  private String seen() {
    MePage page = mePage();
    Dossier dossier = filled.readModel().dossier(Invented.ANNA).orElseThrow();
    return page.live(dossier, templates().voice("en", dossier.zone()), Invented.NOW).digest();
  }

  private Browser connect(String person, String seen) {
    Browser browser = new Browser();
    live.connect(request(person, seen), browser);
    return browser;
  }

  private static WebRequest request(String person, String seen) {
    return new WebRequest(
        "GET",
        "/me/live",
        Map.of(),
        Map.of("seen", seen),
        WebRequest.Form.empty(),
        Map.of(),
        Map.of("person", person),
        "192.0.2.1",
        false,
        Invented.NOW,
        "en",
        !person.isEmpty());
  }

  private static Optional<PersonId> person(WebRequest request) {
    return Optional.of(request.cookies().getOrDefault("person", ""))
        .filter(id -> !id.isEmpty())
        .map(PersonId::new);
  }

  private static Visit visit(Dossier dossier) {
    return new Visit(
        dossier,
        new Sessions.Session(dossier.person(), Invented.session(dossier.person()), Long.MAX_VALUE));
  }

  private static LivePage page(ReadModel readModel) {
    return new LivePage(
        readModel, mePage(), templates(), Runnable::run, Clock.fixed(Invented.NOW, ZoneOffset.UTC));
  }

  private static MePage mePage() {
    return new MePage(templates(), Programmes.load(), "in.objector.example");
  }

  private static Templates templates() {
    return new Templates(
        Translations.load(), "the Berger family", "test", URI.create("https://objector.example"));
  }

  private static Dossier without(Dossier dossier, String handle, String instead) {
    return Invented.with(
        dossier,
        dossier.accounts().stream()
            .map(account ->
                account.handle().equals(handle) ? Invented.renamed(account, instead) : account)
            .toList());
  }

  /// Takes note of what a browser would get.
  private static final class Browser implements LivePage.Wire {
    private final List<Map.Entry<String, String>> events = new ArrayList<>();
    private Runnable onClose = () -> {};
    private int refused;
    private boolean ended;
    private @Nullable Error breaks;

    @Override
    public void open(Runnable whenClosed) {
      onClose = whenClosed;
    }

    @Override
    public void refuse(int status) {
      refused = status;
    }

    @Override
    public void event(String name, String html) {
      if (breaks != null) {
        throw breaks;
      }
      events.add(Map.entry(name, html));
    }

    @Override
    public void beat() {}

    @Override
    public void end() {
      ended = true;
      onClose.run();
    }

    List<String> names() {
      return events.stream().map(Map.Entry::getKey).toList();
    }
  }
}
