package objector.ingest.smtp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import objector.events.id.PersonId;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;
import objector.ingest.intake.BoundedBytes;
import objector.ingest.intake.Intake;
import objector.ingest.recipient.RecipientAddress;
import objector.ingest.recipient.Recipients.Lookup;
import objector.ingest.wrapped.ReturnReport;
import objector.service.NoRoom;
import objector.service.ReturnPath;
import objector.service.TemporarilyUnavailable;
import objector.service.Threads;

/// One mail on its way in: who it is for, and then its bytes. 250 is answered only when Kafka has
/// it; in doubt the answer is 451, and the sender's server keeps the mail.
final class SmtpTransaction {
  static final String MALFORMED = "malformed";

  private static final int MAX_RECIPIENTS = 50;

  /// Anybody may write to postmaster: nothing large, and nothing that a large mail waits for.
  private static final int MAX_POSTMASTER_BYTES = SmtpMemory.SMALL;

  private final SmtpContext context;
  private final String source;
  private final Tarpit tarpit;
  private final int declared;
  private final Set<PersonId> people = new LinkedHashSet<>();

  /// Whose mail came back.
  private final Set<PersonId> returned = new LinkedHashSet<>();

  private boolean postmaster;

  /// @param declared the size that the client announced, 0 for none
  SmtpTransaction(SmtpContext context, String source, Tarpit tarpit, int declared) {
    this.context = context;
    this.source = source;
    this.tarpit = tarpit;
    this.declared = declared;
  }

  SmtpReply recipient(String address) {
    return switch (RecipientAddress.of(address, context.config().domain())) {
      case RecipientAddress.Person(var token) ->
          switch (context.recipients().find(token)) {
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
      case RecipientAddress.Returned(var local) -> returned(local);
      case RecipientAddress.Nobody() -> nobody();
      case RecipientAddress.Foreign() ->
          SmtpReply.of(
              "550 5.7.1 Relaying denied: mail is taken here for "
                  + context.config().domain()
                  + " only");
    };
  }

  /// RFC 1870, 6.1: a declared size may be refused once it is known for whom.
  private SmtpReply add(PersonId person) {
    if (declared > context.config().maxBytes()) {
      context.refuse(person, Intake.TOO_LARGE);
      return SmtpReply.of(tooLarge(context.config().maxBytes()));
    }
    if (!context.quota().received().allows(person.value())) {
      return SmtpReply.of("450 4.2.1 Too many mails for this address within an hour");
    }
    if (people.size() >= MAX_RECIPIENTS && !people.contains(person)) {
      return SmtpReply.of("452 4.5.3 Too many recipients");
    }
    people.add(person);
    return SmtpReply.of("250 2.1.5 Ok");
  }

  /// Nobody can invent such an address.
  private SmtpReply returned(String local) {
    ReturnPath paths = context.config().returns();
    Optional<PersonId> person =
        paths == null ? Optional.empty() : paths.person(local, context.clock().instant());
    if (person.isEmpty()) {
      return nobody();
    }
    if (returned.size() >= MAX_RECIPIENTS && !returned.contains(person.get())) {
      return SmtpReply.of("452 4.5.3 Too many recipients");
    }
    returned.add(person.get());
    return SmtpReply.of("250 2.1.5 Ok");
  }

  /// Whoever guesses addresses waits, and is shown out.
  private SmtpReply nobody() {
    tarpit.guessed();
    context.quota().guesses().count(source);
    if (tarpit.isOver() || !context.quota().guesses().allows(source)) {
      return SmtpReply.last("421 4.7.0 Too many unknown addresses");
    }
    Threads.sleep(tarpit.delay());
    return SmtpReply.of("550 5.1.1 There is no such address here");
  }

  boolean isForSomebody() {
    return postmaster || !people.isEmpty() || !returned.isEmpty();
  }

  /// Takes the mail. Where it was not read to its end, the connection cannot go on.
  ///
  /// @param memory in which it has begun
  SmtpReply data(SmtpDataStream in, SmtpMemory.Mail memory) throws IOException {
    int most =
        people.isEmpty()
            ? Math.min(context.config().maxBytes(), MAX_POSTMASTER_BYTES)
            : context.config().maxBytes();
    return switch (new SmtpBody(most, memory, context.pace()).read(in)) {
      case SmtpBody.Whole(var raw) when raw.length > SmtpMemory.SMALL -> keepLarge(raw, in);
      case SmtpBody.Whole(var raw) -> keep(raw, in);
      case SmtpBody.TooSlow() ->
          SmtpReply.last("421 4.4.2 The mail came too slowly, please try again later");
      case SmtpBody.NoRoom() ->
          // To read on, only to be polite, would take memory that is not there.
          SmtpReply.last("421 4.3.1 Too much mail at once, please try again later");
      case SmtpBody.TooLarge() -> {
        memory.keepBeginning();
        passOver(in);
        yield refused(Intake.TOO_LARGE, tooLarge(most));
      }
    };
  }

  /// Wrapped and compressed, a large mail lies in memory once or twice more: few are at a time.
  private SmtpReply keepLarge(byte[] raw, SmtpDataStream in) {
    if (!mayKeepLarge()) {
      return SmtpReply.of("451 4.3.1 Too many large mails at once, please try again later");
    }
    try {
      return keep(raw, in);
    } finally {
      context.keptLarge().release();
    }
  }

  private boolean mayKeepLarge() {
    try {
      return context.keptLarge().tryAcquire(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// The answer is only read after the last byte was sent: a while more is listened to.
  private void passOver(SmtpDataStream in) throws IOException {
    boolean _ =
        new BoundedBytes(0, Duration.ofMinutes(1)).skip(in, 4L * context.config().maxBytes());
  }

  private SmtpReply keep(byte[] raw, SmtpDataStream in) {
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
    if (postmaster && !context.quota().mayWriteToPostmaster(source, raw.length)) {
      return SmtpReply.of(
          "452 4.2.2 Postmaster has had too much mail today, please try again later");
    }
    try {
      for (PersonId person : people) {
        context.intake().accept(person, MailSource.SMTP, raw, context.clock().instant());
        context.quota().received().count(person.value());
      }
      for (PersonId person : returned) {
        // An answer of a machine or of a person says nothing of the mailbox, and is let go.
        ReturnReport.of(raw)
            .ifPresent(why -> context.intake().returned(person, why, context.clock().instant()));
      }
      if (postmaster) {
        complained(raw);
        context.intake().forPostmaster(raw);
      }
    } catch (NoRoom e) {
      return SmtpReply.of("452 4.3.1 There is no room for mail just now, please try again later");
    } catch (TemporarilyUnavailable e) {
      return SmtpReply.of("451 4.3.0 The mail could not be kept just now, please try again later");
    }
    context.quota().mails().count(source);
    return SmtpReply.of("250 2.0.0 Kept");
  }

  /// A provider's complaint, told to postmaster: whose it is, the mail's own way back says.
  private void complained(byte[] raw) {
    ReturnPath paths = context.config().returns();
    if (paths != null) {
      Instant now = context.clock().instant();
      ReturnReport.complainedOf(raw)
          .flatMap(local -> paths.person(local, now))
          .ifPresent(person -> context.intake().returned(person, MailReturn.COMPLAINED, now));
    }
  }

  private SmtpReply refused(String reason, String line) {
    people.forEach(person -> context.refuse(person, reason));
    return SmtpReply.of(line);
  }

  private static String tooLarge(int most) {
    return "552 5.3.4 The mail is larger than " + most + " bytes";
  }
}
