package objector.notifier;

import java.util.Locale;
import objector.events.Alert;
import objector.events.AlertId;
import objector.events.Delivery.Channel;

/// Message-IDs that are the same for the same alert, however often it is written.
final class MessageIds {
  private MessageIds() {}

  static String of(AlertId alert, Channel channel, String domain) {
    return "<" + alert + "." + channel.name().toLowerCase(Locale.ROOT) + "@" + domain + ">";
  }

  /// What an account's mails all refer to, so that mail programs keep them together. No mail bears
  /// it; it tells nobody who the person is.
  static String thread(Alert alert, String thread, String domain) {
    return "<thread." + AlertId.of("thread", alert.person(), thread) + "@" + domain + ">";
  }
}
