package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;
import objector.events.mail.MailKind;
import org.jspecify.annotations.Nullable;

/// All that a person's page shows first. Written by tracker only, to `objector.dossiers`; at most
/// 64 kB.
///
/// @param confirmed when the address was confirmed; null: nothing is sent but the mail that asks
/// @param mailbox whether the forwarding address is this person's (the claim was won)
/// @param addressTaken another person already has this e-mail address: this dossier will vanish
/// @param epoch sessions of an earlier epoch are over
/// @param links the one-time links (an asking event's id) and the use that won (`""`: not used
///   yet); the newest 20
/// @param held mails that a person must decide on; the newest 50
/// @param other what arrived and concerns no account, newest first; at most 50
/// @param applied per source topic, the last offset taken
/// @param mailsStopped nothing is mailed but what the person asks for; all else goes on
/// @param unworked events that could not be worked in, by a fault of ours; the newest 20
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
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventId> unworked) {
  private static final int MAX_UNWORKED = 20;

  public Dossier {
    Preconditions.present(person, "person");
    Preconditions.present(joined, "joined");
    Preconditions.present(email, "email");
    Preconditions.present(login, "login");
    Preconditions.present(token, "token");
    Preconditions.present(language, "language");
    Preconditions.present(zone, "zone");
    Preconditions.present(news, "news");
    links =
        links == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(links));
    accounts = Preconditions.list(accounts);
    held = Preconditions.list(held);
    other = Preconditions.list(other);
    applied =
        applied == null
            ? Map.of()
            : java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(applied));
    unworked = Preconditions.list(unworked);
  }

  /// The same, having taken a record of a source topic.
  public Dossier withApplied(String topic, long offset) {
    DossierFields now = new DossierFields(this);
    now.applied.merge(topic, offset, Math::max);
    return now.toDossier();
  }

  /// The same, but that an event could not be worked in, or that at last it was.
  public Dossier withWorked(EventId event, boolean worked) {
    if (unworked.contains(event) != worked) {
      return this;
    }
    DossierFields now = new DossierFields(this);
    now.unworked.remove(event);
    if (!worked) {
      now.unworked.add(event);
      while (now.unworked.size() > MAX_UNWORKED) {
        now.unworked.removeFirst();
      }
    }
    return now.toDossier();
  }

  /// A mail that waits for the person's decision.
  ///
  /// @param guess what it may be
  /// @param account which account it may concern
  /// @param reason why we do not decide
  /// @param why the judge's own sentence, where it has one
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
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String why) {
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
          null);
    }

    public HeldMail {
      Preconditions.present(mail, "mail");
      Preconditions.present(at, "at");
      Preconditions.present(guess, "guess");
      Preconditions.present(reason, "reason");
      Preconditions.present(proof, "proof");
      codes = Preconditions.list(codes);
    }

    /// The same, known by something stronger.
    public HeldMail provenBy(Proof stronger) {
      return new HeldMail(
          mail,
          at,
          subject,
          from,
          guess,
          account,
          reason,
          dated,
          stronger,
          codes,
          coversLinked,
          evidence,
          why);
    }

    /// Why a mail is held.
    public enum Reason {
      /// No account of the person's fits.
      @com.fasterxml.jackson.annotation.JsonProperty("no-account")
      NO_ACCOUNT,
      /// Several accounts fit.
      @com.fasterxml.jackson.annotation.JsonProperty("which-account")
      WHICH_ACCOUNT,
      /// We are not sure what it is.
      @com.fasterxml.jackson.annotation.JsonProperty("unsure")
      UNSURE,
      /// Nobody can tell of which day it is, and a day is what the clock counts from.
      @com.fasterxml.jackson.annotation.JsonProperty("undated")
      UNDATED,
      @com.fasterxml.jackson.annotation.JsonProperty("broken")
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
