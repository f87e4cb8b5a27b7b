package objector.launcher.wiring;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import objector.service.Setting;
import objector.service.Settings;
import objector.service.TlsFiles;
import objector.webui.operator.OperatorConsole;
import objector.webui.page.OperatorFacts;
import objector.webui.server.TrustedProxies;
import objector.webui.server.WebServerSettings;
import org.jspecify.annotations.Nullable;

/// How the pages are served, who may see the operator's, and what they say of whoever runs this.
record WebSettings(Settings settings) {
  /// Where the pages are served.
  ///
  /// @param tls null: without TLS, behind a proxy or at home
  WebServerSettings server(@Nullable TlsFiles tls) {
    return new WebServerSettings(
        settings.text(Setting.WEB_HOST),
        settings.number(Setting.WEB_PORT),
        TrustedProxies.of(settings.text(Setting.WEB_TRUSTED_PROXIES)),
        settings.number(Setting.WEB_CONNECTIONS),
        settings.number(Setting.WEB_SOURCE_CONNECTIONS),
        settings.number(Setting.MAIL_MAX_BYTES),
        identityHeader(),
        tls);
  }

  /// Who may see the operator's page.
  ///
  /// @param alone whether this process has the pages only, and asks the other parts
  OperatorConsole console(String token, boolean alone) {
    return new OperatorConsole(
        token,
        identityHeader(),
        Set.copyOf(listed(Setting.OPERATOR_IDENTITIES)),
        alone ? listed(Setting.OPERATOR_PARTS).stream().map(URI::create).toList() : List.of());
  }

  private List<String> listed(Setting setting) {
    return settings
        .optional(setting)
        .map(list ->
            Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList())
        .orElse(List.of());
  }

  /// What people read on /privacy.
  OperatorFacts facts() {
    return new OperatorFacts(
        settings.optional(Setting.OPERATOR_CONTACT).orElse(null),
        settings
            .optional(Setting.OPERATOR_IMPRINT)
            .map(lines -> List.of(lines.split("\\s*//\\s*", -1)))
            .orElse(List.of()),
        settings.optional(Setting.OPERATOR_COUNTRY).orElse(null),
        settings.optional(Setting.OPERATOR_HOSTING).orElse(null),
        settings
            .optional(Setting.OPERATOR_RELAY)
            .or(() -> settings.optional(Setting.SENDER_HOST))
            .orElse(null));
  }

  private @Nullable String identityHeader() {
    return settings
        .optional(Setting.OPERATOR_IDENTITY_HEADER)
        .map(header -> header.strip().toLowerCase(Locale.ROOT))
        .orElse(null);
  }
}
