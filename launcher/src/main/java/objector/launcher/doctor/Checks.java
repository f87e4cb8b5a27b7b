package objector.launcher.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import objector.service.Setting;
import objector.service.Settings;

/// What an installation needs of its machine and its surroundings.
final class Checks {
  private static final long MEGABYTE = 1L << 20;
  private static final Duration SOON = Duration.ofDays(14);

  private final Settings settings;
  private final Path data;
  private final Surroundings around;
  private final List<Finding> found = new ArrayList<>();

  Checks(Settings settings, Path data, Surroundings around) {
    this.settings = settings;
    this.data = data;
    this.around = around;
  }

  List<Finding> all() {
    folder();
    disk();
    ports();
    certificate();
    mailDomain();
    relay();
    sender();
    pages();
    return found;
  }

  private void folder() {
    String trouble = around.unwritable(data);
    if (!trouble.isEmpty()) {
      found.add(
          Finding.bad(
              "folder", trouble, "Say another with --data, or run this as the user who owns it."));
      return;
    }
    try {
      found.add(
          around.isOpenToOthers(data)
              ? Finding.warn(
                  "folder",
                  data + " can be read by other users of this machine",
                  "chmod 700 " + data + " (up does it at its start, where nothing else lies there)")
              : Finding.ok("folder", data + (around.isRunning(data) ? ", running" : "")));
    } catch (IOException e) {
      found.add(
          Finding.bad(
              "folder", data + " cannot be looked at", "Is it yours, and is its disk there?"));
    }
  }

  private void disk() {
    int reserve = settings.number(Setting.DISK_RESERVE_MB);
    try {
      long free = around.free(data) / MEGABYTE;
      String detail = free + " MB are free";
      if (free < reserve) {
        found.add(
            Finding.bad(
                "disk",
                detail + ", and " + reserve + " are kept in reserve: mail waits with its senders",
                "Make room, or set a smaller disk.reserve-mb."));
      } else if (free < 4L * reserve) {
        found.add(
            Finding.warn(
                "disk",
                detail,
                "Below " + reserve + " MB mail is turned away: make room in time."));
      } else {
        found.add(Finding.ok("disk", detail));
      }
    } catch (IOException e) {
      found.add(Finding.bad("disk", "its free space cannot be read", "Is the disk there?"));
    }
  }

  private void ports() {
    if (around.isRunning(data)) {
      found.add(Finding.ok("ports", "in use by this installation"));
      return;
    }
    port(Setting.WEB_HOST, Setting.WEB_PORT);
    port(Setting.SMTP_HOST, Setting.SMTP_PORT);
  }

  private void port(Setting host, Setting port) {
    int number = settings.number(port);
    found.add(
        around.isFree(settings.text(host), number)
            ? Finding.ok("ports", port.key() + " " + number + " is free")
            : Finding.bad(
                "ports",
                port.key() + " " + number + " is in use, or not allowed to this user",
                "Set another "
                    + port.key()
                    + "; below 1024 a service needs CAP_NET_BIND_SERVICE."));
  }

  private void certificate() {
    Optional<String> file = settings.optional(Setting.SMTP_CERTIFICATE);
    if (file.isEmpty()) {
      found.add(
          Finding.warn(
              "tls",
              "no smtp.certificate: mail comes in unencrypted",
              "Set smtp.certificate and smtp.key, or let a mail server in front do TLS."));
      return;
    }
    try {
      Duration left = Duration.between(around.now(), around.certificateEnds(Path.of(file.get())));
      if (left.isNegative()) {
        found.add(
            Finding.bad(
                "tls", "the certificate has ended", "Renew it; it is read anew by itself."));
      } else if (left.compareTo(SOON) < 0) {
        found.add(
            Finding.warn(
                "tls", "the certificate ends in " + left.toDays() + " days", "Renew it in time."));
      } else {
        found.add(Finding.ok("tls", "the certificate holds for " + left.toDays() + " days"));
      }
    } catch (IOException e) {
      found.add(
          Finding.bad("tls", file.get() + " cannot be read as a certificate", "It must be PEM."));
    }
  }

  private void mailDomain() {
    String domain = settings.text(Setting.MAIL_DOMAIN).toLowerCase(Locale.ROOT);
    if (domain.equals("localhost")) {
      found.add(
          Finding.warn(
              "mx",
              "mail.domain is localhost: nobody can forward from elsewhere",
              "Set mail.domain, and an MX record for it that names this machine; or poll a mailbox"
                  + " (imap.host)."));
      return;
    }
    try {
      List<String> records = around.dns(domain, "MX");
      found.add(
          records.isEmpty()
              ? Finding.bad(
                  "mx",
                  domain + " has no MX record",
                  "Add one that names this machine: mail to it does not arrive.")
              : Finding.ok("mx", domain + " has " + String.join(", ", records)));
    } catch (IOException e) {
      found.add(Finding.warn("mx", "DNS does not answer", "Try again where there is a network."));
    }
  }

  private void relay() {
    Optional<String> relays = settings.optional(Setting.SENDER_HOST);
    if (relays.isEmpty()) {
      found.add(
          Finding.warn(
              "relay",
              "no sender.host: mails only go to the outbox folder",
              "Set sender.host, sender.user and sender.password."));
      return;
    }
    for (String relay : relays.get().split(",", -1)) {
      String[] parts = relay.strip().split(":", 2);
      int port =
          parts.length == 2 && parts[1].matches("[0-9]{1,5}")
              ? Integer.parseInt(parts[1])
              : settings.number(Setting.SENDER_PORT);
      found.add(
          around.answers(parts[0], port)
              ? Finding.ok("relay", parts[0] + ":" + port + " answers")
              : Finding.bad(
                  "relay",
                  parts[0] + ":" + port + " does not answer",
                  "Is sender.host right, and may this machine connect to it? Mails wait meanwhile."));
    }
  }

  private void sender() {
    String from =
        settings
            .optional(Setting.SENDER_FROM)
            .orElse("objector@" + settings.text(Setting.MAIL_DOMAIN));
    String domain = from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
    if (settings.optional(Setting.SENDER_HOST).isEmpty() || domain.equals("localhost")) {
      return;
    }
    txt(domain, "spf", "v=spf1", "Add a TXT record such as \"v=spf1 mx -all\" with your relay.");
    txt("_dmarc." + domain, "dmarc", "v=dmarc1", "Add a TXT record such as \"v=DMARC1; p=none\".");
  }

  private void txt(String name, String check, String start, String advice) {
    try {
      boolean there =
          around.dns(name, "TXT").stream()
              .anyMatch(text -> text.replace("\"", "").toLowerCase(Locale.ROOT).startsWith(start));
      found.add(
          there
              ? Finding.ok(check, name + " has one")
              : Finding.warn(check, name + " has none: our mails may be taken for spam", advice));
    } catch (IOException e) {
      found.add(Finding.warn(check, "DNS does not answer", "Try again where there is a network."));
    }
  }

  private void pages() {
    String url = settings.optional(Setting.WEB_URL).orElse("");
    if (url.isEmpty()) {
      found.add(
          Finding.warn(
              "web",
              "no web.url: links in mails lead to localhost",
              "Set web.url to how people reach the pages."));
    } else if (!url.startsWith("https://")) {
      found.add(
          Finding.warn(
              "web",
              "web.url is not https",
              "Let a reverse proxy with a certificate stand before."));
    } else {
      found.add(Finding.ok("web", url));
    }
  }
}
