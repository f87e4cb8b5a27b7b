package objector.ingest.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import objector.events.id.PersonId;
import objector.events.mail.MailSource;
import objector.ingest.intake.BoundedBytes;
import objector.ingest.intake.Intake;
import objector.ingest.recipient.RecipientAddress;
import objector.ingest.recipient.Recipients.Lookup;
import objector.service.TemporarilyUnavailable;
import objector.service.Threads;

/// One mail on its way in: who it is for, and then its bytes. 250 is answered only when Kafka has
/// it; in doubt the answer is 451, and the sender's server keeps the mail.
final class SmtpTransaction {
  static final String MALFORMED = "malformed";

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// What is taken without asking for room.
  private static final int SMALL = 64 * 1024;

  private static final int MAX_RECIPIENTS = 50;
  private static final int MAX_POSTMASTER_BYTES = 256 * 1024;

  private final SmtpContext desk;
  private final String source;
  private final Tarpit tarpit;
  private final int declared;
  private final Set<PersonId> people = new LinkedHashSet<>();
  private boolean postmaster;

  /// @param declared the size that the client announced, 0 for none
  SmtpTransaction(SmtpContext desk, String source, Tarpit tarpit, int declared) {
    this.desk = desk;
    this.source = source;
    this.tarpit = tarpit;
    this.declared = declared;
  }

  SmtpReply recipient(String address) {
    return switch (RecipientAddress.of(address, desk.config().domain())) {
      case RecipientAddress.Person(var token) ->
          switch (desk.recipients().find(token)) {
            case Lookup.Known(var person) -> add(person);
            case Lookup.Unknown() -> nobody();
            case Lookup.NotYet() ->
                SmtpReply.of(
                    "451 4.3.0 The list of addresses is still being read, please try again later");
          };
      case RecipientAddress.Postmaster() -> {
        postmaster = true;
        yield new SmtpReply("250 2.1.5 Ok", false);
      }
      case RecipientAddress.Nobody() -> nobody();
      case RecipientAddress.Foreign() ->
          SmtpReply.of(
              "550 5.7.1 Relaying denied: mail is taken here for "
                  + desk.config().domain()
                  + " only");
    };
  }

  /// RFC 1870, 6.1: a declared size may be refused once it is known for whom.
  private SmtpReply add(PersonId person) {
    if (declared > desk.config().maxBytes()) {
      desk.refuse(person, Intake.TOO_LARGE);
      return SmtpReply.of(tooLarge());
    }
    if (!desk.quota().received().allows(person.value())) {
      return SmtpReply.of("450 4.2.1 Too many mails for this address within an hour");
    }
    if (people.size() >= MAX_RECIPIENTS && !people.contains(person)) {
      return SmtpReply.of("452 4.5.3 Too many recipients");
    }
    people.add(person);
    return SmtpReply.of("250 2.1.5 Ok");
  }

  /// Whoever guesses addresses waits, and is shown out.
  private SmtpReply nobody() {
    tarpit.guessed();
    desk.quota().guesses().count(source);
    if (tarpit.isOver() || !desk.quota().guesses().allows(source)) {
      return SmtpReply.last("421 4.7.0 Too many unknown addresses");
    }
    Threads.sleep(tarpit.delay());
    return SmtpReply.of("550 5.1.1 There is no such address here");
  }

  boolean isForSomebody() {
    return postmaster || !people.isEmpty();
  }

  /// Takes the mail. Where it was not read to its end, the connection cannot go on.
  SmtpReply data(SmtpDataStream in) throws IOException {
    byte[] head = in.readNBytes(SMALL);
    if (head.length < SMALL) {
      return keep(head, in);
    }
    // Anybody may send something large, and a mail is held in memory while it is judged and kept.
    if (!room()) {
      passOver(in);
      return SmtpReply.of("451 4.3.1 Too many large mails at once, please try again later");
    }
    try {
      int most =
          people.isEmpty()
              ? Math.max(SMALL, Math.min(desk.config().maxBytes(), MAX_POSTMASTER_BYTES))
              : desk.config().maxBytes();
      BoundedBytes bytes = new BoundedBytes(most, LONGEST);
      return switch (bytes.read(new SequenceInputStream(new ByteArrayInputStream(head), in))) {
        case BoundedBytes.Whole(var raw) -> keep(raw, in);
        case BoundedBytes.TooSlow() ->
            SmtpReply.last(
                "421 4.4.2 The mail did not arrive within " + LONGEST.toMinutes() + " minutes");
        case BoundedBytes.TooLarge() -> {
          passOver(in);
          yield refused(Intake.TOO_LARGE, tooLarge());
        }
      };
    } finally {
      desk.roomForLarge().release();
    }
  }

  private boolean room() {
    try {
      return desk.roomForLarge().tryAcquire(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The answer is only read after the last byte was sent: a while more is listened to.
  private void passOver(SmtpDataStream in) throws IOException {
    boolean _ = new BoundedBytes(0, Duration.ofMinutes(1)).skip(in, 4L * desk.config().maxBytes());
  }

  private SmtpReply keep(byte[] raw, SmtpDataStream in) {
    if (raw.length > desk.config().maxBytes()) {
      return refused(Intake.TOO_LARGE, tooLarge());
    }
    if (in.hasBareLineEnd()) {
      // Whatever the client holds to be its next command may be the sender's.
      return refused(
              MALFORMED,
              "550 5.6.11 A mail's lines end in CR LF, and hold neither alone (RFC 5321)")
          .andLast();
    }
    if (in.hasOverlongLine()) {
      return refused(
          MALFORMED,
          "550 5.6.0 A line of the mail is longer than " + SmtpDataStream.MAX_LINE + " bytes");
    }
    if (postmaster && raw.length > MAX_POSTMASTER_BYTES) {
      return SmtpReply.of(
          "552 5.3.4 Mail to postmaster is limited to " + MAX_POSTMASTER_BYTES + " bytes");
    }
    try {
      for (PersonId person : people) {
        desk.intake().accept(person, MailSource.SMTP, raw, desk.clock().instant());
        desk.quota().received().count(person.value());
      }
      if (postmaster) {
        desk.intake().forPostmaster(raw);
      }
    } catch (TemporarilyUnavailable e) {
      return SmtpReply.of("451 4.3.0 The mail could not be kept just now, please try again later");
    }
    desk.quota().mails().count(source);
    return SmtpReply.of("250 2.0.0 Kept");
  }

  private SmtpReply refused(String reason, String line) {
    people.forEach(person -> desk.refuse(person, reason));
    return SmtpReply.of(line);
  }

  private String tooLarge() {
    return "552 5.3.4 The mail is larger than " + desk.config().maxBytes() + " bytes";
  }
}
