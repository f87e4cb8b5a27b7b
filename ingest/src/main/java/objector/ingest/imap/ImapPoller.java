package objector.ingest.imap;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import objector.ingest.intake.Intake;
import objector.ingest.intake.MailQuota;
import objector.ingest.recipient.Recipients;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.TemporarilyUnavailable;
import objector.service.Threads;
import objector.telemetry.KeptRunning;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches from one mailbox what others deliver there. What was taken is marked in the mailbox
/// itself, so that nothing need be remembered here. Where the server offers IDLE (RFC 2177), it
/// says so at once when something comes; it is asked every interval all the same.
public final class ImapPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImapPoller.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /// Servers may end an IDLE after half an hour, and routers forget a silent connection earlier.
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(9);

  private final ImapSettings config;
  private final ImapFolder folder;
  private final KeptRunning kept;
  private volatile boolean closed;
  private volatile @Nullable String trouble = "not polled yet";
  private @Nullable Thread thread;

  public ImapPoller(
      ImapSettings config,
      int maxBytes,
      Recipients recipients,
      Intake intake,
      MailQuota quota,
      InstantSource clock) {
    this.config = config;
    this.kept = new KeptRunning(config.name(), this::run, () -> closed);
    this.folder = new ImapFolder(maxBytes, recipients, intake, quota, clock);
  }

  /// Begins to poll; returns at once.
  public void start() {
    thread = Thread.ofVirtual().name("ingest-" + config.name()).start(kept);
  }

  public Health health() {
    String problem = trouble;
    return kept.health(
        problem == null ? Health.up(config.name()) : Health.degraded(config.name(), problem));
  }

  /// Tells a monitor how often it was begun again.
  public void tell(MeterRegistry meters) {
    kept.tell(meters);
  }

  private void run() {
    Backoff pause = new Backoff(config.interval(), LONGEST_PAUSE);
    while (!closed && !Thread.currentThread().isInterrupted()) {
      String problem = stayConnected(pause);
      if (!problem.equals(trouble) && !closed) {
        LOG.warn("Mailbox {} cannot be polled: {}", config.name(), problem);
      }
      trouble = problem;
      pause.sleep();
    }
  }

  /// Returns what is wrong, once something is.
  private String stayConnected(Backoff pause) {
    try (Store store = Session.getInstance(properties()).getStore(protocol())) {
      store.connect(config.host(), config.port(), config.user(), config.password());
      Folder opened = store.getFolder(config.folder());
      if (!(opened instanceof IMAPFolder imap) || !opened.exists()) {
        return "there is no folder " + config.folder();
      }
      imap.open(Folder.READ_WRITE);
      try {
        boolean idles = store instanceof IMAPStore server && server.hasCapability("IDLE");
        while (!closed) {
          boolean more = folder.takeNew(imap);
          int givenUp = folder.givenUp();
          trouble = givenUp == 0 ? null : givenUp + " mails could not be taken, and stay unread";
          pause.reset();
          if (!more) {
            awaitNews(imap, idles);
          }
        }
        return "closed";
      } finally {
        if (imap.isOpen()) {
          imap.close(false);
        }
      }
    } catch (AuthenticationFailedException e) {
      return "the server does not accept the user and the password";
    } catch (MessagingException e) {
      return "the server does not answer as it should (" + e.getClass().getSimpleName() + ")";
    } catch (TemporarilyUnavailable e) {
      return "Kafka does not answer; the mails stay in the mailbox";
    } catch (RuntimeException e) {
      LOG.error("Polling a mailbox failed", e);
      return "polling failed (" + e.getClass().getSimpleName() + ")";
    }
  }

  private void awaitNews(IMAPFolder imap, boolean idles) throws MessagingException {
    if (!idles) {
      Threads.sleep(config.interval());
      return;
    }
    Duration longest =
        config.interval().compareTo(LONGEST_IDLE) < 0 ? config.interval() : LONGEST_IDLE;
    Thread alarm = Thread.ofVirtual().start(() -> wake(imap, longest));
    try {
      imap.idle(true);
    } finally {
      alarm.interrupt();
    }
  }

  /// Any command of another thread ends an IDLE; where the server is silent to that, the connection
  /// is dead, and the poller hears of it.
  private static void wake(IMAPFolder imap, Duration after) {
    try {
      Thread.sleep(after);
      Object _ = imap.doCommand(_ -> null);
    } catch (InterruptedException e) {
      // It woke by itself.
      return;
    } catch (MessagingException | RuntimeException e) {
      LOG.debug("A mailbox that waited for mail was closed: {}", e.toString());
    }
  }

  private String protocol() {
    return config.tls() ? "imaps" : "imap";
  }

  private Properties properties() {
    Properties all = new Properties();
    String prefix = "mail." + protocol() + ".";
    all.setProperty(prefix + "connectiontimeout", "10000");
    all.setProperty(prefix + "timeout", "30000");
    all.setProperty(prefix + "writetimeout", "30000");
    // Reading must not mark as read: that happens once Kafka has the mail.
    all.setProperty(prefix + "peek", "true");
    all.setProperty(prefix + "starttls.enable", "true");
    all.setProperty(prefix + "ssl.checkserveridentity", "true");
    return all;
  }

  @Override
  public void close() {
    closed = true;
    Threads.stop(thread);
  }
}
