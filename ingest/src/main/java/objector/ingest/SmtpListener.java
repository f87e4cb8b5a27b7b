package objector.ingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import objector.ingest.IngestConfig.Smtp;
import objector.service.Health;
import objector.service.Service.StartFailure;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.SessionHandler;

/// Takes mail by SMTP (RFC 5321), for the people of this installation only. A session is a virtual
/// thread.
final class SmtpListener implements AutoCloseable {
  private static final String PART = "smtp";
  private static final int LARGE_AT_ONCE = 4;
  private static final int MAX_CONNECTIONS = 200;
  private static final int MAX_CONNECTIONS_A_SOURCE = 50;
  private static final int MAX_RECIPIENTS = 50;

  /// RFC 5321 4.5.3.2 asks for five minutes, of senders; a silent one holds a place.
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Smtp config;
  private final Recipients recipients;
  private final Intake intake;
  private final InstantSource clock;
  private final Semaphore roomForLarge = new Semaphore(LARGE_AT_ONCE);
  private final ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable SMTPServer server;

  SmtpListener(Smtp config, Recipients recipients, Intake intake, InstantSource clock) {
    this.config = config;
    this.recipients = recipients;
    this.intake = intake;
    this.clock = clock;
  }

  /// Begins to listen.
  ///
  /// @throws StartFailure when the port is not free
  void start() {
    SMTPServer built =
        SMTPServer.port(config.port())
            .bindAddress(address())
            .backlog(MAX_CONNECTIONS)
            .hostName(config.domain())
            .softwareName("Objector")
            .serverThreadName("ingest-smtp")
            .executorService(sessions)
            .messageHandlerFactory(session ->
                new SmtpTransaction(session, config, recipients, intake, clock, roomForLarge))
            .sessionHandler(
                SessionHandler.limitConcurrentSessionsBySource(MAX_CONNECTIONS_A_SOURCE))
            // The null sender of bounces and automatic forwards is as good as any.
            .fromAddressValidator(sender -> true)
            // Ours is announced and kept by our own commands.
            .maxMessageSize(Integer.MAX_VALUE)
            .maxRecipients(MAX_RECIPIENTS)
            .maxConnections(MAX_CONNECTIONS)
            .connectionTimeout((int) SILENCE.toSeconds(), TimeUnit.SECONDS)
            // Evidence is byte-exact, and the same mail sent again is the same event.
            .insertReceivedHeaders(false)
            .enableTLS(false)
            .build();
    SmtpVerbs.replaceIn(built.getCommandHandler(), config);
    try {
      built.start();
    } catch (RuntimeException e) {
      throw new StartFailure(
          "Mail cannot be taken on port "
              + config.port()
              + ", as it is in use or not allowed: stop what uses it, or set smtp.port.",
          e);
    }
    server = built;
  }

  int port() {
    SMTPServer running = server;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running.getPortAllocated();
  }

  Health health() {
    SMTPServer running = server;
    return running != null && running.isRunning()
        ? Health.up(PART)
        : Health.down(PART, "not listening");
  }

  @Override
  public void close() {
    SMTPServer running = server;
    server = null;
    if (running == null) {
      sessions.close();
      return;
    }
    // SubEtha waits for its sessions for ever; one that waits for a Kafka that is down is told to
    // give up, and answers 451.
    Thread.ofVirtual().start(this::giveUpLater);
    running.stop();
  }

  private void giveUpLater() {
    Threads.sleep(GRACE);
    sessions.shutdownNow();
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(config.host());
    } catch (UnknownHostException e) {
      throw new StartFailure("Setting smtp.host is not an address of this machine.", e);
    }
  }
}
