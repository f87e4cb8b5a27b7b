package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;
import objector.events.mail.MailEvent.Original;
import objector.events.mail.MailKind;
import objector.events.mail.MailReturn;
import objector.events.page.Blindness;
import objector.events.person.Fact.What;
import objector.events.person.Objection.AccountName;
import org.jspecify.annotations.Nullable;

/// All that a person's page shows first. Written by tracker only, to `objector.dossiers`; at most
/// 64 kB.
///
/// One file, though it is long: it is one record as it is written, and its parts are read nowhere
/// without it.
///
/// @param confirmed when the address was confirmed; null: nothing is sent but the mail that asks
/// @param mailbox whether the forwarding address is this person's (the claim was won)
/// @param addressTaken another person already has this e-mail address: this dossier will vanish
/// @param epoch how often every session was ended at once
/// @param links the one-time links (an asking event's id) and the use that won, or what ended them
///   (`""`: not used yet); the newest 20
/// @param held mails that a person must decide on; the newest 50
/// @param other what arrived and concerns no account, newest first; at most 50
/// @param applied per source topic, the last offset taken
/// @param mailsStopped nothing is mailed but what the person asks for; all else goes on
/// @param heldBeyond further mails that wait for a decision, the newest first: what they are is
///   read from `objector.mail`
/// @param removed accounts that are no longer followed, with what is still held of them
/// @param askedBack what could not be worked in as it was told, newest first
/// @param mailing null: at once, and nothing waits
/// @param ways further ways to hear, each kind once at most
/// @param change another address that is not agreed to yet
/// @param stopped when the person themselves stopped the mails; null: they did not, or before this
///   was noted
/// @param sessions the browsers in which the person is signed in
/// @param led the groups that they lead
/// @param groups the groups that they joined
/// @param onlyPage the page that [PageNews#ONE_PAGE] means
/// @param older the mails that wait and that there is no room for, beside those of `heldBeyond`,
///   which earlier releases named one by one
public record Dossier(
    PersonId person,
    Instant joined,
    String email,
    LoginHash login,
    AddressToken token,
    String language,
    String zone,
    @Nullable String country,
    PageNews news,
    @Nullable Instant confirmed,
    boolean mailbox,
    boolean addressTaken,
    int epoch,
    Map<String, String> links,
    List<Account> accounts,
    List<HeldMail> held,
    List<OtherMail> other,
    Map<String, Long> applied,
    boolean mailsStopped,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventId> heldBeyond,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Account> removed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AskedBack> askedBack,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Mailing mailing,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Returned returned,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WayToHear> ways,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AddressChange change,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant stopped,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BrowserSession> sessions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GroupLed> led,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GroupJoined> groups,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PageId onlyPage,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OlderMails older) {
  /// More are not followed for one person.
  public static final int MOST_ACCOUNTS = 20;

  private static final int MOST_FAILED = 20;

  /// Nothing beyond what everybody has.
  public Dossier(
      PersonId person,
      Instant joined,
      String email,
      LoginHash login,
      AddressToken token,
      String language,
      String zone,
      @Nullable String country,
      PageNews news,
      @Nullable Instant confirmed,
      boolean mailbox,
      boolean addressTaken,
      int epoch,
      Map<String, String> links,
      List<Account> accounts,
      List<HeldMail> held,
      List<OtherMail> other,
      Map<String, Long> applied,
      boolean mailsStopped) {
    this(
        person,
        joined,
        email,
        login,
        token,
        language,
        zone,
        country,
        news,
        confirmed,
        mailbox,
        addressTaken,
        epoch,
        links,
        accounts,
        held,
        other,
        applied,
        mailsStopped,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  public Dossier {
    Preconditions.present(person, "person");
    Preconditions.present(joined, "joined");
    Preconditions.present(email, "email");
    Preconditions.present(login, "login");
    Preconditions.present(token, "token");
    Preconditions.present(language, "language");
    Preconditions.present(zone, "zone");
    Preconditions.present(news, "news");
    links = links == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(links));
    accounts = Preconditions.list(accounts);
    held = Preconditions.list(held);
    other = Preconditions.list(other);
    applied = applied == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(applied));
    heldBeyond = Preconditions.list(heldBeyond);
    removed = Preconditions.list(removed);
    askedBack = Preconditions.list(askedBack);
    ways = Preconditions.list(ways);
    sessions = Preconditions.list(sessions);
    led = Preconditions.list(led);
    groups = Preconditions.list(groups);
    older = OlderMails.NONE.equals(older) ? null : older;
  }

  /// How many mails wait for the person to decide.
  public int waiting() {
    return held.size() + beyond();
  }

  /// How many of them are read from `objector.mail`.
  public int beyond() {
    return heldBeyond.size() + olderMails().open();
  }

  /// `older`, or that there are none.
  public OlderMails olderMails() {
    return older == null ? OlderMails.NONE : older;
  }

  /// The way of that kind, if it is open.
  public Optional<WayToHear> way(WayToHear.Kind kind) {
    return ways.stream().filter(way -> way.kind() == kind).findFirst();
  }

  /// The same, having taken a record of a source topic.
  public Dossier withApplied(String topic, long offset) {
    DossierFields now = new DossierFields(this);
    now.applied.merge(topic, offset, Math::max);
    return now.toDossier();
  }

  /// The events that could not be worked in by a fault of ours, newest first; at most 20.
  public List<EventId> failed() {
    return askedBack.stream().filter(Dossier::isFailed).map(AskedBack::id).toList();
  }

  /// The same, but that we failed to work in an event.
  public Dossier withFailed(EventId event, Instant at) {
    List<EventId> failed = failed();
    if (failed.contains(event)) {
      return this;
    }
    DossierFields now = new DossierFields(this);
    now.askedBack.addFirst(new AskedBack(event, at, AskedBack.Why.FAILED, null, null, null, null));
    if (failed.size() >= MOST_FAILED) {
      EventId oldest = failed.getLast();
      now.askedBack.removeIf(asked -> isFailed(asked) && asked.id().equals(oldest));
    }
    return now.toDossier();
  }

  /// The same, having worked in at last what we once failed to.
  public Dossier withWorked(EventId event) {
    if (!failed().contains(event)) {
      return this;
    }
    DossierFields now = new DossierFields(this);
    now.askedBack.removeIf(asked -> isFailed(asked) && asked.id().equals(event));
    return now.toDossier();
  }

  private static boolean isFailed(AskedBack asked) {
    return asked.why() == AskedBack.Why.FAILED;
  }

  /// Something that could not be worked in as it was told: the person is asked, or told why.
  ///
  /// @param id the event that told it
  /// @param on the day that was told
  /// @param name what an account is called that is not followed
  public record AskedBack(
      EventId id,
      Instant at,
      Why why,
      @Nullable AccountId account,
      @Nullable What what,
      @Nullable LocalDate on,
      @Nullable AccountName name) {
    public AskedBack {
      Preconditions.present(id, "id");
      Preconditions.present(at, "at");
      Preconditions.present(why, "why");
    }

    /// Why it was not worked in.
    public enum Why {
      /// The day was yet to come when it was told.
      @JsonProperty("day-ahead")
      DAY_AHEAD("day-ahead"),
      /// The day was before there was anything to object to.
      @JsonProperty("day-too-early")
      DAY_TOO_EARLY("day-too-early"),
      /// As many accounts are followed as can be.
      @JsonProperty("too-many-accounts")
      TOO_MANY_ACCOUNTS("too-many-accounts"),
      /// We failed: whoever runs this can see why.
      @JsonProperty("failed")
      FAILED("failed");

      private final String word;

      Why(String word) {
        this.word = word;
      }

      /// As written in events, files and on the command line.
      public String word() {
        return word;
      }
    }
  }

  /// A mail of ours came back. Since then none is sent, or what can wait is gathered for longer.
  ///
  /// @param times how often in a row it was only put off
  public record Returned(
      Instant at, MailReturn why, @JsonInclude(JsonInclude.Include.NON_DEFAULT) int times) {
    private static final Duration FIRST = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 4;

    /// For good.
    public Returned(Instant at, MailReturn why) {
      this(at, why, 0);
    }

    /// Until when what can wait is gathered: a day, then twice as long as the last time, sixteen
    /// days at most. Empty: it came back for good.
    public Optional<Instant> restsUntil() {
      return why == MailReturn.DELAYED
          ? Optional.of(at.plus(FIRST.multipliedBy(1L << Math.clamp(times - 1, 0, MOST_DOUBLINGS))))
          : Optional.empty();
    }

    public Returned {
      Preconditions.present(at, "at");
      Preconditions.present(why, "why");
    }
  }

  /// How mails go to a person, and what waits to be mailed.
  ///
  /// @param waiting what the next digest tells, oldest first
  /// @param sent when mails went within the last hour: who got many gets the rest in one
  /// @param blind the pages that we cannot see
  /// @param blindTold whether the person was told so
  public record Mailing(
      MailRhythm rhythm,
      boolean monthly,
      List<Waiting> waiting,
      List<Instant> sent,
      List<BlindPage> blind,
      boolean blindTold) {
    /// At once, and nothing waits.
    public static final Mailing USUAL =
        new Mailing(MailRhythm.IMMEDIATE, false, List.of(), List.of(), List.of(), false);

    public Mailing {
      Preconditions.present(rhythm, "rhythm");
      waiting = Preconditions.list(waiting);
      sent = Preconditions.list(sent);
      blind = Preconditions.list(blind);
    }
  }

  /// A page that we cannot see.
  public record BlindPage(PageId page, Instant since, Blindness reason) {
    public BlindPage {
      Preconditions.present(page, "page");
      Preconditions.present(since, "since");
      Preconditions.present(reason, "reason");
    }
  }

  /// Something that the next digest tells.
  ///
  /// @param matter what it is about, in a word
  public record Waiting(
      Instant at, String matter, @Nullable AccountId account, @Nullable PageId page) {
    public Waiting {
      Preconditions.present(at, "at");
      Preconditions.present(matter, "matter");
    }
  }

  /// A mail that waits for the person's decision.
  ///
  /// @param guess what it may be
  /// @param account which account it may concern
  /// @param reason why we do not decide
  /// @param why the judge's own sentence, where it has one
  /// @param original what the mail is known by
  /// @param copies further forwards of the same mail
  /// @param greets the name that it greets, where that is why it is held
  /// @param before how many mails that are no question (any more) came between it and the one that
  ///   was held before it; null: written before this was counted
  public record HeldMail(
      EventId mail,
      Instant at,
      @Nullable String subject,
      @Nullable String from,
      MailKind guess,
      @Nullable AccountId account,
      Reason reason,
      @Nullable Instant dated,
      Proof proof,
      List<String> codes,
      boolean coversLinked,
      @Nullable Evidence evidence,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String why,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Original original,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventId> copies,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String greets,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer before) {
    /// The judge said nothing more.
    public HeldMail(
        EventId mail,
        Instant at,
        @Nullable String subject,
        @Nullable String from,
        MailKind guess,
        @Nullable AccountId account,
        Reason reason,
        @Nullable Instant dated,
        Proof proof,
        List<String> codes,
        boolean coversLinked,
        @Nullable Evidence evidence) {
      this(
          mail,
          at,
          subject,
          from,
          guess,
          account,
          reason,
          dated,
          proof,
          codes,
          coversLinked,
          evidence,
          null,
          null,
          List.of(),
          null,
          null);
    }

    public HeldMail {
      Preconditions.present(mail, "mail");
      Preconditions.present(at, "at");
      Preconditions.present(guess, "guess");
      Preconditions.present(reason, "reason");
      Preconditions.present(proof, "proof");
      codes = Preconditions.list(codes);
      copies = Preconditions.list(copies);
    }

    /// Whether an event brought this, be it by another copy of the same mail.
    public boolean isOf(EventId event) {
      return mail.equals(event) || copies.contains(event);
    }

    /// The same, known by something stronger.
    public HeldMail provenBy(Proof stronger) {
      return with(account, stronger, copies, before);
    }

    /// The same, which may concern that account.
    public HeldMail guessing(@Nullable AccountId nearest) {
      return with(nearest, proof, copies, before);
    }

    /// The same, forwarded once more.
    public HeldMail copied(List<EventId> all) {
      return with(account, proof, all, before);
    }

    /// The same, before which so many came that are no question.
    public HeldMail after(int others) {
      return with(account, proof, copies, others);
    }

    /// All that can become known of a mail once it is held.
    private HeldMail with(
        @Nullable AccountId nearest,
        Proof known,
        List<EventId> forwards,
        @Nullable Integer others) {
      return new HeldMail(
          mail,
          at,
          subject,
          from,
          guess,
          nearest,
          reason,
          dated,
          known,
          codes,
          coversLinked,
          evidence,
          why,
          original,
          forwards,
          greets,
          others);
    }

    /// Why a mail is held.
    public enum Reason {
      /// No account of the person's fits.
      @JsonProperty("no-account")
      NO_ACCOUNT,
      /// Several accounts fit.
      @JsonProperty("which-account")
      WHICH_ACCOUNT,
      /// It greets a name or a handle that none of the accounts has.
      @JsonProperty("other-name")
      OTHER_NAME,
      /// We are not sure what it is.
      @JsonProperty("unsure")
      UNSURE,
      /// Nobody can tell of which day it is, and a day is what the clock counts from.
      @JsonProperty("undated")
      UNDATED,
      @JsonProperty("broken")
      BROKEN
    }
  }

  /// A mail that concerns no objection: kept, and said what it is.
  ///
  /// @param codes a forwarding confirmation's code, for example
  /// @param link a forwarding confirmation's link
  public record OtherMail(
      EventId mail,
      Instant at,
      @Nullable String subject,
      @Nullable String from,
      MailKind kind,
      List<String> because,
      List<String> codes,
      @Nullable String link,
      @Nullable String provider,
      @Nullable Evidence evidence) {
    public OtherMail {
      Preconditions.present(mail, "mail");
      Preconditions.present(at, "at");
      Preconditions.present(kind, "kind");
      because = Preconditions.list(because);
      codes = Preconditions.list(codes);
    }
  }
}
