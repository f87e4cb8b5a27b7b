package objector.tracker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.AccountId;
import objector.events.AddressToken;
import objector.events.EventId;
import objector.events.Evidence;
import objector.events.EvidenceId;
import objector.events.Judgement;
import objector.events.Judgement.Authenticity;
import objector.events.Judgement.Forward;
import objector.events.Judgement.Link;
import objector.events.Judgement.Mailbox;
import objector.events.Judgement.Verdict;
import objector.events.LoginHash;
import objector.events.MailEvent.About;
import objector.events.MailEvent.MailReceived;
import objector.events.MailKind;
import objector.events.MailSource;
import objector.events.PageEvent.VersionRecorded;
import objector.events.PageId;
import objector.events.PageNews;
import objector.events.PageTopic;
import objector.events.PersonEvent.AccountAdded;
import objector.events.PersonEvent.Joined;
import objector.events.PersonEvent.LinkUsed;
import objector.events.PersonId;
import objector.events.Platform;
import objector.events.ProgrammeId;
import org.jspecify.annotations.Nullable;

/// Invented events of invented people.
final class Given {
  static final ProgrammeId PROGRAMME = new ProgrammeId("meta-ai-training");
  static final PageId POLICY = new PageId("meta-privacy-policy");

  private Given() {}

  static Joined joined(PersonId person, Instant at, String email, PageNews news) {
    LoginHash login =
        new LoginHash(Evidence.sha256(email.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return new Joined(
        EventId.random(),
        person,
        at,
        email,
        login,
        AddressToken.random(),
        "en",
        "Europe/Paris",
        "FR",
        news);
  }

  static LinkUsed used(PersonId person, Instant at, EventId asked) {
    return new LinkUsed(EventId.random(), person, at, asked);
  }

  static AccountAdded added(
      PersonId person, Instant at, Platform platform, String handle, @Nullable String email) {
    return new AccountAdded(
        EventId.random(), person, at, AccountId.random(), platform, handle, email);
  }

  static Mail mail(PersonId person, MailKind kind) {
    return new Mail(person, kind);
  }

  static VersionRecorded changed(Instant at, PageTopic... topics) {
    return version(at, true, List.of(topics));
  }

  static VersionRecorded version(Instant at, boolean alert, List<PageTopic> topics) {
    EventId id = EventId.random();
    return new VersionRecorded(
        id,
        POLICY,
        at,
        false,
        alert,
        evidence(EvidenceId.of(POLICY, sha(id))),
        evidence(EvidenceId.of(POLICY, sha(id))),
        9_000,
        LocalDate.ofInstant(at, java.time.ZoneOffset.UTC),
        List.of(),
        List.of(),
        List.of(),
        topics,
        List.of("A sentence that was added."),
        List.of());
  }

  private static String sha(EventId id) {
    return Evidence.sha256(id.value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Evidence evidence(EvidenceId id) {
    return new Evidence(id, 0, 1, "0".repeat(64), 4_000);
  }

  /// A mail to be described.
  static final class Mail {
    private final PersonId person;
    private final MailKind kind;
    private final EventId id = EventId.random();
    private Instant at = Instant.parse("2025-05-03T10:00:00Z");
    private @Nullable Instant dated;
    private boolean undated;
    private @Nullable Platform platform = Platform.INSTAGRAM;
    private @Nullable String held;
    private Verdict verdict = Verdict.UNVERIFIABLE;
    private List<String> addresses = List.of();
    private List<String> names = List.of();
    private List<String> codes = List.of();
    private List<Link> links = List.of();
    private boolean covers;
    private @Nullable String provider;
    private String subject = "An invented subject";

    private Mail(PersonId person, MailKind kind) {
      this.person = person;
      this.kind = kind;
    }

    Mail at(Instant at) {
      this.at = at;
      return this;
    }

    Mail dated(String instant) {
      this.dated = Instant.parse(instant);
      return this;
    }

    Mail undated() {
      this.undated = true;
      return this;
    }

    Mail on(@Nullable Platform platform) {
      this.platform = platform;
      return this;
    }

    Mail held(String reason) {
      this.held = reason;
      return this;
    }

    Mail verdict(Verdict verdict) {
      this.verdict = verdict;
      return this;
    }

    Mail to(String... addresses) {
      this.addresses = List.of(addresses);
      return this;
    }

    Mail speakingTo(String... names) {
      this.names = List.of(names);
      return this;
    }

    Mail codes(String... codes) {
      this.codes = List.of(codes);
      return this;
    }

    Mail link(String target) {
      return link(target, true);
    }

    Mail link(String target, boolean trusted) {
      this.links = List.of(new Link(target, target, trusted));
      return this;
    }

    Mail coveringLinked() {
      this.covers = true;
      return this;
    }

    Mail from(String provider) {
      this.provider = provider;
      return this;
    }

    Mail subject(String subject) {
      this.subject = subject;
      return this;
    }

    MailReceived received() {
      Forward forward =
          new Forward(
              Judgement.Form.INLINE,
              new Mailbox("Instagram", "no-reply@mail.example"),
              List.of(),
              List.of(),
              subject,
              null,
              null,
              null);
      return new MailReceived(
          id,
          person,
          at,
          MailSource.SMTP,
          evidence(EvidenceId.of(person, sha(id))),
          null,
          undated ? null : dated == null ? at : dated,
          new About(addresses, names, covers, provider),
          new Judgement(
              kind,
              held,
              PROGRAMME,
              platform,
              "en",
              forward,
              new Authenticity(verdict, List.of()),
              links,
              codes,
              List.of("an invented signal")));
    }
  }
}
