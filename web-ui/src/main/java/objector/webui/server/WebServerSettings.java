package objector.webui.server;

import objector.service.TlsFiles;
import org.jspecify.annotations.Nullable;

/// Where the pages are, and how much may come to them.
///
/// @param port 0 chooses a free one
/// @param connections at once, from everywhere
/// @param sourceConnections of these from one address, or one IPv6 network; 0: no limit
/// @param maxMailBytes the largest mail that is taken
/// @param identityHeader in which a proxy that is believed says who asks, lower case; null: in none
/// @param tls null: plain HTTP, as behind a proxy
public record WebServerSettings(
    String host,
    int port,
    TrustedProxies proxies,
    int connections,
    int sourceConnections,
    int maxMailBytes,
    @Nullable String identityHeader,
    @Nullable TlsFiles tls) {
  public WebServerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("'port' is not between 0 and 65535");
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("'host' is empty");
    }
    if (connections < 1 || sourceConnections < 0 || maxMailBytes < 1) {
      throw new IllegalArgumentException("a limit of the web pages is negative, or nothing");
    }
  }

  /// As the settings are where nobody changed them, on a port of this machine.
  public static WebServerSettings here(int port) {
    return new WebServerSettings(
        "127.0.0.1", port, TrustedProxies.HERE, 12_000, 200, 10 * 1024 * 1024, null, null);
  }
}
