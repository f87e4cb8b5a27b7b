package objector.notifier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import objector.events.alert.Alert;
import objector.notifier.delivery.DeliveryRules;
import objector.notifier.delivery.OutgoingConnection;
import objector.notifier.delivery.Transport;
import objector.notifier.ledger.AlertLoop;
import objector.notifier.letter.LetterMime;
import objector.notifier.letter.MailLinks;
import objector.notifier.letter.OperatorMail;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.smtp.OutboxFolder;
import objector.notifier.smtp.Sending.Outbox;
import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.SmtpTransport;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.Service;
import objector.service.SignedLinks;
import objector.wording.Translations;
import objector.wording.letter.Letter;
import objector.wording.letter.LetterWriter;
import org.jspecify.annotations.Nullable;

/// Delivers alerts by mail, once as far as SMTP allows. Starts without Kafka or a relay, too, and
/// goes on when they are there.
public final class Notifier implements Service {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(70);

  private final NotifierConfig config;
  private final LetterWriter texts;
  private final SignedLinks signer;
  private final LetterMime mime;
  private final OutgoingConnection outgoing;
  private @Nullable AlertLoop loop;
  private @Nullable Thread thread;
  private @Nullable OperatorWatch operatorWatch;

  public Notifier(NotifierConfig config, Translations words, Programmes programmes) {
    this.config = config;
    this.texts = new LetterWriter(words, programmes, config.operatorName());
    this.signer = new SignedLinks(config.linkKey());
    this.mime = new LetterMime(config.from(), config.mailDomain());
    this.outgoing = new OutgoingConnection(transport(config), config.clock());
  }

  private static Transport transport(NotifierConfig config) {
    return switch (config.sending()) {
      case Relay relay -> new SmtpTransport(relay, config.from());
      case Outbox outbox -> new OutboxFolder(outbox.folder());
    };
  }

  @Override
  public String name() {
    return "notifier";
  }

  @Override
  public void start() {
    InstantSource clock = config.clock();
    AlertLoop started =
        new AlertLoop(
            config.kafka(),
            config.instance(),
            new DeliveryRules(config.mailDomain()),
            this::write,
            outgoing,
            clock);
    loop = started;
    thread = Thread.ofVirtual().name("notifier-alerts").start(started);
    NotifierConfig.Operator operator = config.operator();
    if (operator != null) {
      OperatorWatch watch =
          new OperatorWatch(
              () -> config.kafka().consumer(OperatorWatch.settings()),
              transport(config),
              new OperatorMail(
                  config.from(), operator.address(), config.mailDomain(), config.webUrl()),
              operator.patience(),
              clock);
      operatorWatch = watch;
      Thread.ofVirtual().name("notifier-operator").start(watch);
    }
  }

  private OutgoingMail write(Alert alert) {
    Letter letter = texts.of(alert, new MailLinks(config.webUrl(), signer, alert));
    return mime.of(alert, letter);
  }

  @Override
  public List<Health> health() {
    AlertLoop running = loop;
    return List.of(
        running == null ? Health.down("notifier.kafka", "not started") : running.health(),
        outgoing.health());
  }

  /// Waits for the mail that is being sent, as its end must still be noted.
  @Override
  public void close() {
    AlertLoop running = loop;
    Thread runner = thread;
    loop = null;
    thread = null;
    if (operatorWatch != null) {
      operatorWatch.stop();
      operatorWatch = null;
    }
    if (running == null || runner == null) {
      return;
    }
    running.stop();
    try {
      runner.join(LONGEST_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
