package objector.webui.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import objector.events.person.Account;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// What happened with one account, to read: as a page that becomes a PDF, and as plain text.
record TimelineSheet(Voice voice, String operator, Instant now) {
  /// @param file of the pack, that shows it
  record Line(LocalDate on, String text, @Nullable String file) {}

  String html(Account account, List<Line> lines) {
    StringBuilder html = new StringBuilder(4_096);
    String title = title(account);
    html.append("<!DOCTYPE html><html lang=\"").append(voice.language()).append("\"><head><title>");
    html.append(Sheet.escaped(title)).append("</title>");
    html.append("<meta name=\"description\" content=\"").append(Sheet.escaped(made()));
    html.append("\" />").append(Sheet.STYLE).append("</head><body><h1>");
    html.append(Sheet.escaped(title)).append("</h1><p>").append(Sheet.escaped(made()));
    html.append("</p><h2>").append(Sheet.escaped(voice.say("pack.timeline"))).append("</h2>");
    html.append("<table class=\"facts\"><tbody>");
    for (Line line : lines) {
      html.append("<tr><th scope=\"row\">").append(Sheet.escaped(voice.date(line.on())));
      html.append("</th><td>").append(Sheet.escaped(line.text()));
      if (line.file() != null) {
        html.append("<br />").append(Sheet.escaped(line.file()));
      }
      html.append("</td></tr>");
    }
    html.append("</tbody></table><p>").append(Sheet.escaped(voice.say("pack.check")));
    html.append("</p><p>").append(Sheet.escaped(voice.say("pack.proves-not")));
    return html.append("</p></body></html>").toString();
  }

  String text(Account account, List<Line> lines, int leftOut) {
    StringBuilder text = new StringBuilder(title(account)).append('\n').append(made());
    text.append("\n\n").append(voice.say("pack.timeline")).append('\n');
    for (Line line : lines) {
      text.append(voice.date(line.on())).append(": ").append(plain(line.text()));
      text.append(line.file() == null ? "" : " [" + line.file() + "]").append('\n');
    }
    text.append('\n').append(voice.say("pack.check")).append('\n');
    text.append('\n').append(voice.say("pack.proves-not")).append('\n');
    if (leftOut > 0) {
      text.append('\n').append(voice.say("pack.too-much", Map.of("n", leftOut))).append('\n');
    }
    return text.toString();
  }

  private String title(Account account) {
    return plain(
        voice.say(
            "pack.title", Map.of("platform", account.platform(), "handle", account.handle())));
  }

  private String made() {
    return voice.say("pack.made", Map.of("on", voice.day(now), "operator", operator));
  }

  /// What sets foreign names off from the text around them is for screens.
  private static String plain(String text) {
    return text.replace("\u2068", "").replace("\u2069", "");
  }
}
