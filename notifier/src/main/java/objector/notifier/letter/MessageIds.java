package objector.notifier.letter;

import java.util.Locale;
import objector.events.alert.Alert;
import objector.events.alert.Delivery.Channel;
import objector.events.id.AlertId;

/// Message-IDs that are the same for the same alert, however often it is written.
public final class MessageIds {
  private MessageIds() {}

  public static String of(AlertId alert, Channel channel, String domain) {
    return "<" + alert + "." + channel.name().toLowerCase(Locale.ROOT) + "@" + domain + ">";
  }

  /// What stands before the `@` of all Message-IDs of an alert's mails on one channel.
  ///
  /// @param ledgerKey as in `objector.deliveries`: `PersonId/AlertId/channel`
  public static String local(String ledgerKey) {
    int slash = ledgerKey.indexOf('/');
    return ledgerKey.substring(slash + 1).replace('/', '.');
  }

  /// What an account's mails all refer to, so that mail programs keep them together. No mail bears
  /// it; it tells nobody who the person is.
  static String thread(Alert alert, String thread, String domain) {
    return "<thread." + AlertId.of("thread", alert.person(), thread) + "@" + domain + ">";
  }
}
