package objector.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.mail.MailEvent;
import objector.ingest.http.HttpDelivery;
import objector.ingest.http.InternalPort;
import objector.ingest.http.InternalRoutes;
import objector.ingest.imap.ImapPoller;
import objector.ingest.imap.ImapSettings;
import objector.ingest.intake.CountedIntake;
import objector.ingest.intake.Crowd;
import objector.ingest.intake.Intake;
import objector.ingest.intake.Judge;
import objector.ingest.intake.JudgementRetry;
import objector.ingest.intake.MailHistory;
import objector.ingest.intake.MailIntake;
import objector.ingest.intake.MailMeters;
import objector.ingest.intake.MailQuota;
import objector.ingest.intake.RoomyIntake;
import objector.ingest.judge.MailJudge;
import objector.ingest.keys.DnsKeys;
import objector.ingest.queue.JudgeLoop;
import objector.ingest.queue.JudgingTurns;
import objector.ingest.queue.QueueClients;
import objector.ingest.recipient.MailboxOwners;
import objector.ingest.smtp.SmtpListener;
import objector.ingest.watch.PageArchive;
import objector.ingest.watch.PageJournal;
import objector.ingest.watch.PageLeases;
import objector.ingest.watch.PageMeters;
import objector.ingest.watch.PageTarget;
import objector.ingest.watch.WatchedPartitions;
import objector.kafka.DeadLetters;
import objector.kafka.Eraser;
import objector.kafka.EvidenceReader;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicEnds;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;
import objector.service.Health;
import objector.service.Service;
import objector.telemetry.ConsumerLag;
import objector.telemetry.LimitMeters;
import objector.telemetry.Monitoring;
import objector.telemetry.Telemetry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/// Mail in by SMTP, IMAP and the internal port; pages in by looking at them. Wires, starts, closes.
public final class Ingest implements Service {
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Duration RESTORING = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration DNS = Duration.ofSeconds(3);

  /// All addresses are read once; a new one comes at once.
  private static final Duration ADDRESSES_HELD = Duration.ofSeconds(10);

  private final IngestConfig config;
  private final Telemetry telemetry;
  private final Closing closing = new Closing();
  private volatile @Nullable Running running;

  /// What can be asked while it runs.
  private record Running(
      MailboxOwners mailboxes,
      SmtpListener smtp,
      InternalPort port,
      List<ImapPoller> imap,
      Eraser eraser,
      JudgeLoop judging,
      JudgementRetry secondLook,
      @Nullable PageLeases leases,
      @Nullable WatchedPartitions pages) {}

  public Ingest(IngestConfig config) {
    this(config, new Telemetry());
  }

  /// One that is counted.
  ///
  /// @param telemetry what is counted, told on the internal port
  public Ingest(IngestConfig config, Telemetry telemetry) {
    this.config = config;
    this.telemetry = telemetry;
  }

  @Override
  public String name() {
    return "ingest";
  }

  /// Returns when mail can be taken: the table of addresses is read and SMTP listens.
  @Override
  public void start() {
    try {
      running = startAll();
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private Running startAll() {
    KafkaAccess kafka = config.kafka();
    Admin admin = kafka.admin();
    closing.add(() -> admin.close(GRACE));
    Producer<String, byte[]> producer = kafka.promptProducer();
    closing.add(() -> producer.close(GRACE));
    ExecutorService threads = closing.add(Executors.newVirtualThreadPerTaskExecutor());
    TopicEnds ends = new TopicEnds(admin);
    DeadLetters dead = new DeadLetters(producer, Owner.INGEST);

    MailboxOwners mailboxes =
        closing.add(
            new MailboxOwners(
                () -> kafka.consumer(kafka.patient(ADDRESSES_HELD)),
                within -> ends.committed(Topics.MAILBOXES.name(), within),
                dead));
    mailboxes.start();
    mailboxes.tell(telemetry.meters());
    // While the table is being read.
    Programmes programmes = Programmes.load();
    MailMeters meters = new MailMeters(telemetry.meters());
    JudgingTurns turns = JudgingTurns.ofThisMachine();
    Judge judge =
        meters.timed(
            Judge.of(
                new MailJudge(programmes, MailPhrases.load()), turns.beside(new DnsKeys(DNS))));
    EvidenceReader evidence = closing.add(new EvidenceReader(kafka));
    MailIntake again = new MailIntake(producer, BOUND);
    JudgementRetry secondLook =
        closing.add(new JudgementRetry(judge, evidence::read, again::send, config.clock()));
    Consumer<MailEvent> said =
        event -> {
          meters.said(event);
          secondLook.note(event);
        };
    Crowd crowd = new Crowd();
    JudgeLoop judging =
        closing.add(
            new JudgeLoop(
                new QueueClients(kafka),
                config.instance(),
                judge,
                turns,
                threads,
                said,
                crowd::isThere,
                config.clock()));
    Intake intake =
        new CountedIntake(
            new RoomyIntake(new MailIntake(producer, BOUND, said), config.room()), meters, crowd);
    config.room().tell(telemetry.meters());
    PageLeases leases = null;
    WatchedPartitions pages = null;
    List<PageTarget> targets = new PagesToWatch(config.pages()).of(programmes);
    PageMeters looks = new PageMeters(telemetry.meters());
    if (!targets.isEmpty()) {
      PageArchive archive =
          new PageArchive(() -> kafka.consumer(KafkaAccess.hasty()), ends, evidence, dead);
      PageJournal journal =
          closing.add(
              new PageJournal(
                  producer, () -> kafka.producer(PageJournal.settings(config.instance()))));
      pages =
          PageConnections.watched(
              config.pages(), targets, archive, journal, config.room(), looks, config.clock());
      leases = closing.add(new PageLeases(kafka, config.instance(), pages));
    }
    awaitAddresses(mailboxes);

    MailQuota quota = MailQuota.of(config.smtp().limits(), config.clock());
    SmtpListener smtp =
        closing.add(new SmtpListener(config.smtp(), mailboxes, intake, quota, config.clock()));
    smtp.start();
    quota.tell(new LimitMeters(telemetry.meters()));
    smtp.tell(telemetry.meters());
    InternalRoutes.Looks looking = pages == null ? InternalRoutes.Looks.NONE : pages::lookNow;
    InternalPort port =
        closing.add(
            new InternalPort(
                config.http(),
                new InternalRoutes(
                    config.smtp().maxBytes(),
                    judge,
                    intake,
                    new HttpDelivery(
                        mailboxes, intake, quota, config.clock(), config.smtp().returns()),
                    quota,
                    looking,
                    config.clock()),
                new Monitoring(
                    name(), this::health, telemetry, config.http().token(), config.clock())));
    port.start();
    List<ImapPoller> pollers = new ArrayList<>();
    for (ImapSettings mailbox : config.mailboxes()) {
      ImapPoller poller =
          closing.add(
              new ImapPoller(
                  mailbox, config.smtp().maxBytes(), mailboxes, intake, quota, config.clock()));
      poller.start();
      poller.tell(telemetry.meters());
      pollers.add(poller);
    }
    judging.start();
    judging.tell(telemetry.meters());
    ConsumerLag behind = closing.add(new ConsumerLag(telemetry.meters(), kafka::admin));
    behind.tell(JudgeLoop.GROUP, "judging");
    if (leases != null) {
      leases.start();
      leases.tell(telemetry.meters());
    }
    Eraser eraser =
        closing.add(
            new Eraser(
                kafka,
                Owner.INGEST,
                List.of(Topics.MAIL.name(), Topics.EVIDENCE.name()),
                _ -> {},
                config.clock()));
    eraser.start();
    eraser.tell(telemetry.meters());
    secondLook.tell(telemetry.meters());
    MailHistory past = new MailHistory(() -> kafka.consumer(KafkaAccess.hasty()), ends);
    secondLook.start(
        look -> past.since(config.clock().instant().minus(JudgementRetry.LONGEST), look::note));
    return new Running(mailboxes, smtp, port, pollers, eraser, judging, secondLook, leases, pages);
  }

  private void awaitAddresses(MailboxOwners mailboxes) {
    long deadline = System.nanoTime() + RESTORING.toNanos();
    while (!mailboxes.caughtUp(Duration.ofSeconds(5))) {
      if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        throw new StartFailure(
            "Kafka at "
                + config.kafka().bootstrap()
                + " does not answer, or its topics are missing: is it running, and is"
                + " kafka.bootstrap right?");
      }
    }
  }

  /// The port on which mail is taken.
  public int smtpPort() {
    return started().smtp().port();
  }

  /// The internal port.
  public int httpPort() {
    return started().port().port();
  }

  private Running started() {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("ingest is not started");
    }
    return now;
  }

  @Override
  public List<Health> health() {
    Running now = running;
    if (now == null) {
      return List.of(Health.down(name(), "not started"));
    }
    List<Health> parts = new ArrayList<>();
    parts.add(now.smtp().health());
    parts.add(now.mailboxes().health());
    parts.add(config.room().health());
    parts.add(now.eraser().health());
    parts.add(now.judging().health());
    parts.add(now.secondLook().health());
    now.imap().forEach(poller -> parts.add(poller.health()));
    if (now.leases() != null && now.pages() != null) {
      parts.add(now.leases().health());
      parts.add(now.pages().health());
    }
    return parts;
  }

  @Override
  public void close() {
    running = null;
    closing.close();
  }
}
