package objector.ingest.smtp;

import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import objector.ingest.intake.Intake;
import objector.ingest.intake.MailQuota;
import objector.ingest.recipient.Recipients;
import objector.limit.SourceKey;
import objector.service.Backoff;
import objector.service.Health;
import objector.service.Service.StartFailure;
import objector.service.Threads;
import objector.telemetry.KeptRunning;
import objector.telemetry.LimitMeters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes mail by SMTP, for the people of this installation only. A session is a virtual thread:
/// thousands may be idle.
public final class SmtpListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpListener.class);
  private static final String PART = "smtp";
  private static final int BACKLOG = 1024;

  /// RFC 5321 4.5.3.2 asks for five minutes, of senders; a silent one holds a place.
  private static final Duration SILENCE = Duration.ofMinutes(2);

  /// However busy: whoever has more to say connects again.
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration GIVEN_UP = Duration.ofSeconds(10);

  private final SmtpSettings config;
  private final SmtpContext context;
  private final int most;
  private final Map<SmtpSession, Long> sessions = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder turnedAway = new LongAdder();
  private volatile boolean closed;
  private @Nullable SmtpTls tls;
  private @Nullable ServerSocket server;
  private @Nullable Thread accepting;
  private volatile @Nullable KeptRunning kept;
  private final KeptRunning ending =
      new KeptRunning(PART + ", ending", this::endTheLongest, () -> closed);

  public SmtpListener(
      SmtpSettings config, Recipients recipients, Intake intake, InstantSource clock) {
    this(config, recipients, intake, MailQuota.of(config.limits(), clock), clock);
  }

  public SmtpListener(
      SmtpSettings config,
      Recipients recipients,
      Intake intake,
      MailQuota quota,
      InstantSource clock) {
    this(new SmtpContext(config, recipients, intake, quota, SmtpPace.USUAL, clock));
  }

  SmtpListener(SmtpContext context) {
    this.config = context.config();
    this.context = context;
    this.most = Math.min(config.limits().connections(), affordable());
  }

  /// Connections are files, and the stores next door must not run out of them.
  private static int affordable() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? (int) Math.min(Integer.MAX_VALUE, system.getMaxFileDescriptorCount() * 3 / 4)
        : Integer.MAX_VALUE;
  }

  /// Begins to listen.
  ///
  /// @throws StartFailure when the port is not free, or the certificate cannot be used
  public void start() {
    if (config.certified() != null) {
      tls = new SmtpTls(config.certified());
    }
    ServerSocket bound;
    try {
      bound = new ServerSocket();
      bound.setReuseAddress(true);
      bound.bind(new InetSocketAddress(address(), config.port()), BACKLOG);
    } catch (IOException e) {
      throw new StartFailure(
          "Mail cannot be taken on port "
              + config.port()
              + ", as it is in use or not allowed: stop what uses it, or set smtp.port.",
          e);
    }
    server = bound;
    KeptRunning accept = new KeptRunning(PART, () -> accept(bound), () -> closed);
    kept = accept;
    accepting = Thread.ofPlatform().name("ingest-smtp").daemon().start(accept);
    threads.execute(ending);
  }

  public int port() {
    ServerSocket running = server;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running.getLocalPort();
  }

  public Health health() {
    Thread running = accepting;
    KeptRunning accept = kept;
    return accept != null && running != null && running.isAlive()
        ? accept.health(ending.health(Health.up(PART)))
        : Health.down(PART, "not listening");
  }

  /// Tells a monitor who is here, and what was turned away.
  public void tell(MeterRegistry meters) {
    Gauge.builder("objector.smtp.sessions", sessions, Map::size)
        .description("Mail servers that are connected now")
        .strongReference(true)
        .register(meters);
    KeptRunning accept = kept;
    if (accept != null) {
      accept.tell(meters);
    }
    ending.tell(meters);
    new LimitMeters(meters)
        .count("smtp.connections", turnedAway, LongAdder::sum)
        .count("mail memory", context.memory(), SmtpMemory::refused);
  }

  private void accept(ServerSocket listening) {
    Backoff pause = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));
    while (!closed) {
      try {
        Socket client = listening.accept();
        threads.execute(() -> serve(client));
        pause.reset();
      } catch (IOException e) {
        if (!closed) {
          // Out of files, most likely: whoever is connected goes on.
          LOG.warn("A connection could not be taken: {}", e.toString());
          pause.sleep();
        }
      }
    }
  }

  private void serve(Socket client) {
    String source = SourceKey.of(client.getInetAddress());
    if (sessions.size() >= most) {
      turnedAway.increment();
      turnAway(client, "421 4.7.0 Too many connections, please try again later\r\n");
      return;
    }
    if (!context.quota().connections().enter(source)) {
      turnAway(client, "421 4.7.0 Too many connections, please try again later\r\n");
      return;
    }
    SmtpSession session = null;
    try (client) {
      session = new SmtpSession(context, tls, client, source);
      sessions.put(session, System.nanoTime() + LONGEST.toNanos());
      if (!closed) {
        session.run(SILENCE);
      }
    } catch (IOException e) {
      LOG.debug("A connection did not begin: {}", e.toString());
    } catch (RuntimeException | Error e) {
      // Without its message, which may quote the mail.
      LOG.error("A mail session failed: {}", e.getClass().getName());
    } finally {
      context.quota().connections().leave(source);
      if (session != null) {
        sessions.remove(session);
      }
    }
  }

  private static void turnAway(Socket client, String line) {
    try (client) {
      client.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      LOG.debug("A connection that was one too many was gone already");
    }
  }

  private void endTheLongest() {
    while (!closed && !Thread.currentThread().isInterrupted()) {
      Threads.sleep(Duration.ofSeconds(10));
      long now = System.nanoTime();
      sessions.forEach((session, end) -> {
        if (end - now < 0) {
          session.close();
        }
      });
    }
  }

  @Override
  public void close() {
    closed = true;
    ServerSocket running = server;
    server = null;
    try {
      if (running != null) {
        running.close();
      }
    } catch (IOException e) {
      LOG.debug("The port did not close: {}", e.toString());
    }
    sessions.keySet().forEach(SmtpSession::stop);
    awaitSessions(GRACE);
    // One that waits for a Kafka that is down is told to give up, and answers 451.
    threads.shutdownNow();
    awaitSessions(GIVEN_UP);
  }

  private void awaitSessions(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!sessions.isEmpty() && System.nanoTime() < end) {
      Threads.sleep(Duration.ofMillis(5));
    }
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(config.host());
    } catch (UnknownHostException e) {
      throw new StartFailure("Setting smtp.host is not an address of this machine.", e);
    }
  }
}
