package objector.benchmarks.tracker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import objector.events.Topics;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.id.ProgrammeId;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.ObjectionFiled;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What happens to one invented person with three accounts, in ten events: joined, confirmed, the
/// accounts, Meta's notice, a code, an objection, its acknowledgement and its confirmation.
record InventedLife(PersonId person, String language, Instant at) {
  static final int EVENTS = 10;

  /// Joined, confirmed, and the accounts; nothing is objected to yet.
  static final int EVENTS_WITHOUT_OBJECTION = 5;

  private static final ProgrammeId PROGRAMME = new ProgrammeId("meta-ai-training");
  private static final List<String> HANDLES = List.of("@anna", "Anna Berger", "@anna.photos");

  static InventedLife random(String language) {
    return new InventedLife(PersonId.random(), language, Instant.now());
  }

  /// The same person, to whom something happens now.
  InventedLife now() {
    return new InventedLife(person, language, Instant.now());
  }

  ProducerRecord<String, byte[]> event(int number) {
    return switch (number) {
      case 0 -> Topics.PEOPLE.record(joined());
      case 1 -> Topics.PEOPLE.record(new LinkUsed(EventId.random(), person, at, id("joined")));
      case 2, 3, 4 -> Topics.PEOPLE.record(added(number - 2));
      case 5 -> mail(MailKind.NOTICE, List.of());
      case 6 -> mail(MailKind.CODE, List.of("123456"));
      case 7 ->
          Topics.PEOPLE.record(
              new ObjectionFiled(
                  EventId.random(),
                  person,
                  at,
                  account(0),
                  PROGRAMME,
                  LocalDate.ofInstant(at, ZoneOffset.UTC),
                  null));
      case 8 -> mail(MailKind.ACKNOWLEDGEMENT, List.of());
      case 9 -> mail(MailKind.CONFIRMATION, List.of());
      default -> throw new IllegalArgumentException("a life has ten events");
    };
  }

  private Joined joined() {
    String email = person + "@mail.example";
    return new Joined(
        id("joined"),
        person,
        at,
        email,
        new LoginHash(Evidence.sha256(email.getBytes(StandardCharsets.UTF_8))),
        AddressToken.random(),
        language,
        "Europe/Paris",
        "FR",
        PageNews.ALL);
  }

  private AccountAdded added(int number) {
    return new AccountAdded(
        EventId.random(),
        person,
        at,
        account(number),
        number == 1 ? Platform.FACEBOOK : Platform.INSTAGRAM,
        HANDLES.get(number),
        null);
  }

  /// A mail that tells something of the first account, and so alerts.
  ProducerRecord<String, byte[]> mail(MailKind kind, List<String> codes) {
    EventId id = EventId.random();
    String sha = Evidence.sha256(id.value().getBytes(StandardCharsets.UTF_8));
    MailEvent received =
        new MailReceived(
            id,
            person,
            at,
            MailSource.SMTP,
            new Evidence(EvidenceId.of(person, sha), 0, 1, sha, 4_000),
            "<" + id + "@mail.example>",
            at,
            new About(List.of(person + "@mail.example"), List.of("@anna"), false, null),
            new Judgement(
                kind,
                null,
                PROGRAMME,
                Platform.INSTAGRAM,
                "en",
                new Forward(
                    Judgement.Form.INLINE,
                    new Mailbox("Instagram", "no-reply@mail.example"),
                    List.of(),
                    List.of(),
                    "An invented subject of some length",
                    null,
                    null,
                    null),
                new Authenticity(Verdict.VERIFIED, List.of()),
                List.of(),
                codes,
                List.of("an invented signal")),
            new MailEvent.Original("<" + id + "@meta.example>", sha));
    return Topics.MAIL.record(received);
  }

  private AccountId account(int number) {
    return new AccountId(id("account " + number).value());
  }

  private EventId id(String what) {
    return EventId.of(what, person);
  }
}
