package objector.endtoend.ways;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Filed;
import objector.events.person.Objection.Filing;
import objector.events.person.PageNews;
import objector.events.person.Proof;
import objector.events.person.WayToHear;
import org.junit.jupiter.api.Test;

/// What holds of every way beside mail, whoever goes where: each says how its other end is looked
/// at, once something has happened to Anna.
abstract class ChannelContract {
  static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final String CODE = "482913";
  private static final LocalDate ON = LocalDate.of(2026, 11, 3);
  private static final PersonId ANNA = new PersonId("a".repeat(26));

  /// Anna's things, as they stand, and the alerts of them.
  record Happened(Dossier dossier, List<Alert> alerts) {}

  /// One thing that the other end has.
  ///
  /// @param id what it is known again by
  record Heard(String id, String text) {}

  abstract WayToHear.Kind kind();

  /// All that is at the other end afterwards.
  abstract List<Heard> heard(Happened happened) throws Exception;

  /// How much one thing may be.
  abstract int most();

  @Test
  void itSaysWhichAccountItIsAbout() throws Exception {
    assertThat(heard(filed("@anna")))
        .isNotEmpty()
        .anySatisfy(one -> assertThat(one.text()).contains("Instagram", "@anna"));
  }

  @Test
  void theSameThingTwiceIsOne() throws Exception {
    Happened once = filed("@anna");
    Happened twice =
        new Happened(once.dossier(), List.of(once.alerts().getFirst(), once.alerts().getFirst()));

    List<String> first = ids(heard(once));

    assertThat(first).doesNotHaveDuplicates();
    assertThat(ids(heard(twice)).stream().distinct().toList()).isEqualTo(first);
  }

  @Test
  void itNeverSaysACode() throws Exception {
    Objection code = new CodeAsked(NOW.minusSeconds(60), CODE, standing(), Proof.UNVERIFIED_MAIL);

    assertThat(heard(happened("@anna", code, News.CODE_ARRIVED)))
        .allSatisfy(one -> assertThat(one.text()).doesNotContain(CODE));
  }

  @Test
  void itNeverSaysWhoOrWhereThePersonIs() throws Exception {
    assertThat(heard(filed("@anna")))
        .allSatisfy(one ->
            assertThat(one.text() + one.id())
                .doesNotContain(
                    "anna@mail.example", "k7m2annaq3r9t5vw", "ab".repeat(32), ANNA.value()));
  }

  @Test
  void itHoldsNothingThatSignsInOrConfirms() throws Exception {
    assertThat(heard(filed("@anna")))
        .allSatisfy(one ->
            assertThat(one.text())
                .doesNotContain("?t=", "/sign-in", "/confirm", "/stop", "/feed/"));
  }

  @Test
  void howeverLongANameIsTheMessageHasAnEnd() throws Exception {
    assertThat(heard(filed("@" + "anna€😀\u202E\u0000<b>&\r\n".repeat(60))))
        .isNotEmpty()
        .allSatisfy(
            one -> assertThat(one.text().getBytes(UTF_8).length).isLessThanOrEqualTo(most()));
  }

  private static List<String> ids(List<Heard> heard) {
    return heard.stream().map(Heard::id).toList();
  }

  Happened filed(String handle) {
    return happened(handle, standing(), News.ACKNOWLEDGED);
  }

  private static Objection standing() {
    Due due =
        new Due(
            ON,
            ON.plusMonths(1),
            null,
            List.of(new Due.Step(Due.Rule.DUE, ON.plusMonths(1), null)));
    return new Filed(new Filing(ON, Proof.VERIFIED_MAIL, ON), due);
  }

  private Happened happened(String handle, Objection standing, News news) {
    Fact fact =
        new Fact(
            new EventId("f".repeat(26)),
            NOW.minusSeconds(60),
            ON,
            news == News.CODE_ARRIVED ? Fact.What.CODE : Fact.What.ACKNOWLEDGED,
            Proof.VERIFIED_MAIL,
            null,
            news == News.CODE_ARRIVED ? CODE : null,
            false,
            false);
    Account account =
        new Account(
            new AccountId("b".repeat(26)),
            Platform.INSTAGRAM,
            handle,
            null,
            List.of(),
            List.of(fact),
            standing);
    WayToHear way =
        new WayToHear(
            kind(),
            new EventId("e".repeat(26)),
            NOW.minusSeconds(900),
            kind().isSentTo() ? url() : null);
    DossierFields fields = new DossierFields(anna(account));
    fields.ways.add(way);
    Alert alert =
        new Alert(
            AlertId.of(ANNA, news),
            ANNA,
            NOW,
            "anna@mail.example",
            "en",
            "Europe/Dublin",
            "IE",
            account.id().value(),
            false,
            new Matter.AccountNews(news, account),
            List.of(way),
            false);
    return new Happened(fields.toDossier(), List.of(alert));
  }

  /// Where we send to, where we do.
  String url() {
    return "https://nobody.example/";
  }

  private static Dossier anna(Account account) {
    return new Dossier(
        ANNA,
        NOW.minusSeconds(2_000_000),
        "anna@mail.example",
        new LoginHash("ab".repeat(32)),
        new AddressToken("k7m2annaq3r9t5vw"),
        "en",
        "Europe/Dublin",
        "IE",
        PageNews.ALL,
        NOW.minusSeconds(1_900_000),
        true,
        false,
        0,
        Map.of(),
        List.of(account),
        List.of(),
        List.of(),
        Map.of("objector.people", 7L),
        false);
  }
}
