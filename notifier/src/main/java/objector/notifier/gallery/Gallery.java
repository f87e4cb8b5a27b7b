package objector.notifier.gallery;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import objector.events.alert.Alert;
import objector.notifier.letter.LetterMime;
import objector.notifier.letter.LetterPress;
import objector.notifier.letter.OutgoingMail;
import objector.programmes.Programmes;
import objector.service.SignedLinks;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;

/// All mails that there are, in every language, of somebody invented: each as `.eml` and as the
/// HTML in it, and a page that leads to all of them.
public final class Gallery {
  private static final String DOMAIN = "objector.example";

  private final LetterPress press;

  /// @param operator who runs this, as the mails say it
  public Gallery(Translations words, Programmes programmes, String operator) {
    this.press =
        new LetterPress(
            new LetterWriter(words, programmes, operator),
            new LetterMime("objector@" + DOMAIN, DOMAIN),
            URI.create("https://" + DOMAIN),
            // Invented, as is everybody here: these links open nothing.
            new SignedLinks(new byte[32]));
  }

  /// A mail of the gallery.
  public record Shown(String name, String language, OutgoingMail mail) {}

  /// The names of all alerts.
  public static List<String> names() {
    return List.copyOf(InventedAlerts.all().keySet());
  }

  /// An alert of the gallery.
  public record Invented(String name, Alert alert) {}

  /// All alerts in one language.
  public static List<Invented> invented(String language) {
    return InventedAlerts.all().entrySet().stream()
        .map(entry ->
            new Invented(
                entry.getKey(), InventedAlerts.alert(entry.getKey(), entry.getValue(), language)))
        .toList();
  }

  /// All mails in one language.
  public List<Shown> in(String language) {
    return invented(language).stream()
        .map(one -> new Shown(one.name(), language, press.of(one.alert())))
        .toList();
  }

  /// Writes them.
  ///
  /// @return how many
  public int write(Path folder, List<String> languages) throws IOException {
    int written = 0;
    Files.createDirectories(folder);
    for (String language : languages) {
      Path own = Files.createDirectories(folder.resolve(language));
      for (Shown shown : in(language)) {
        Files.writeString(
            own.resolve(shown.name() + ".eml"), shown.mail().text(), StandardCharsets.US_ASCII);
        Files.writeString(
            own.resolve(shown.name() + ".html"), html(shown.mail()), StandardCharsets.UTF_8);
        written++;
      }
    }
    Files.writeString(folder.resolve("index.html"), index(languages), StandardCharsets.UTF_8);
    return written;
  }

  private static String index(List<String> languages) {
    StringBuilder html = new StringBuilder(65_536);
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>Objector’s mails</title><style>")
        .append("body{font:15px/1.5 system-ui,sans-serif;margin:24px;color-scheme:light dark}")
        .append("td,th{padding:2px 8px;text-align:left}</style></head><body>\n")
        .append("<h1>Objector’s mails</h1>\n")
        .append("<p>Of somebody invented. Each leads to its HTML; the .eml beside it holds both ")
        .append("forms.</p>\n<table>\n");
    for (String name : names()) {
      html.append("<tr><th scope=\"row\">").append(name).append("</th>");
      for (String language : languages) {
        String file = language + "/" + name;
        html.append("<td><a href=\"")
            .append(file)
            .append(".html\">")
            .append(language)
            .append("</a> <a href=\"")
            .append(file)
            .append(".eml\">eml</a></td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</table>\n</body></html>\n").toString();
  }

  /// The HTML part, decoded.
  public static String html(OutgoingMail mail) {
    String text = mail.text();
    int part = text.indexOf("Content-Type: text/html");
    int begin = text.indexOf("\r\n\r\n", part) + 4;
    int end = text.indexOf("\r\n--=_", begin);
    String quoted = text.substring(begin, end).replace("=\r\n", "");
    byte[] bytes = new byte[quoted.length()];
    int length = 0;
    for (int at = 0; at < quoted.length(); at++) {
      char c = quoted.charAt(at);
      if (c == '=') {
        bytes[length++] = (byte) Integer.parseInt(quoted.substring(at + 1, at + 3), 16);
        at += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
