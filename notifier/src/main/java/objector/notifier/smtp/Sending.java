package objector.notifier.smtp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How mails leave.
public sealed interface Sending {
  /// Through an SMTP relay.
  ///
  /// @param user null: without signing in
  record Relay(String host, int port, Tls tls, @Nullable String user, @Nullable String password)
      implements Sending {
    public Relay {
      require(!host.isBlank(), "sender.host", "is empty");
      require(port > 0 && port <= 65_535, "sender.port", "is not a port");
      require(user == null || password != null, "sender.password", "is missing beside sender.user");
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /// Through the first of several relays that answers.
  record Relays(List<Relay> relays) implements Sending {
    public Relays {
      relays = List.copyOf(relays);
      require(!relays.isEmpty(), "sender.host", "is empty");
    }

    /// As the settings say them: `host` or `host:port`, with commas between them.
    public static Relays of(
        String hosts, int port, Tls tls, @Nullable String user, @Nullable String password) {
      List<Relay> relays = new ArrayList<>();
      for (String host : hosts.split(",", -1)) {
        String name = host.strip();
        int colon = name.lastIndexOf(':');
        // More than one colon: an IPv6 address, which has the port of all.
        if (colon > 0 && name.indexOf(':') == colon) {
          relays.add(
              new Relay(
                  name.substring(0, colon), port(name.substring(colon + 1)), tls, user, password));
        } else {
          relays.add(new Relay(name, port, tls, user, password));
        }
      }
      return new Relays(relays);
    }

    private static int port(String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("Setting sender.host names a port that is none.", e);
      }
    }
  }

  /// Not at all: into a folder, one file a mail, for installations without a relay.
  record Outbox(Path folder) implements Sending {}

  /// How the way to the relay is protected.
  enum Tls {
    NONE,
    /// Asked for after greeting, and required.
    STARTTLS,
    /// From the first byte.
    TLS;

    /// As the setting says it: `none`, `starttls`, `tls`.
    public static Tls of(String word) {
      return switch (word.strip()) {
        case "none" -> NONE;
        case "starttls" -> STARTTLS;
        case "tls" -> TLS;
        default ->
            throw new IllegalArgumentException(
                "Setting sender.tls is none of starttls, tls, none.");
      };
    }
  }

  private static void require(boolean condition, String setting, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("Setting " + setting + " " + problem + ".");
    }
  }
}
