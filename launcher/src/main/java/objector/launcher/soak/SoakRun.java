package objector.launcher.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import objector.events.Topics;
import objector.events.id.Evidence;
import objector.events.mail.MailEvent.MailReceived;
import objector.kafka.EvidenceReader;
import objector.kafka.KafkaAccess;
import objector.launcher.embedded.Compaction;
import objector.launcher.embedded.FreePort;
import objector.launcher.outside.RawSmtpSender;
import objector.launcher.outside.Subscriber;
import objector.launcher.outside.UpProcess;
import objector.launcher.soak.stand.SoakCheck;
import objector.launcher.soak.stand.SoakMails;
import objector.launcher.soak.stand.SoakSenders;
import org.jspecify.annotations.Nullable;

/// Brings mails to an `objector up` that is killed again and again, and looks for them afterwards.
public final class SoakRun implements AutoCloseable {
  private static final int PEOPLE = 8;
  private static final long STUCK_SECONDS = 180;

  /// What the settings allow by default.
  private static final int LARGE = 10 * 1024 * 1024;

  /// The same people would not get as many mails from one source in real life.
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "OBJECTOR_SMTP_SOURCE_CONNECTIONS", "0",
          "OBJECTOR_SMTP_SOURCE_MAILS", "0",
          "OBJECTOR_MAIL_PER_HOUR", "0",
          "OBJECTOR_SMTP_HOST", "127.0.0.1",
          "OBJECTOR_WEB_HOST", "127.0.0.1");

  private final Plan plan;
  private final BiConsumer<String, Map<String, Object>> progress;
  private final SoakMails mails;
  private final List<String> options;
  private final int smtpPort = FreePort.find();
  private @Nullable UpProcess up;

  public record Plan(Path data, int mails, int kills, int sessions, long seed) {}

  /// What a run came to.
  ///
  /// @param seconds from the first mail to the last answer
  /// @param largeAfterCompaction whether the large mail was read back, byte for byte, by the place
  ///   of its first copy, which compaction had taken away
  public record Outcome(
      int mails,
      int kills,
      int answered,
      int broughtAgain,
      double seconds,
      SoakCheck.Found found,
      boolean largeKept,
      boolean largeAfterCompaction) {
    public boolean holds(Plan plan) {
      return answered == plan.mails()
          && kills == plan.kills()
          && found.lost() == 0
          && found.twice() == 0
          && largeKept
          && largeAfterCompaction;
    }
  }

  /// A run by this plan.
  ///
  /// @param progress hears what happened, with its figures
  public SoakRun(Plan plan, BiConsumer<String, Map<String, Object>> progress) {
    this.plan = plan;
    this.progress = progress;
    this.mails = new SoakMails(plan.seed());
    this.options =
        List.of(
            "--smtp-port", String.valueOf(smtpPort), "--web-port", String.valueOf(FreePort.find()));
  }

  public Outcome run() throws IOException, InterruptedException {
    UpProcess first = begin();
    List<String> people = new ArrayList<>();
    Subscriber subscriber = new Subscriber(first);
    for (int i = 0; i < PEOPLE; i++) {
      people.add(subscriber.join("soak-" + i + "@example.org"));
    }
    progress.accept("people", Map.of("people", people.size()));

    long begun = System.nanoTime();
    int answered;
    int again;
    try (SoakSenders senders = new SoakSenders(() -> smtpPort, people, mails::mail, plan.mails())) {
      senders.start(plan.sessions());
      killAgainAndAgain(senders);
      requireProgress(senders, plan.mails());
      answered = senders.answered();
      again = senders.again();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;

    boolean largeKept = large(people.getFirst());
    boolean afterCompaction = largeKept && compacted(people.getFirst());
    SoakCheck.Found found = judged().find(plan.mails());
    return new Outcome(
        plan.mails(), plan.kills(), answered, again, seconds, found, largeKept, afterCompaction);
  }

  private UpProcess begin() throws IOException, InterruptedException {
    UpProcess begun = UpProcess.start(plan.data(), NO_LIMITS, options);
    up = begun;
    return begun;
  }

  private UpProcess running() {
    UpProcess now = up;
    if (now == null) {
      throw new IllegalStateException("not started");
    }
    return now;
  }

  private void killAgainAndAgain(SoakSenders senders) throws IOException, InterruptedException {
    Random random = new Random(plan.seed());
    int[] moments = random.ints(plan.kills(), 1, Math.max(2, plan.mails())).sorted().toArray();
    for (int kill = 0; kill < moments.length; kill++) {
      senders.upTo(moments[kill] + 20 * plan.sessions());
      requireProgress(senders, moments[kill]);
      Thread.sleep(random.nextInt(100));
      int before = senders.answered();
      running().kill();
      long killed = System.nanoTime();
      begin();
      progress.accept(
          "kill",
          Map.of(
              "kill",
              kill + 1,
              "answered",
              before,
              "downSeconds",
              Math.round((System.nanoTime() - killed) / 1e8) / 10.0));
    }
    senders.upTo(plan.mails());
  }

  /// However many are wanted, some must come in time.
  private void requireProgress(SoakSenders senders, int wanted)
      throws IOException, InterruptedException {
    int before = senders.answered();
    while (!senders.awaitAnswered(Math.min(wanted, before + 1), STUCK_SECONDS)
        || senders.answered() < wanted) {
      if (senders.answered() == before) {
        throw new IOException(
            "no mail was answered 250 for "
                + STUCK_SECONDS
                + " s; see "
                + UpProcess.log(plan.data()));
      }
      before = senders.answered();
    }
  }

  /// Brought twice, with a kill in between: the second copy is another record of the same event.
  private boolean large(String recipient) throws IOException, InterruptedException {
    byte[] mail = mails.large(plan.mails(), LARGE);
    bring(recipient, mail);
    running().kill();
    begin();
    bring(recipient, mail);
    List<MailReceived> events = judged().events(plan.mails());
    progress.accept("large", Map.of("bytes", mail.length, "records", events.size()));
    return events.size() == 2
        && events.get(0).id().equals(events.get(1).id())
        && readBack(events.get(0).evidence(), mail);
  }

  private boolean compacted(String recipient) throws IOException, InterruptedException {
    KafkaAccess kafka = running().kafka();
    List<MailReceived> events = judged().events(plan.mails());
    Evidence before = events.getFirst().evidence();
    Evidence second = events.getLast().evidence();
    Compaction.hasten(kafka, Topics.EVIDENCE);
    for (int i = 1; i <= 2; i++) {
      Thread.sleep(1_500);
      bring(recipient, mails.mail(plan.mails() + i));
    }
    boolean done =
        Compaction.await(
            plan.data().resolve("kafka"),
            Topics.EVIDENCE,
            second.partition(),
            second.offset(),
            180);
    progress.accept("compacted", Map.of("compacted", done));
    return done && readBack(before, mails.large(plan.mails(), LARGE));
  }

  private void bring(String recipient, byte[] mail) throws IOException {
    try (RawSmtpSender sender = new RawSmtpSender(smtpPort)) {
      String answer = sender.send(recipient, mail);
      if (!answer.startsWith("250")) {
        throw new IOException("a mail of " + mail.length + " bytes was answered " + answer);
      }
    }
  }

  private boolean readBack(Evidence evidence, byte[] mail) throws IOException {
    try (EvidenceReader reader = new EvidenceReader(running().kafka())) {
      return reader.read(evidence).map(bytes -> Arrays.equals(bytes, mail)).orElse(false);
    }
  }

  /// Once all that is kept was judged, too.
  private SoakCheck judged() throws IOException, InterruptedException {
    SoakCheck check = new SoakCheck(running().kafka(), mails);
    check.awaitJudged();
    return check;
  }

  @Override
  public void close() {
    if (up != null) {
      up.close();
    }
  }
}
