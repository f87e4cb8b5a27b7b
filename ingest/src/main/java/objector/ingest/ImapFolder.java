package objector.ingest;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import objector.events.AddressToken;
import objector.events.MailSource;
import objector.events.NotNow;
import objector.events.PersonId;
import objector.ingest.Recipients.Lookup;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pass over a mailbox. Every mail that was looked at gets the keyword `$Objector`; what was
/// taken is marked as read too, what is nobody's stays unread. A server that keeps no keywords is
/// asked for unread mail instead, and what is nobody's there is remembered until the next start.
final class ImapFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ImapFolder.class);
  private static final Flags SEEN_BY_US = new Flags("$Objector");
  private static final int MAX_A_PASS = 500;
  private static final int MAX_ADDRESSES = 50;

  /// From the surest to the one that its sender wrote.
  private static final List<String> RECIPIENT_HEADERS =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To", "To", "Cc");

  private final int maxBytes;
  private final Recipients recipients;
  private final Intake intake;
  private final InstantSource clock;
  private final Recent<Long> nobodys = new Recent<>(100_000);
  private long validity;

  ImapFolder(int maxBytes, Recipients recipients, Intake intake, InstantSource clock) {
    this.maxBytes = maxBytes;
    this.recipients = recipients;
    this.intake = intake;
    this.clock = clock;
  }

  /// Takes what is new.
  ///
  /// @throws NotNow when Kafka does not take a mail: it stays as it was
  void takeNew(IMAPFolder folder) throws MessagingException {
    if (folder.getUIDValidity() != validity) {
      // The server numbered its mails anew (RFC 3501, 2.3.1.1).
      validity = folder.getUIDValidity();
      nobodys.clear();
    }
    Flags kept = folder.getPermanentFlags();
    boolean keywords = kept.contains(Flags.Flag.USER) || kept.contains(SEEN_BY_US);
    Flags sought = keywords ? SEEN_BY_US : new Flags(Flags.Flag.SEEN);
    int unknown = 0;
    Message[] found = folder.search(new FlagTerm(sought, false));
    for (Message message : Arrays.copyOf(found, Math.min(found.length, MAX_A_PASS))) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      long uid = folder.getUID(message);
      if (nobodys.contains(uid)) {
        continue;
      }
      try {
        Flags done = keywords ? new Flags(SEEN_BY_US) : new Flags();
        if (take(message)) {
          done.add(Flags.Flag.SEEN);
        } else {
          unknown++;
          nobodys.add(uid);
        }
        message.setFlags(done, true);
      } catch (MessageRemovedException e) {
        // Somebody else deleted it meanwhile.
        LOG.debug("A mail vanished from the mailbox");
      }
    }
    if (unknown > 0) {
      LOG.info("Mails in the mailbox that are for nobody here: {}", unknown);
    }
  }

  /// Whether it was somebody's.
  private boolean take(Message message) throws MessagingException {
    Set<PersonId> people = people(message);
    if (people.isEmpty()) {
      return false;
    }
    byte[] raw = message.getSize() > maxBytes ? null : bytes(message);
    for (PersonId person : people) {
      if (raw == null || raw.length > maxBytes) {
        intake.refuse(person, MailSource.IMAP, SmtpTransaction.TOO_LARGE, clock.instant());
      } else {
        intake.accept(person, MailSource.IMAP, raw, clock.instant());
      }
    }
    return true;
  }

  private static byte[] bytes(Message message) throws MessagingException {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(1024, message.getSize()));
      message.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new MessagingException("the mail could not be read", e);
    }
  }

  private Set<PersonId> people(Message message) throws MessagingException {
    for (String header : RECIPIENT_HEADERS) {
      Set<PersonId> people = new LinkedHashSet<>();
      for (String address : addresses(message.getHeader(header))) {
        Optional<AddressToken> token = Addressee.token(address);
        if (token.isPresent()) {
          owner(token.get()).ifPresent(people::add);
        }
      }
      if (!people.isEmpty()) {
        return people;
      }
    }
    return Set.of();
  }

  private Optional<PersonId> owner(AddressToken token) {
    return switch (recipients.find(token)) {
      case Lookup.Known(var person) -> Optional.of(person);
      case Lookup.Unknown() -> Optional.empty();
      case Lookup.NotYet() -> throw new NotNow("the list of addresses is still being read");
    };
  }

  private static List<String> addresses(String @Nullable [] values) {
    if (values == null) {
      return List.of();
    }
    try {
      return Arrays.stream(InternetAddress.parseHeader(String.join(",", values), false))
          .limit(MAX_ADDRESSES)
          .map(InternetAddress::getAddress)
          .filter(address -> address != null)
          .toList();
    } catch (AddressException e) {
      return List.of();
    }
  }
}
