package objector.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Addresses that must never be asked, whoever names them (`hostile-addresses.txt`).
final class HostileAddresses {
  private HostileAddresses() {}

  static List<String> all() {
    try (InputStream in = HostileAddresses.class.getResourceAsStream("/hostile-addresses.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
