package objector.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import objector.events.MailSource;
import objector.events.NotNow;
import objector.events.PersonId;
import objector.ingest.IngestConfig.Smtp;
import objector.ingest.Recipients.Lookup;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/// One mail on its way in: who it is for, and then its bytes. 250 is answered only when Kafka has
/// it; in doubt the answer is 451, and the sender's server keeps the mail.
final class SmtpTransaction implements MessageHandler {
  static final String TOO_LARGE = "too-large";

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// What is taken without asking for room.
  private static final int SMALL = 64 * 1024;

  private static final int MAX_UNKNOWN = 20;
  private static final int MAX_POSTMASTER_BYTES = 256 * 1024;

  private final MessageContext session;
  private final Smtp config;
  private final Recipients recipients;
  private final Intake intake;
  private final InstantSource clock;
  private final Semaphore roomForLarge;
  private final Set<PersonId> people = new LinkedHashSet<>();
  private boolean postmaster;
  private int unknown;

  SmtpTransaction(
      MessageContext session,
      Smtp config,
      Recipients recipients,
      Intake intake,
      InstantSource clock,
      Semaphore roomForLarge) {
    this.session = session;
    this.config = config;
    this.recipients = recipients;
    this.intake = intake;
    this.clock = clock;
    this.roomForLarge = roomForLarge;
  }

  @Override
  public void from(String sender) {}

  @Override
  public void recipient(String address) throws RejectException {
    switch (Addressee.of(address, config.domain())) {
      case Addressee.Person(var token) -> {
        switch (recipients.find(token)) {
          case Lookup.Known(var person) -> add(person);
          case Lookup.Unknown() -> throw nobody();
          case Lookup.NotYet() ->
              throw new RejectException(
                  451, "4.3.0 The list of addresses is still being read, please try again later");
        }
      }
      case Addressee.Postmaster() -> postmaster = true;
      case Addressee.Nobody() -> throw nobody();
      case Addressee.Foreign() ->
          throw new RejectException(
              550, "5.7.1 Relaying denied: mail is taken here for " + config.domain() + " only");
    }
  }

  /// RFC 1870, 6.1: a declared size may be refused once it is known for whom.
  private void add(PersonId person) throws RejectException {
    if (session instanceof Session known && known.getDeclaredMessageSize() > config.maxBytes()) {
      intake.refuse(person, MailSource.SMTP, TOO_LARGE, clock.instant());
      throw new RejectException(552, tooLarge());
    }
    people.add(person);
  }

  /// Whoever guesses addresses is shown out.
  private RejectException nobody() {
    if (++unknown > MAX_UNKNOWN) {
      return new DropConnectionException(421, "4.7.0 Too many unknown addresses");
    }
    return new RejectException(550, "5.1.1 There is no such address here");
  }

  @Override
  public String data(InputStream in) throws RejectException, IOException {
    byte[] head = in.readNBytes(SMALL);
    if (head.length > config.maxBytes()) {
      throw tooLarge(in);
    }
    if (head.length < SMALL) {
      return keep(head);
    }
    // Anybody may send something large, and a mail is held in memory while it is judged and kept.
    if (!room()) {
      throw new RejectException(451, "4.3.1 Too many large mails at once, please try again later");
    }
    try {
      return keep(read(new SequenceInputStream(new ByteArrayInputStream(head), in)));
    } finally {
      roomForLarge.release();
    }
  }

  private boolean room() throws RejectException {
    try {
      return roomForLarge.tryAcquire(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DropConnectionException(421, "4.3.2 This server is stopping");
    }
  }

  private String keep(byte[] raw) throws RejectException {
    try {
      for (PersonId person : people) {
        intake.accept(person, MailSource.SMTP, raw, clock.instant());
      }
      if (postmaster) {
        keepForPostmaster(raw);
      }
    } catch (NotNow e) {
      throw new RejectException(
          451, "4.3.0 The mail could not be kept just now, please try again later");
    }
    return "2.0.0 Kept";
  }

  private void keepForPostmaster(byte[] raw) throws RejectException {
    if (raw.length > MAX_POSTMASTER_BYTES) {
      throw new RejectException(
          552, "5.3.4 Mail to postmaster is limited to " + MAX_POSTMASTER_BYTES + " bytes");
    }
    intake.forPostmaster(raw);
  }

  private byte[] read(InputStream in) throws RejectException, IOException {
    int most =
        people.isEmpty() ? Math.min(config.maxBytes(), MAX_POSTMASTER_BYTES) : config.maxBytes();
    BoundedBytes bytes = new BoundedBytes(most, LONGEST);
    return switch (bytes.read(in)) {
      case BoundedBytes.Whole(var raw) -> raw;
      case BoundedBytes.TooSlow() ->
          throw new DropConnectionException(
              421, "4.4.2 The mail did not arrive within " + LONGEST.toMinutes() + " minutes");
      case BoundedBytes.TooLarge() -> throw tooLarge(in);
    };
  }

  private RejectException tooLarge(InputStream in) throws IOException {
    for (PersonId person : people) {
      intake.refuse(person, MailSource.SMTP, TOO_LARGE, clock.instant());
    }
    // The answer is only read after the last byte was sent: a while more is listened to.
    BoundedBytes rest = new BoundedBytes(0, Duration.ofMinutes(1));
    return rest.skip(in, 4L * config.maxBytes())
        ? new RejectException(552, tooLarge())
        : new DropConnectionException(552, tooLarge());
  }

  private String tooLarge() {
    return "5.3.4 The mail is larger than " + config.maxBytes() + " bytes";
  }

  @Override
  public void done() {}
}
