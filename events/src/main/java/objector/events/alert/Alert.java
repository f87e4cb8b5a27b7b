package objector.events.alert;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;
import objector.events.page.Blindness;
import objector.events.page.PageEvent;
import objector.events.person.Account;
import objector.events.person.Dossier;
import org.jspecify.annotations.Nullable;

/// Something a person should hear, complete enough to be written and sent. Written by tracker only,
/// to `objector.alerts`.
///
/// @param to where to; addresses never stand in logs
/// @param thread what keeps an account's mails together (References); null: a mail of its own
/// @param urgent never delayed into a digest: deadlines and codes
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
    Matter matter) {
  public Alert {
    Preconditions.present(id, "id");
    Preconditions.present(person, "person");
    Preconditions.present(at, "at");
    Preconditions.present(to, "to");
    Preconditions.present(language, "language");
    Preconditions.present(zone, "zone");
    Preconditions.present(matter, "matter");
  }

  /// The same, told at another moment.
  public Alert toldAt(Instant moment) {
    return new Alert(id, person, moment, to, language, zone, country, thread, urgent, matter);
  }

  /// What the alert is about.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  public sealed interface Matter {
    /// "Confirm that you want these mails." The link is signed when the mail is written.
    @JsonTypeName("confirm-address")
    record ConfirmAddress(EventId asked) implements Matter {}

    @JsonTypeName("sign-in-link")
    record SignInLink(EventId asked) implements Matter {}

    /// A mail provider's code and link, before it forwards here.
    @JsonTypeName("forwarding-code")
    record ForwardingCode(@Nullable String provider, List<String> codes, @Nullable String link)
        implements Matter {
      public ForwardingCode {
        codes = Preconditions.list(codes);
      }
    }

    /// Something happened to an account; the sentence is its standing's.
    @JsonTypeName("account-news")
    record AccountNews(News news, Account account) implements Matter {}

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

    @JsonTypeName("watching-is-blind")
    record WatchingIsBlind(PageId page, Instant since, Blindness reason) implements Matter {}

    @JsonTypeName("watching-sees-again")
    record WatchingSeesAgain(PageId page, Instant blindSince) implements Matter {}

    @JsonTypeName("suspicious-mail")
    record SuspiciousMail(
        EventId mail, @Nullable String subject, @Nullable String from, List<String> because)
        implements Matter {
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
