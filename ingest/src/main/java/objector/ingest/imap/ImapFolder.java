package objector.ingest.imap;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.id.PersonId;
import objector.events.mail.MailSource;
import objector.ingest.intake.Intake;
import objector.ingest.intake.MailQuota;
import objector.ingest.recipient.HeaderRecipients;
import objector.ingest.recipient.Recipients;
import objector.service.TemporarilyUnavailable;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes over a mailbox. Every mail that was looked at gets the keyword `$Objector`; what was
/// taken is marked as read too, what is nobody's stays unread. A server that keeps no keywords is
/// asked for unread mail instead, and up to where it was looked at is remembered until the next
/// start. What comes beyond a person's limit stays in the mailbox, and is taken later.
final class ImapFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ImapFolder.class);
  private static final Flags SEEN_BY_US = new Flags("$Objector");
  private static final int MAX_A_PASS = 500;
  private static final int MAX_TRIES = 5;
  private static final int MAX_FAILING = 10_000;

  /// How long a mail waits whose person has had all that is taken within an hour.
  private static final Duration LATER = Duration.ofMinutes(10);

  private final int maxBytes;
  private final HeaderRecipients recipients;
  private final Intake intake;
  private final InstantSource clock;
  private final MailQuota quota;
  private final Map<Long, Integer> failing = new HashMap<>();

  /// When to look again at what came beyond its person's limit.
  private final Map<Long, Instant> waiting = new HashMap<>();

  private long validity;

  /// On a server without keywords: what has this number or a smaller one was looked at.
  private long lookedAt;

  ImapFolder(
      int maxBytes, Recipients recipients, Intake intake, MailQuota quota, InstantSource clock) {
    this.quota = quota;
    this.maxBytes = maxBytes;
    this.recipients = new HeaderRecipients(recipients);
    this.intake = intake;
    this.clock = clock;
  }

  /// Takes what is new; a mail that fails does so alone.
  ///
  /// @return whether there is more
  /// @throws TemporarilyUnavailable when Kafka does not take a mail: it stays as it was
  boolean takeNew(IMAPFolder folder) throws MessagingException {
    if (folder.getUIDValidity() != validity) {
      // The server numbered its mails anew (RFC 3501, 2.3.1.1).
      validity = folder.getUIDValidity();
      failing.clear();
      waiting.clear();
      lookedAt = 0;
    }
    Flags kept = folder.getPermanentFlags();
    boolean keywords = kept.contains(Flags.Flag.USER) || kept.contains(SEEN_BY_US);
    List<Message> found = sought(folder, keywords);
    List<Message> now = found.subList(0, Math.min(found.size(), MAX_A_PASS));
    fetchHeads(folder, now);
    int nobodys = 0;
    for (Message message : now) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      nobodys += lookAt(message, folder.getUID(message), keywords) ? 0 : 1;
    }
    if (nobodys > 0) {
      LOG.info("Mails in the mailbox that are for nobody here: {}", nobodys);
    }
    return found.size() > MAX_A_PASS;
  }

  /// How many mails failed again and again: they are left for the next start.
  int givenUp() {
    return (int) failing.values().stream().filter(tries -> tries >= MAX_TRIES).count();
  }

  private List<Message> sought(IMAPFolder folder, boolean keywords) throws MessagingException {
    Flags flags = keywords ? SEEN_BY_US : new Flags(Flags.Flag.SEEN);
    Message[] found = folder.search(new FlagTerm(flags, false));
    FetchProfile numbers = new FetchProfile();
    numbers.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(found, numbers);
    List<Message> sought = new ArrayList<>();
    Instant now = clock.instant();
    for (Message message : found) {
      long uid = folder.getUID(message);
      int tries = failing.getOrDefault(uid, 0);
      Instant later = waiting.get(uid);
      boolean open = keywords || uid > lookedAt || tries > 0 || later != null;
      if (tries < MAX_TRIES && open && (later == null || !later.isAfter(now))) {
        sought.add(message);
      }
    }
    return sought;
  }

  /// One command instead of several a mail.
  private static void fetchHeads(IMAPFolder folder, List<Message> messages)
      throws MessagingException {
    FetchProfile heads = new FetchProfile();
    heads.add(FetchProfile.Item.SIZE);
    HeaderRecipients.HEADERS.forEach(heads::add);
    folder.fetch(messages.toArray(Message[]::new), heads);
  }

  /// Whether it was somebody's. What may not be taken yet stays as it is.
  private boolean lookAt(Message message, long uid, boolean keywords) throws MessagingException {
    boolean somebodys = true;
    try {
      Flags done = keywords ? new Flags(SEEN_BY_US) : new Flags();
      Set<PersonId> people = recipients.of(message::getHeader);
      if (!people.stream().allMatch(person -> quota.received().allows(person.value()))) {
        later(uid);
        return true;
      }
      somebodys = !people.isEmpty();
      if (somebodys) {
        take(message, people);
        done.add(Flags.Flag.SEEN);
      }
      if (somebodys || keywords) {
        message.setFlags(done, true);
      }
      failing.remove(uid);
      waiting.remove(uid);
    } catch (MessageRemovedException e) {
      // Somebody else deleted it meanwhile.
      LOG.debug("A mail vanished from the mailbox");
      failing.remove(uid);
      waiting.remove(uid);
    } catch (TemporarilyUnavailable | FolderClosedException | StoreClosedException e) {
      throw e;
    } catch (MessagingException | RuntimeException e) {
      // Without its message, which may quote the mail.
      LOG.warn("A mail in the mailbox could not be taken: {}", e.getClass().getName());
      if (failing.size() < MAX_FAILING) {
        failing.merge(uid, 1, Integer::sum);
      }
    }
    lookedAt = Math.max(lookedAt, uid);
    return somebodys;
  }

  private void later(long uid) {
    if (waiting.size() < MAX_FAILING) {
      waiting.put(uid, clock.instant().plus(LATER));
      lookedAt = Math.max(lookedAt, uid);
    }
  }

  private void take(Message message, Set<PersonId> people) throws MessagingException {
    byte[] raw = message.getSize() > maxBytes ? null : bytes(message);
    for (PersonId person : people) {
      if (raw == null || raw.length > maxBytes) {
        intake.refuse(person, MailSource.IMAP, Intake.TOO_LARGE, clock.instant());
      } else {
        intake.accept(person, MailSource.IMAP, raw, clock.instant());
        quota.received().count(person.value());
      }
    }
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
}
