package objector.events.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.id.AddressToken;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;
import objector.events.page.Blindness;
import objector.events.page.PageEvent;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.events.person.WayToHear;
import org.jspecify.annotations.Nullable;

/// Something a person should hear, complete enough to be written and sent. Written by tracker only,
/// to `objector.alerts`.
///
/// @param to where to; addresses never stand in logs
/// @param thread what keeps an account's mails together (References); null: a mail of its own
/// @param urgent never delayed into a digest: deadlines and codes
/// @param ways further ways than mail that it goes
/// @param unmailed it goes these ways only: the person stopped the mails, or has them gathered
/// @param replies the person's forwarding address, which answers to the mail go to; null: none is
///   theirs, or it is nobody's yet
public record Alert(
    AlertId id,
    PersonId person,
    Instant at,
    String to,
    String language,
    String zone,
    @Nullable String country,
    @Nullable String thread,
    boolean urgent,
    Matter matter,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WayToHear> ways,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unmailed,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AddressToken replies) {
  /// By mail, and no other way.
  public Alert(
      AlertId id,
      PersonId person,
      Instant at,
      String to,
      String language,
      String zone,
      @Nullable String country,
      @Nullable String thread,
      boolean urgent,
      Matter matter) {
    this(id, person, at, to, language, zone, country, thread, urgent, matter, List.of(), false);
  }

  /// Answers go nowhere in particular.
  public Alert(
      AlertId id,
      PersonId person,
      Instant at,
      String to,
      String language,
      String zone,
      @Nullable String country,
      @Nullable String thread,
      boolean urgent,
      Matter matter,
      List<WayToHear> ways,
      boolean unmailed) {
    this(id, person, at, to, language, zone, country, thread, urgent, matter, ways, unmailed, null);
  }

  public Alert {
    Preconditions.present(id, "id");
    Preconditions.present(person, "person");
    Preconditions.present(at, "at");
    Preconditions.present(to, "to");
    Preconditions.present(language, "language");
    Preconditions.present(zone, "zone");
    Preconditions.present(matter, "matter");
    ways = Preconditions.list(ways);
  }

  /// The same, told at another moment.
  public Alert toldAt(Instant moment) {
    return new Alert(
        id, person, moment, to, language, zone, country, thread, urgent, matter, ways, unmailed,
        replies);
  }

  /// What the alert is about.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  public sealed interface Matter {
    /// "Confirm that you want these mails." The link is signed when the mail is written.
    @JsonTypeName("confirm-address")
    record ConfirmAddress(EventId asked) implements Matter {}

    @JsonTypeName("sign-in-link")
    record SignInLink(EventId asked) implements Matter {}

    /// "Is this to be your address?" It goes to the new one.
    @JsonTypeName("confirm-new-address")
    record ConfirmNewAddress(EventId asked) implements Matter {}

    /// "Your address is to be another one": it goes to the one that is to be left.
    ///
    /// @param email the new one
    @JsonTypeName("address-may-change")
    record AddressMayChange(EventId asked, String email) implements Matter {}

    /// A mail provider's code and link, before it forwards here.
    @JsonTypeName("forwarding-code")
    record ForwardingCode(@Nullable String provider, List<String> codes, @Nullable String link)
        implements Matter {
      public ForwardingCode {
        codes = Preconditions.list(codes);
      }
    }

    /// Something happened to an account; the sentence is its standing's.
    ///
    /// @param beside what came, where it changed nothing in the standing
    @JsonTypeName("account-news")
    record AccountNews(
        News news,
        Account account,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fact beside)
        implements Matter {
      /// Its standing says it.
      public AccountNews(News news, Account account) {
        this(news, account, null);
      }
    }

    @JsonTypeName("reminder")
    record Reminder(ReminderKind kind, Account account) implements Matter {}

    /// A page changed where it speaks of AI: these accounts may need another look.
    @JsonTypeName("recheck-advised")
    record RecheckAdvised(List<Account> accounts, PageEvent.VersionRecorded change)
        implements Matter {
      public RecheckAdvised {
        accounts = Preconditions.list(accounts);
      }
    }

    @JsonTypeName("policy-changed")
    record PolicyChanged(PageEvent.VersionRecorded change) implements Matter {}

    /// Pages that the person cares about have not been seen for a day.
    ///
    /// @param others further pages that we cannot see
    @JsonTypeName("watching-is-blind")
    record WatchingIsBlind(
        PageId page,
        Instant since,
        Blindness reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PageId> others)
        implements Matter {
      public WatchingIsBlind {
        others = Preconditions.list(others);
      }

      /// Only that one.
      public WatchingIsBlind(PageId page, Instant since, Blindness reason) {
        this(page, since, reason, List.of());
      }
    }

    /// All pages are seen again.
    ///
    /// @param page the last of them
    @JsonTypeName("watching-sees-again")
    record WatchingSeesAgain(PageId page, Instant blindSince) implements Matter {}

    /// Something that the person told could not be worked in as it was told.
    @JsonTypeName("asked-back")
    record AskedBack(Dossier.AskedBack asked) implements Matter {}

    /// What happened since the last digest, for who wants it gathered, or got much in an hour.
    ///
    /// @param accounts those that something happened to, as they stand now
    /// @param pages those that changed
    /// @param held how many mails came that wait for a decision
    /// @param refused how many mails were turned away
    @JsonTypeName("digest")
    record Digest(Instant since, List<Account> accounts, List<PageId> pages, int held, int refused)
        implements Matter {
      public Digest {
        accounts = Preconditions.list(accounts);
        pages = Preconditions.list(pages);
      }
    }

    /// Nothing happened for a month: only to who asked for it.
    @JsonTypeName("nothing-happened")
    record NothingHappened(List<Account> accounts) implements Matter {
      public NothingHappened {
        accounts = Preconditions.list(accounts);
      }
    }

    /// A mail is not what it says it is.
    ///
    /// @param arrived when it came, where only a second look showed it; null: the first did
    @JsonTypeName("suspicious-mail")
    record SuspiciousMail(
        EventId mail,
        @Nullable String subject,
        @Nullable String from,
        List<String> because,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant arrived)
        implements Matter {
      /// Seen through at once.
      public SuspiciousMail(
          EventId mail, @Nullable String subject, @Nullable String from, List<String> because) {
        this(mail, subject, from, because, null);
      }

      public SuspiciousMail {
        because = Preconditions.list(because);
      }
    }

    @JsonTypeName("mail-held")
    record MailHeld(Dossier.HeldMail mail) implements Matter {}

    /// A mail was too large or otherwise turned away; its sender knows.
    @JsonTypeName("mail-refused")
    record MailRefused(LocalDate on, String reason) implements Matter {}
  }
}
