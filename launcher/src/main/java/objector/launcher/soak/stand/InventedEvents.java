package objector.launcher.soak.stand;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import objector.events.alert.Alert;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
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
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Objection.Confirmed;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.events.person.Proof;

/// Events of invented people.
public final class InventedEvents {
  private static final ProgrammeId PROGRAMME = new ProgrammeId("meta-ai-training");

  private InventedEvents() {}

  /// Somebody signs up.
  public static Joined joined(PersonId person, Instant at) {
    String email = person + "@mail.example";
    return new Joined(
        EventId.of("joined", person),
        person,
        at,
        email,
        new LoginHash(Evidence.sha256(email.getBytes(StandardCharsets.UTF_8))),
        AddressToken.random(),
        "en",
        "Europe/Paris",
        "FR",
        PageNews.ALL);
  }

  /// They confirm their address.
  public static LinkUsed used(Joined joined, Instant at) {
    return new LinkUsed(EventId.of("used", joined.person()), joined.person(), at, joined.id());
  }

  /// They add an account.
  public static AccountAdded account(PersonId person, Instant at) {
    return new AccountAdded(
        EventId.of("account", person),
        person,
        at,
        new AccountId(EventId.of("the account of", person).value()),
        Platform.INSTAGRAM,
        "@anna",
        null);
  }

  /// They say that they objected.
  public static ObjectionFiled filed(AccountAdded account, Instant at) {
    return new ObjectionFiled(
        EventId.of("filed", account.person()),
        account.person(),
        at,
        account.account(),
        PROGRAMME,
        LocalDate.ofInstant(at, ZoneOffset.UTC),
        null);
  }

  /// A mail of that kind reaches them, and Meta’s signature proves it.
  public static MailEvent mail(PersonId person, MailKind kind, Instant at, int number) {
    EventId id = EventId.of("mail", person, number);
    return new MailReceived(
        id,
        person,
        at,
        MailSource.SMTP,
        evidence(EvidenceId.of(person, sha(id)), number),
        null,
        at,
        new About(List.of(), List.of(), false, null),
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
                "An invented subject",
                null,
                null,
                null),
            new Authenticity(Verdict.VERIFIED, List.of()),
            List.of(),
            kind == MailKind.CODE ? List.of("%06d".formatted(number)) : List.of(),
            List.of("an invented signal")));
  }

  /// A page changed, in what it says of how to reach Meta.
  public static PageEvent changed(Instant at) {
    return changed(at, PageTopic.CONTACT);
  }

  /// A page changed, in what it says of something.
  public static PageEvent changed(Instant at, PageTopic topic) {
    EventId id = EventId.random();
    PageId page = new PageId("meta-privacy-policy");
    Evidence evidence = evidence(EvidenceId.of(page, sha(id)), 1);
    return new VersionRecorded(
        id,
        page,
        at,
        false,
        true,
        evidence,
        evidence,
        9_000,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(topic),
        List.of("A sentence that was added."),
        List.of());
  }

  /// Something that an invented person should hear: of every lane some, and for each another.
  public static Alert alert(int number, Instant at) {
    PersonId person = PersonId.random();
    Alert.Matter matter =
        switch (number % 10) {
          case 0, 1 -> new Alert.Matter.SignInLink(EventId.of("asked", person));
          case 2, 3, 4 ->
              new Alert.Matter.AccountNews(
                  News.CONFIRMED,
                  new Account(
                      new AccountId(EventId.of("the account of", person).value()),
                      Platform.INSTAGRAM,
                      "@anna",
                      null,
                      List.of(),
                      List.of(),
                      new Confirmed(
                          null,
                          LocalDate.ofInstant(at, ZoneOffset.UTC),
                          Proof.VERIFIED_MAIL,
                          null,
                          null,
                          false)));
          default -> new Alert.Matter.WatchingSeesAgain(new PageId("meta-privacy-policy"), at);
        };
    return new Alert(
        AlertId.of(person, "soak"),
        person,
        at,
        person + "@mail.example",
        "en",
        "Europe/Paris",
        "FR",
        null,
        false,
        matter);
  }

  private static String sha(EventId id) {
    return Evidence.sha256(id.value().getBytes(StandardCharsets.UTF_8));
  }

  private static Evidence evidence(EvidenceId id, long offset) {
    return new Evidence(id, 0, offset, "0".repeat(64), 4_000);
  }
}
