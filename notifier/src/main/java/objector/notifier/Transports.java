package objector.notifier;

import objector.notifier.outgoing.Transport;
import objector.notifier.smtp.FailoverTransport;
import objector.notifier.smtp.OutboxFolder;
import objector.notifier.smtp.Sending.Outbox;
import objector.notifier.smtp.Sending.Relay;
import objector.notifier.smtp.Sending.Relays;
import objector.notifier.smtp.SmtpTransport;

/// What mails go out through, as the settings say.
final class Transports {
  private Transports() {}

  static Transport of(NotifierConfig config) {
    return switch (config.sending()) {
      case Relay relay -> new SmtpTransport(relay, config.from());
      case Relays several ->
          new FailoverTransport(
              several.relays().stream()
                  .<Transport>map(relay -> new SmtpTransport(relay, config.from()))
                  .toList(),
              config.clock());
      case Outbox outbox -> new OutboxFolder(outbox.folder());
    };
  }
}
