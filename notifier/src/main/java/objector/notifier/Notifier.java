package objector.notifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.alert.Alert;
import objector.kafka.Eraser;
import objector.notifier.delivery.ConfirmationCeiling;
import objector.notifier.delivery.ExpiredMails;
import objector.notifier.letter.DkimSigner;
import objector.notifier.letter.LetterMime;
import objector.notifier.letter.LetterPress;
import objector.notifier.letter.MessageIds;
import objector.notifier.letter.OperatorMail;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.smtp.OutboxFolder;
import objector.notifier.smtp.Sending;
import objector.notifier.smtp.Sending.Outbox;
import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.Sending.Relays;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.ReturnPath;
import objector.service.Service;
import objector.service.SignedLinks;
import objector.telemetry.ConsumerLag;
import objector.telemetry.KeptRunning;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;
import org.jspecify.annotations.Nullable;

/// Delivers alerts by mail, once as far as SMTP allows, each lane by itself, and on further ways.
/// Starts without Kafka or a relay, too, and goes on when they are there.
public final class Notifier implements Service {
  private final NotifierConfig config;
  private final LetterPress press;
  private final ExpiredMails expired;
  private final MeterRegistry meters;
  private final ConfirmationCeiling ceiling;
  private final @Nullable GoneMailboxes gone;
  private final Lanes lanes;
  private final FurtherWays further;
  private @Nullable OperatorWatch operatorWatch;
  private @Nullable KeptRunning watching;
  private @Nullable KeptRunning telling;
  private @Nullable Eraser eraser;
  private @Nullable ConsumerLag lag;

  public Notifier(NotifierConfig config, Translations words, Programmes programmes) {
    this(config, words, programmes, new SimpleMeterRegistry());
  }

  /// One that is counted.
  ///
  /// @param meters count what goes out and what waits
  public Notifier(
      NotifierConfig config, Translations words, Programmes known, MeterRegistry meters) {
    Programmes programmes = known.naming(new DeclaredTitles(config.kafka(), config.clock()));
    this.config = config;
    this.meters = meters;
    this.press =
        new LetterPress(
            new LetterWriter(words, programmes, config.operatorName()),
            new LetterMime(config.from(), config.mailDomain(), returns(config)),
            config.webUrl(),
            new SignedLinks(config.linkKey()));
    this.expired = new ExpiredMails(config.clock());
    this.ceiling = new ConfirmationCeiling(config.limits().confirmationsPerHour(), config.clock());
    NotifierConfig.Ingest ingest = config.ingest();
    this.gone = ingest == null ? null : new GoneMailboxes(ingest.url(), ingest.token());
    this.lanes =
        new Lanes(config, meters, this::write, expired, ceiling, gone == null ? _ -> {} : gone);
    this.further = new FurtherWays(config, words, programmes, meters);
  }

  /// Of the domain that mails come from, or none: the relay may send for no other.
  private static @Nullable ReturnPath returns(NotifierConfig config) {
    return config.from().endsWith("@" + config.mailDomain())
        ? new ReturnPath(config.linkKey())
        : null;
  }

  @Override
  public String name() {
    return "notifier";
  }

  @Override
  public void start() {
    ConsumerLag behind = new ConsumerLag(meters, config.kafka()::admin);
    lag = behind;
    if (gone != null) {
      KeptRunning kept = new KeptRunning("notifier.returns", gone, gone::isStopped);
      kept.tell(meters);
      telling = kept;
      Thread.ofVirtual().name("notifier-returns").start(kept);
    }
    lanes.start(behind);
    further.start();
    Eraser sweeping =
        new Eraser(
            config.kafka(),
            Owner.NOTIFIER,
            List.of(Topics.DELIVERIES.name()),
            keys -> forget(config.sending(), keys),
            config.clock());
    eraser = sweeping;
    sweeping.start();
    sweeping.tell(meters);
    NotifierConfig.Operator operator = config.operator();
    if (operator != null) {
      OperatorWatch watch =
          new OperatorWatch(
              config.kafka(),
              Transports.of(config),
              new OperatorMail(
                  config.from(), operator.address(), config.mailDomain(), config.webUrl()),
              operator.patience(),
              expired,
              ceiling,
              config.clock());
      operatorWatch = watch;
      KeptRunning kept = new KeptRunning("notifier.operator", watch, watch::isStopped);
      kept.tell(meters);
      watching = kept;
      Thread.ofVirtual().name("notifier-operator").start(kept);
    }
  }

  /// What a relay took is out of our hands; what lies in a folder is not.
  private static void forget(Sending sending, Set<String> keys) {
    switch (sending) {
      case Relay _, Relays _ -> {}
      case Outbox outbox ->
          new OutboxFolder(outbox.folder())
              .forget(keys.stream().map(MessageIds::local).collect(Collectors.toSet()));
    }
  }

  private OutgoingMail write(Alert alert) {
    OutgoingMail mail = press.of(alert);
    DkimSigner dkim = config.dkim();
    return dkim == null ? mail : dkim.signed(mail);
  }

  @Override
  public List<Health> health() {
    if (!lanes.areStarted()) {
      return List.of(Health.down("notifier.kafka", "not started"), Health.up("notifier.mail"));
    }
    Eraser sweeping = eraser;
    KeptRunning watch = watching;
    List<Health> parts = new ArrayList<>();
    parts.add(sweeping == null ? Health.up("notifier.erasures") : sweeping.health());
    parts.addAll(lanes.health());
    parts.addAll(List.of(further.health(), expired.health(), ceiling.health()));
    if (watch != null) {
      parts.add(watch.health(Health.up("notifier.operator")));
    }
    KeptRunning returns = telling;
    if (returns != null) {
      parts.add(returns.health(Health.up("notifier.returns")));
    }
    return parts;
  }

  /// Waits for the mails that are being sent, as their end must still be noted.
  @Override
  public void close() {
    if (operatorWatch != null) {
      operatorWatch.stop();
      operatorWatch = null;
    }
    if (gone != null) {
      gone.close();
    }
    if (eraser != null) {
      eraser.close();
      eraser = null;
    }
    if (lag != null) {
      lag.close();
      lag = null;
    }
    further.close();
    lanes.close();
  }
}
