package objector.launcher.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import objector.notifier.NotifierConfig;
import objector.notifier.letter.DkimSigner;
import objector.notifier.smtp.Sending;
import objector.service.Setting;
import objector.service.Settings;
import org.jspecify.annotations.Nullable;

/// How mails go out: from whom, by which relay, signed with what, how fast, and who is told of
/// trouble.
///
/// @param outbox the folder that mails are written to where there is no relay
record SenderSettings(Settings settings, Path outbox) {
  boolean isRelayed() {
    return settings.optional(Setting.SENDER_HOST).isPresent();
  }

  String from() {
    return settings
        .optional(Setting.SENDER_FROM)
        .orElse("objector@" + settings.text(Setting.MAIL_DOMAIN));
  }

  Sending sending() {
    return isRelayed() ? relays() : new Sending.Outbox(outbox);
  }

  private Sending.Relays relays() {
    return Sending.Relays.of(
        settings.text(Setting.SENDER_HOST),
        settings.number(Setting.SENDER_PORT),
        Sending.Tls.of(settings.text(Setting.SENDER_TLS)),
        settings.optional(Setting.SENDER_USER).orElse(null),
        settings.optional(Setting.SENDER_PASSWORD).orElse(null));
  }

  NotifierConfig.Limits limits() {
    return new NotifierConfig.Limits(
        settings.number(Setting.SENDER_DOMAIN_PER_MINUTE),
        settings.number(Setting.SENDER_CONFIRMATIONS_PER_HOUR),
        settings.number(Setting.SENDER_DOMAIN_CONNECTIONS));
  }

  /// Null where mails are not signed here.
  @Nullable DkimSigner signer() {
    return settings.optional(Setting.SENDER_DKIM_KEY).map(this::signer).orElse(null);
  }

  private DkimSigner signer(String file) {
    String from = from();
    String ours = from.substring(from.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String domain =
        settings.optional(Setting.SENDER_DKIM_DOMAIN).orElse(ours).toLowerCase(Locale.ROOT);
    if (!ours.equals(domain) && !ours.endsWith("." + domain)) {
      // Valid, and yet worth nothing: DMARC looks for the sender's own.
      throw new IllegalArgumentException(
          "Setting sender.dkim-domain is neither the domain of sender.from nor above it.");
    }
    try {
      return DkimSigner.of(
          domain,
          settings.text(Setting.SENDER_DKIM_SELECTOR),
          Files.readString(Path.of(file), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalArgumentException("Setting sender.dkim-key cannot be read.", e);
    }
  }

  /// Null where nobody is.
  NotifierConfig.@Nullable Operator toldOfTrouble() {
    Duration patience = settings.duration(Setting.PAGES_BLIND_ALERT).orElse(Duration.ofDays(1));
    return settings
        .optional(Setting.OPERATOR_ADDRESS)
        .map(address -> new NotifierConfig.Operator(address, patience))
        .orElse(null);
  }
}
