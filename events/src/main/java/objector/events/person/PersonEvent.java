package objector.events.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.GroupId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.id.Preconditions;
import objector.events.id.ProgrammeId;
import objector.events.mail.MailKind;
import objector.events.person.Dossier.HeldMail;
import org.jspecify.annotations.Nullable;

/// What a person told us, or did on our pages. Written by web-ui only, to `objector.people`.
///
/// One file, though it is long: it is the list of all that anybody can tell us, and whoever reads
/// the topic looks here for what a `type` means. It decides nothing.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface PersonEvent {
  EventId id();

  PersonId person();

  Instant at();

  /// Somebody asked to be followed. Nothing is sent to them but the mail that asks them to confirm.
  ///
  /// @param language BCP 47
  /// @param zone an IANA time zone
  /// @param country ISO 3166, for the authority
  /// @param onlyPage the page that [PageNews#ONE_PAGE] means
  @JsonTypeName("joined")
  record Joined(
      EventId id,
      PersonId person,
      Instant at,
      String email,
      LoginHash login,
      AddressToken token,
      String language,
      String zone,
      @Nullable String country,
      PageNews news,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PageId onlyPage)
      implements PersonEvent {
    /// Not for one page.
    public Joined(
        EventId id,
        PersonId person,
        Instant at,
        String email,
        LoginHash login,
        AddressToken token,
        String language,
        String zone,
        @Nullable String country,
        PageNews news) {
      this(id, person, at, email, login, token, language, zone, country, news, null);
    }

    public Joined {
      Preconditions.event(id, person, at);
      Preconditions.present(email, "email");
      Preconditions.present(login, "login");
      Preconditions.present(token, "token");
      Preconditions.present(language, "language");
      Preconditions.present(zone, "zone");
      Preconditions.present(news, "news");
    }
  }

  /// A sign-in link was asked for. Its id is the link's nonce.
  @JsonTypeName("sign-in-asked")
  record SignInAsked(EventId id, PersonId person, Instant at) implements PersonEvent {
    public SignInAsked {
      Preconditions.event(id, person, at);
    }
  }

  /// A mailed link was used. It counts when the dossier shows this use as the winner of `asked` (a
  /// `Joined` or a `SignInAsked`); the first use of a `Joined` link confirms the address.
  ///
  /// @param browser which family of browsers, coarsely; null: it did not say
  @JsonTypeName("link-used")
  record LinkUsed(
      EventId id,
      PersonId person,
      Instant at,
      EventId asked,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String browser)
      implements PersonEvent {
    /// In a browser that did not say which.
    public LinkUsed(EventId id, PersonId person, Instant at, EventId asked) {
      this(id, person, at, asked, null);
    }

    public LinkUsed {
      Preconditions.event(id, person, at);
      Preconditions.present(asked, "asked");
    }
  }

  /// A session was used, for the first time on that day.
  ///
  /// @param session the [LinkUsed] that began it
  @JsonTypeName("session-seen")
  record SessionSeen(EventId id, PersonId person, Instant at, EventId session)
      implements PersonEvent {
    public SessionSeen {
      Preconditions.event(id, person, at);
      Preconditions.present(session, "session");
    }
  }

  /// One session ends.
  ///
  /// @param session the [LinkUsed] that began it
  @JsonTypeName("session-ended")
  record SessionEnded(EventId id, PersonId person, Instant at, EventId session)
      implements PersonEvent {
    public SessionEnded {
      Preconditions.event(id, person, at);
      Preconditions.present(session, "session");
    }
  }

  /// Every session ends, and so does every link that was asked for and not used.
  @JsonTypeName("signed-out-everywhere")
  record SignedOutEverywhere(EventId id, PersonId person, Instant at) implements PersonEvent {
    public SignedOutEverywhere {
      Preconditions.event(id, person, at);
    }
  }

  /// What a person wants to hear, and how.
  ///
  /// @param mailsStopped nothing is mailed to them but what they ask for
  /// @param rhythm how mails are gathered; null: as before
  /// @param monthly a mail each month, too, when nothing happened; null: as before
  /// @param onlyPage the page that [PageNews#ONE_PAGE] means
  @JsonTypeName("preferences-changed")
  record PreferencesChanged(
      EventId id,
      PersonId person,
      Instant at,
      String language,
      String zone,
      @Nullable String country,
      PageNews news,
      boolean mailsStopped,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MailRhythm rhythm,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean monthly,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PageId onlyPage)
      implements PersonEvent {
    /// Not for one page.
    public PreferencesChanged(
        EventId id,
        PersonId person,
        Instant at,
        String language,
        String zone,
        @Nullable String country,
        PageNews news,
        boolean mailsStopped,
        @Nullable MailRhythm rhythm,
        @Nullable Boolean monthly) {
      this(id, person, at, language, zone, country, news, mailsStopped, rhythm, monthly, null);
    }

    /// The mails come as before.
    public PreferencesChanged(
        EventId id,
        PersonId person,
        Instant at,
        String language,
        String zone,
        @Nullable String country,
        PageNews news,
        boolean mailsStopped) {
      this(id, person, at, language, zone, country, news, mailsStopped, null, null);
    }

    public PreferencesChanged {
      Preconditions.event(id, person, at);
      Preconditions.present(language, "language");
      Preconditions.present(zone, "zone");
      Preconditions.present(news, "news");
    }
  }

  /// An account to follow. `handle` is what the person calls it: @handle or a name.
  @JsonTypeName("account-added")
  record AccountAdded(
      EventId id,
      PersonId person,
      Instant at,
      AccountId account,
      Platform platform,
      String handle,
      @Nullable String email)
      implements PersonEvent {
    public AccountAdded {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(platform, "platform");
      Preconditions.present(handle, "handle");
    }
  }

  /// An account is called differently now; it is the same one.
  @JsonTypeName("account-renamed")
  record AccountRenamed(EventId id, PersonId person, Instant at, AccountId account, String handle)
      implements PersonEvent {
    public AccountRenamed {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(handle, "handle");
    }
  }

  /// An account is no longer followed.
  @JsonTypeName("account-removed")
  record AccountRemoved(EventId id, PersonId person, Instant at, AccountId account)
      implements PersonEvent {
    public AccountRemoved {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
    }
  }

  /// The person says that these are in one Accounts Centre; an empty or single list unlinks.
  @JsonTypeName("accounts-linked")
  record AccountsLinked(EventId id, PersonId person, Instant at, List<AccountId> accounts)
      implements PersonEvent {
    public AccountsLinked {
      Preconditions.event(id, person, at);
      accounts = Preconditions.list(accounts);
    }
  }

  /// The person saw Meta's notice in the app.
  @JsonTypeName("notice-seen")
  record NoticeSeen(EventId id, PersonId person, Instant at, AccountId account, LocalDate on)
      implements PersonEvent {
    public NoticeSeen {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(on, "on");
    }
  }

  /// The person says that they objected.
  ///
  /// @param form the form's URL, where known
  @JsonTypeName("objection-filed")
  record ObjectionFiled(
      EventId id,
      PersonId person,
      Instant at,
      AccountId account,
      ProgrammeId programme,
      LocalDate on,
      @Nullable String form)
      implements PersonEvent {
    public ObjectionFiled {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(programme, "programme");
      Preconditions.present(on, "on");
    }
  }

  /// The person says that Meta confirmed in the app.
  @JsonTypeName("confirmation-seen")
  record ConfirmationSeen(EventId id, PersonId person, Instant at, AccountId account, LocalDate on)
      implements PersonEvent {
    public ConfirmationSeen {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(on, "on");
    }
  }

  /// The person says that Meta refused in the app.
  @JsonTypeName("refusal-seen")
  record RefusalSeen(EventId id, PersonId person, Instant at, AccountId account, LocalDate on)
      implements PersonEvent {
    public RefusalSeen {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(on, "on");
    }
  }

  /// The person complained.
  ///
  /// @param authority ISO country code of the authority
  @JsonTypeName("complaint-lodged")
  record ComplaintLodged(
      EventId id, PersonId person, Instant at, AccountId account, LocalDate on, String authority)
      implements PersonEvent {
    public ComplaintLodged {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(on, "on");
      Preconditions.present(authority, "authority");
    }
  }

  /// The person took the objection back.
  @JsonTypeName("objection-withdrawn")
  record ObjectionWithdrawn(
      EventId id, PersonId person, Instant at, AccountId account, LocalDate on)
      implements PersonEvent {
    public ObjectionWithdrawn {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(on, "on");
    }
  }

  /// The person says that something else happened: Meta acknowledged, asked for more or extended in
  /// the app, or they answered, looked or reminded.
  @JsonTypeName("step-told")
  record StepTold(
      EventId id, PersonId person, Instant at, AccountId account, LocalDate on, Fact.What what)
      implements PersonEvent {
    public StepTold {
      Preconditions.event(id, person, at);
      Preconditions.present(account, "account");
      Preconditions.present(on, "on");
      Preconditions.present(what, "what");
    }
  }

  /// The person decided what a held mail is and which account it concerns; kind `unrelated` puts it
  /// away.
  ///
  /// @param on the day of a mail that has none that can be read
  /// @param held the mail itself, where it is older than those that the dossier holds
  @JsonTypeName("mail-filed")
  record MailFiled(
      EventId id,
      PersonId person,
      Instant at,
      EventId mail,
      @Nullable AccountId account,
      MailKind kind,
      @Nullable LocalDate on,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HeldMail held)
      implements PersonEvent {
    /// One that the dossier holds.
    public MailFiled(
        EventId id,
        PersonId person,
        Instant at,
        EventId mail,
        @Nullable AccountId account,
        MailKind kind,
        @Nullable LocalDate on) {
      this(id, person, at, mail, account, kind, on, null);
    }

    public MailFiled {
      Preconditions.event(id, person, at);
      Preconditions.present(mail, "mail");
      Preconditions.present(kind, "kind");
    }
  }

  /// "That was wrong": an earlier event no longer counts. History keeps both.
  @JsonTypeName("corrected")
  record Corrected(EventId id, PersonId person, Instant at, EventId wrong) implements PersonEvent {
    public Corrected {
      Preconditions.event(id, person, at);
      Preconditions.present(wrong, "wrong");
    }
  }

  /// "It was right all the same": what was taken back counts again.
  @JsonTypeName("restored")
  record Restored(EventId id, PersonId person, Instant at, EventId right) implements PersonEvent {
    public Restored {
      Preconditions.event(id, person, at);
      Preconditions.present(right, "right");
    }
  }

  /// A further way to hear begins, or begins anew: what the person had of that kind before is over.
  ///
  /// @param url where to; null where their own program comes to fetch it
  @JsonTypeName("way-opened")
  record WayOpened(
      EventId id,
      PersonId person,
      Instant at,
      WayToHear.Kind kind,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url)
      implements PersonEvent {
    public WayOpened {
      Preconditions.event(id, person, at);
      Preconditions.present(kind, "kind");
    }
  }

  /// A further way to hear ends.
  @JsonTypeName("way-closed")
  record WayClosed(EventId id, PersonId person, Instant at, WayToHear.Kind kind)
      implements PersonEvent {
    public WayClosed {
      Preconditions.event(id, person, at);
      Preconditions.present(kind, "kind");
    }
  }

  /// The person wants to be written to at another address.
  @JsonTypeName("address-change-asked")
  record AddressChangeAsked(EventId id, PersonId person, Instant at, String email, LoginHash login)
      implements PersonEvent {
    public AddressChangeAsked {
      Preconditions.event(id, person, at);
      Preconditions.present(email, "email");
      Preconditions.present(login, "login");
    }
  }

  /// Somebody who reads the mail of one of the two addresses agreed to the change, or stopped it.
  ///
  /// @param asked the event that asked for it
  /// @param old whether it was at the address that is to be left
  @JsonTypeName("address-change-answered")
  record AddressChangeAnswered(
      EventId id, PersonId person, Instant at, EventId asked, boolean old, boolean agrees)
      implements PersonEvent {
    public AddressChangeAnswered {
      Preconditions.event(id, person, at);
      Preconditions.present(asked, "asked");
    }
  }

  /// The person made a group, which they lead.
  @JsonTypeName("group-made")
  record GroupMade(EventId id, PersonId person, Instant at, GroupId group, String name)
      implements PersonEvent {
    public GroupMade {
      Preconditions.event(id, person, at);
      Preconditions.present(group, "group");
      Preconditions.present(name, "name");
    }
  }

  /// Whoever leads a group wants another invitation: the one before is over.
  @JsonTypeName("group-link-replaced")
  record GroupLinkReplaced(EventId id, PersonId person, Instant at, GroupId group)
      implements PersonEvent {
    public GroupLinkReplaced {
      Preconditions.event(id, person, at);
      Preconditions.present(group, "group");
    }
  }

  /// Whoever led a group ended it.
  @JsonTypeName("group-dissolved")
  record GroupDissolved(EventId id, PersonId person, Instant at, GroupId group)
      implements PersonEvent {
    public GroupDissolved {
      Preconditions.event(id, person, at);
      Preconditions.present(group, "group");
    }
  }

  /// The person joined a group of their own accord.
  ///
  /// @param lead in whose dossier the group stands
  @JsonTypeName("group-entered")
  record GroupEntered(
      EventId id, PersonId person, Instant at, GroupId group, PersonId lead, String name)
      implements PersonEvent {
    public GroupEntered {
      Preconditions.event(id, person, at);
      Preconditions.present(group, "group");
      Preconditions.present(lead, "lead");
      Preconditions.present(name, "name");
    }
  }

  /// The person left a group.
  @JsonTypeName("group-left")
  record GroupLeft(EventId id, PersonId person, Instant at, GroupId group) implements PersonEvent {
    public GroupLeft {
      Preconditions.event(id, person, at);
      Preconditions.present(group, "group");
    }
  }

  /// Everything about the person is to vanish.
  @JsonTypeName("erasure-asked")
  record ErasureAsked(EventId id, PersonId person, Instant at) implements PersonEvent {
    public ErasureAsked {
      Preconditions.event(id, person, at);
    }
  }
}
