package objector.events.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;
import org.jspecify.annotations.Nullable;

/// What `ingest` saw of a person's mail. Written by ingest only, to `objector.mail`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MailEvent {
  /// Why a mail was turned away that is larger than the installation takes, see [MailRefused].
  String TOO_LARGE = "too-large";

  EventId id();

  PersonId person();

  /// When the mail reached us.
  Instant at();

  /// A mail was kept and judged.
  ///
  /// @param dated the original's own date, where it has a readable one
  /// @param about which account it may concern
  /// @param original what the original is known by, where it can be told
  @JsonTypeName("mail-received")
  record MailReceived(
      EventId id,
      PersonId person,
      Instant at,
      MailSource source,
      Evidence evidence,
      @Nullable String messageId,
      @Nullable Instant dated,
      About about,
      Judgement judgement,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Original original)
      implements MailEvent {
    /// Of an original that nothing tells from others.
    public MailReceived(
        EventId id,
        PersonId person,
        Instant at,
        MailSource source,
        Evidence evidence,
        @Nullable String messageId,
        @Nullable Instant dated,
        About about,
        Judgement judgement) {
      this(id, person, at, source, evidence, messageId, dated, about, judgement, null);
    }

    public MailReceived {
      Preconditions.event(id, person, at);
      Preconditions.present(source, "source");
      Preconditions.present(evidence, "evidence");
      Preconditions.present(about, "about");
      Preconditions.present(judgement, "judgement");
    }
  }

  /// A mail whose signature could not be checked when it came, as DNS gave no answer, was judged
  /// once more.
  ///
  /// @param again the same mail, with what is known of it now
  @JsonTypeName("mail-rejudged")
  record MailRejudged(EventId id, PersonId person, Instant at, MailReceived again)
      implements MailEvent {
    public MailRejudged {
      Preconditions.event(id, person, at);
      Preconditions.present(again, "again");
    }
  }

  /// A mail to a known person was turned away, and its sender told so: the person should know.
  @JsonTypeName("mail-refused")
  record MailRefused(EventId id, PersonId person, Instant at, MailSource source, String reason)
      implements MailEvent {
    public MailRefused {
      Preconditions.event(id, person, at);
      Preconditions.present(source, "source");
      Preconditions.present(reason, "reason");
    }
  }

  /// A mail of ours came back: what [objector.service.ReturnPath] says to whom it went holds.
  @JsonTypeName("mail-returned")
  record MailReturned(EventId id, PersonId person, Instant at, MailReturn why)
      implements MailEvent {
    public MailReturned {
      Preconditions.event(id, person, at);
      Preconditions.present(why, "why");
    }
  }

  /// What one mail of Meta's is known by, whatever way and however often it is forwarded.
  ///
  /// @param messageId the original's own Message-ID; no proof of anything, as Meta does not sign it
  /// @param signed a digest of the signature that covers what we read
  record Original(@Nullable String messageId, @Nullable String signed) {}

  /// Hints in a mail at the account that it concerns.
  ///
  /// @param addresses the original's recipients
  /// @param names handles and names that the text speaks to
  /// @param coversLinkedAccounts the text says that it holds for the other accounts of the Accounts
  ///   Centre too
  /// @param provider who asks to forward here, for a forwarding confirmation
  record About(
      List<String> addresses,
      List<String> names,
      boolean coversLinkedAccounts,
      @Nullable String provider) {
    public About {
      addresses = Preconditions.list(addresses);
      names = Preconditions.list(names);
    }

    public static About nothing() {
      return new About(List.of(), List.of(), false, null);
    }
  }
}
