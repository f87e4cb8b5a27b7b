package objector.tracker.objection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
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
import objector.events.mail.Judgement.Link;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.mail.MailSource;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.LinkUsed;
import org.jspecify.annotations.Nullable;

/// Invented events of invented people.
public final class Given {
  public static final ProgrammeId PROGRAMME = new ProgrammeId("meta-ai-training");
  public static final PageId POLICY = new PageId("meta-privacy-policy");

  private Given() {}

  public static Joined joined(PersonId person, Instant at, String email, PageNews news) {
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

  public static LinkUsed used(PersonId person, Instant at, EventId asked) {
    return new LinkUsed(EventId.random(), person, at, asked);
  }

  public static AccountAdded added(
      PersonId person, Instant at, Platform platform, String handle, @Nullable String email) {
    return new AccountAdded(
        EventId.random(), person, at, AccountId.random(), platform, handle, email);
  }

  public static Mail mail(PersonId person, MailKind kind) {
    return new Mail(person, kind);
  }

  public static VersionRecorded changed(Instant at, PageTopic... topics) {
    return version(at, true, List.of(topics));
  }

  public static VersionRecorded version(Instant at, boolean alert, List<PageTopic> topics) {
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

  /// Each is kept behind the one before.
  private static final AtomicLong KEPT = new AtomicLong();

  private static String sha(EventId id) {
    return Evidence.sha256(id.value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Evidence evidence(EvidenceId id) {
    return new Evidence(id, 0, KEPT.incrementAndGet(), "0".repeat(64), 4_000);
  }

  /// A mail to be described.
  public static final class Mail {
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

    public Mail at(Instant at) {
      this.at = at;
      return this;
    }

    public Mail dated(String instant) {
      this.dated = Instant.parse(instant);
      return this;
    }

    public Mail undated() {
      this.undated = true;
      return this;
    }

    public Mail on(@Nullable Platform platform) {
      this.platform = platform;
      return this;
    }

    public Mail held(String reason) {
      this.held = reason;
      return this;
    }

    public Mail verdict(Verdict verdict) {
      this.verdict = verdict;
      return this;
    }

    public Mail to(String... addresses) {
      this.addresses = List.of(addresses);
      return this;
    }

    public Mail speakingTo(String... names) {
      this.names = List.of(names);
      return this;
    }

    public Mail codes(String... codes) {
      this.codes = List.of(codes);
      return this;
    }

    public Mail link(String target) {
      return link(target, true);
    }

    public Mail link(String target, boolean trusted) {
      this.links = List.of(new Link(target, target, trusted));
      return this;
    }

    public Mail coveringLinked() {
      this.covers = true;
      return this;
    }

    public Mail from(String provider) {
      this.provider = provider;
      return this;
    }

    public Mail subject(String subject) {
      this.subject = subject;
      return this;
    }

    public MailReceived received() {
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
