package objector.tracker.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.page.PageTopic;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.tracker.clock.StatutoryClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In every state, for every kind of mail and every verdict: an alert, a question or another
/// standing — or a reason why nothing needs to be said, which stands here.
final class NoSilenceTest {
  private static final PersonId ANNA = new PersonId("a".repeat(26));
  private static final Instant JOINED = Instant.parse("2025-04-10T08:00:00Z");
  private static final Instant NOW = Instant.parse("2025-05-20T10:00:00Z");

  private final DossierRules rules = new DossierRules(new StatutoryClock());

  record Cell(String state, List<PersonEvent> told, MailKind kind, Verdict verdict) {
    @Override
    public String toString() {
      return state + ", " + kind.word() + ", " + verdict;
    }
  }

  static List<Cell> cells() {
    List<Cell> all = new ArrayList<>();
    states()
        .forEach((state, told) -> {
          for (MailKind kind : MailKind.values()) {
            for (Verdict verdict : Verdict.values()) {
              all.add(new Cell(state, told, kind, verdict));
            }
          }
        });
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void everyMailIsHeardOrThereIsAReason(Cell cell) {
    Dossier before = before(cell);
    MailReceived mail =
        Given.mail(ANNA, cell.kind())
            .at(NOW)
            .dated("2025-05-20T09:59:00Z")
            .verdict(cell.verdict())
            .to("anna@example.org")
            .codes("123456")
            .received();

    DossierDecision decision = rules.mailed(before, mail, NOW);

    boolean heard = !decision.alerts().isEmpty();
    assertThat(heard || reason(cell) != null).as("heard, or with a reason").isTrue();
    if (cell.verdict() == Verdict.CONTRADICTED) {
      assertThat(decision.alerts())
          .singleElement()
          .satisfies(a -> assertThat(a.matter()).isInstanceOf(Matter.SuspiciousMail.class));
      assertThat(standing(decision.dossier())).isEqualTo(standing(before));
    }
    if (reason(cell) != null && heard) {
      throw new AssertionError("heard, though a reason says why not: " + reason(cell));
    }
  }

  static List<Cell> questions() {
    return cells().stream()
        .filter(cell -> cell.kind() == MailKind.MORE_INFORMATION)
        .filter(cell -> cell.verdict() != Verdict.CONTRADICTED)
        .toList();
  }

  /// Not only in alert and timeline, which pass: what Meta asks stands in the account's sentence.
  @ParameterizedTest(name = "{0}")
  @MethodSource("questions")
  void aQuestionStandsWhateverElseStands(Cell cell) {
    MailReceived mail =
        Given.mail(ANNA, cell.kind())
            .at(NOW)
            .dated("2025-05-20T09:59:00Z")
            .verdict(cell.verdict())
            .to("anna@example.org")
            .received();

    DossierDecision decision = rules.mailed(before(cell), mail, NOW);

    boolean asked = standing(decision.dossier()).question() != null;
    assertThat(asked).isEqualTo(!OWES_NO_ANSWER.contains(cell.state()));
  }

  /// Who took the objection back owes none; where answers contradict each other, the person first
  /// says which is right.
  private static final List<String> OWES_NO_ANSWER = List.of("withdrawn", "contradicted");

  /// Why nothing is said of it; null: it is said.
  private static @Nullable String reason(Cell cell) {
    if (cell.verdict() == Verdict.CONTRADICTED) {
      return null;
    }
    return switch (cell.kind()) {
      case ACCOUNT_SECURITY, OTHER_META, BOUNCE, AUTO_REPLY, UNRELATED ->
          "it says nothing of an objection; it stands among the other mails";
      case NOTICE ->
          cell.verdict() == Verdict.UNVERIFIABLE && !SPEAKS_OF_NOTICES.contains(cell.state())
              ? "a notice that nobody could check changes nothing now; it stands in the timeline"
              : null;
      case CONFIRMATION,
          ACKNOWLEDGEMENT,
          REFUSAL,
          MORE_INFORMATION,
          EXTENSION,
          CODE,
          FORWARDING_CONFIRMATION,
          PHISHING,
          BROKEN ->
          null;
    };
  }

  private static final List<String> SPEAKS_OF_NOTICES =
      List.of("unknown", "noticed", "confirmed", "recheck");

  private static Map<String, List<PersonEvent>> states() {
    Map<String, List<PersonEvent>> states = new LinkedHashMap<>();
    states.put("unknown", List.of());
    states.put(
        "noticed", List.of(new PersonEvent.NoticeSeen(id(), ANNA, JOINED, A, day("2025-04-09"))));
    PersonEvent filed = filed("2025-05-05", "2025-05-05T10:00:00Z");
    states.put("filed", List.of(filed));
    states.put("more-asked", List.of(filed, step(Fact.What.MORE_ASKED, "2025-05-07")));
    states.put("extended", List.of(filed, step(Fact.What.EXTENDED, "2025-05-07")));
    states.put("extended alone", List.of(step(Fact.What.EXTENDED, "2025-05-07")));
    states.put("overdue", List.of(filed("2025-03-05", "2025-04-10T09:00:00Z")));
    PersonEvent confirmed =
        new PersonEvent.ConfirmationSeen(id(), ANNA, at("2025-05-08"), A, day("2025-05-08"));
    states.put("confirmed", List.of(filed, confirmed));
    PersonEvent refused =
        new PersonEvent.RefusalSeen(id(), ANNA, at("2025-05-09"), A, day("2025-05-09"));
    states.put("refused", List.of(filed, refused));
    states.put("contradicted", List.of(filed, confirmed, refused));
    states.put(
        "complained",
        List.of(
            filed,
            refused,
            new PersonEvent.ComplaintLodged(
                id(), ANNA, at("2025-05-10"), A, day("2025-05-10"), "FR")));
    states.put("recheck", List.of(filed, confirmed));
    states.put(
        "withdrawn",
        List.of(
            filed,
            new PersonEvent.ObjectionWithdrawn(
                id(), ANNA, at("2025-05-10"), A, day("2025-05-10"))));
    return states;
  }

  private static final AccountId A = new AccountId("b".repeat(26));

  private Dossier before(Cell cell) {
    Joined joined = Given.joined(ANNA, JOINED, "anna@example.org", PageNews.ALL);
    Dossier dossier = after(null, joined, JOINED);
    dossier = after(dossier, Given.used(ANNA, JOINED, joined.id()), JOINED);
    dossier =
        after(
            dossier,
            new AccountAdded(id(), ANNA, JOINED, A, Platform.INSTAGRAM, "@anna", null),
            JOINED);
    for (PersonEvent event : cell.told()) {
      dossier = after(dossier, event, event.at());
    }
    if (cell.state().equals("recheck")) {
      Dossier changed =
          rules
              .pageChanged(
                  dossier, Given.changed(at("2025-05-12"), PageTopic.AI_TRAINING), at("2025-05-12"))
              .dossier();
      return Objects.requireNonNull(changed);
    }
    return dossier;
  }

  private Dossier after(@Nullable Dossier dossier, PersonEvent event, Instant at) {
    return Objects.requireNonNull(rules.told(dossier, event, at).dossier());
  }

  private static Objection standing(@Nullable Dossier dossier) {
    return Objects.requireNonNull(dossier).accounts().getFirst().standing();
  }

  private static PersonEvent filed(String day, String told) {
    return new PersonEvent.ObjectionFiled(
        id(), ANNA, Instant.parse(told), A, Given.PROGRAMME, day(day), null);
  }

  private static PersonEvent step(Fact.What what, String day) {
    return new PersonEvent.StepTold(id(), ANNA, at(day), A, day(day), what);
  }

  private static EventId id() {
    return EventId.random();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T12:00:00Z");
  }
}
