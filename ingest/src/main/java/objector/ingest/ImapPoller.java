package objector.ingest;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import objector.events.NotNow;
import objector.ingest.IngestConfig.Imap;
import objector.service.Health;
import objector.service.Pause;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches from one mailbox what others deliver there. What was taken is marked in the mailbox
/// itself, so that nothing need be remembered here.
final class ImapPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImapPoller.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final String PART = "imap";

  private final Imap config;
  private final ImapFolder folder;
  private volatile boolean closed;
  private volatile @Nullable String trouble = "not polled yet";
  private @Nullable Thread thread;

  ImapPoller(Imap config, int maxBytes, Recipients recipients, Intake intake, InstantSource clock) {
    this.config = config;
    this.folder = new ImapFolder(maxBytes, recipients, intake, clock);
  }

  /// Begins to poll; returns at once.
  void start() {
    thread = Thread.ofVirtual().name("ingest-imap").start(this::run);
  }

  Health health() {
    String problem = trouble;
    return problem == null ? Health.up(PART) : Health.degraded(PART, problem);
  }

  private void run() {
    Pause pause = new Pause(config.interval(), LONGEST_PAUSE);
    while (!closed) {
      String problem = poll();
      if (problem == null) {
        pause.reset();
      } else if (!problem.equals(trouble) && !closed) {
        LOG.warn("The mailbox cannot be polled: {}", problem);
      }
      trouble = problem;
      if (problem == null) {
        Threads.sleep(config.interval());
      } else {
        pause.sleep();
      }
    }
  }

  /// What is wrong, or null.
  private @Nullable String poll() {
    try (Store store = Session.getInstance(properties()).getStore(protocol())) {
      store.connect(config.host(), config.port(), config.user(), config.password());
      Folder opened = store.getFolder(config.folder());
      if (!(opened instanceof IMAPFolder imap) || !opened.exists()) {
        return "there is no folder " + config.folder();
      }
      imap.open(Folder.READ_WRITE);
      try {
        folder.takeNew(imap);
      } finally {
        if (imap.isOpen()) {
          imap.close(false);
        }
      }
      return null;
    } catch (AuthenticationFailedException e) {
      return "the server does not accept imap.user and imap.password";
    } catch (MessagingException e) {
      return "the server does not answer as it should (" + e.getClass().getSimpleName() + ")";
    } catch (NotNow e) {
      return "Kafka does not answer; the mails stay in the mailbox";
    } catch (RuntimeException e) {
      LOG.error("Polling the mailbox failed", e);
      return "polling failed (" + e.getClass().getSimpleName() + ")";
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
