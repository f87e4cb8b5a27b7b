package objector.ingest.http;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.mail.MailSource;
import objector.ingest.http.InternalPort.Reply;
import objector.ingest.intake.Intake;
import objector.ingest.intake.MailQuota;
import objector.ingest.recipient.HeaderRecipients;
import objector.ingest.recipient.Recipients;
import objector.ingest.wrapped.ReturnReport;
import objector.service.ReturnPath;
import org.jspecify.annotations.Nullable;

/// Mails that a mail server's pipe or a mail worker hands over by HTTP. The envelope decides whom a
/// mail is for, so that a blind copy comes through; where none is given, the mail's headers do.
public final class HttpDelivery {
  private static final int MAX_HEADER = 256 * 1024;

  private final HeaderRecipients recipients;
  private final Intake intake;
  private final MailQuota quota;
  private final InstantSource clock;
  private final @Nullable ReturnPath returns;

  /// @param returns knows the addresses that mails of ours come back to; null: there are none
  public HttpDelivery(
      Recipients recipients,
      Intake intake,
      MailQuota quota,
      InstantSource clock,
      @Nullable ReturnPath returns) {
    this.recipients = new HeaderRecipients(recipients);
    this.intake = intake;
    this.quota = quota;
    this.clock = clock;
    this.returns = returns;
  }

  /// @throws objector.service.TemporarilyUnavailable when it is to be kept and brought again
  Reply take(List<String> envelope, byte[] raw) {
    Set<PersonId> people = envelope.isEmpty() ? named(raw) : recipients.named(envelope);
    Set<PersonId> whose = returned(envelope);
    if (people.isEmpty() && whose.isEmpty()) {
      return Reply.error(404, "there is no such address here");
    }
    if (!people.stream().allMatch(person -> quota.received().allows(person.value()))) {
      return Reply.error(429, "too many mails for this address within an hour, try again later");
    }
    byte[] mail = withLineEnds(raw);
    List<EventId> events = new ArrayList<>();
    for (PersonId person : people) {
      events.add(intake.accept(person, MailSource.HTTP, mail, clock.instant()));
      quota.received().count(person.value());
    }
    for (PersonId person : whose) {
      // An answer of a machine or of a person says nothing of the mailbox, and is let go.
      ReturnReport.of(raw).ifPresent(why -> intake.returned(person, why, clock.instant()));
    }
    return new Reply(202, Map.of("events", events));
  }

  /// Whose mails come back to these addresses; nobody can invent one.
  private Set<PersonId> returned(List<String> envelope) {
    Set<PersonId> whose = new LinkedHashSet<>();
    for (String address : envelope) {
      String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
      if (returns != null && ReturnPath.isLike(local)) {
        returns.person(local, clock.instant()).ifPresent(whose::add);
      }
    }
    return whose;
  }

  Reply tooLarge(List<String> envelope, int maxBytes) {
    for (PersonId person : recipients.named(envelope)) {
      intake.refuse(person, MailSource.HTTP, Intake.TOO_LARGE, clock.instant());
    }
    return Reply.error(413, "the mail is larger than " + maxBytes + " bytes");
  }

  private Set<PersonId> named(byte[] raw) {
    try {
      InternetHeaders headers =
          new InternetHeaders(
              new ByteArrayInputStream(raw, 0, Math.min(raw.length, MAX_HEADER)), true);
      return recipients.of(headers::getHeader);
    } catch (MessagingException e) {
      return Set.of();
    }
  }

  /// A pipe hands over lines that end in LF. A signature is of the mail as it travelled, and so is
  /// what makes it the same mail when it comes another way.
  private static byte[] withLineEnds(byte[] raw) {
    for (byte b : raw) {
      if (b == '\r') {
        return raw;
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + raw.length / 32);
    for (byte b : raw) {
      if (b == '\n') {
        out.write('\r');
      }
      out.write(b);
    }
    return out.toByteArray();
  }
}
