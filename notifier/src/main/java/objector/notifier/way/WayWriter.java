package objector.notifier.way;

import java.net.URI;
import java.util.Locale;
import objector.events.Json;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.mail.MailKind;
import objector.events.person.WayToHear;
import objector.wording.Isolated;
import objector.wording.Translations;
import objector.wording.letter.Letter;
import objector.wording.letter.LetterWriter;
import objector.wording.letter.NoLinks;

/// Says an alert in short: the mail's subject and its first sentences. Meta's codes stay on the
/// page, as an address that is sent to may be read by others.
public final class WayWriter {
  private final LetterWriter letters;
  private final Translations words;
  private final String site;

  public WayWriter(LetterWriter letters, Translations words, URI site) {
    this.letters = letters;
    this.words = words;
    String url = site.toString();
    this.site = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /// The same alert gives the same message.
  public WayMessage of(Alert alert, WayToHear.Kind kind) {
    Letter letter = letters.of(alert, new NoLinks());
    boolean code = isCode(alert.matter());
    String text =
        code
            ? words.in(alert.language(), alert.zone()).say("way.code")
            : Isolated.bare(first(letter));
    return new WayMessage(
        alert.id() + "." + kind.word(),
        alert.person(),
        alert.at(),
        about(alert.matter()),
        code ? text : letter.subject(),
        text,
        site + page(alert.matter()));
  }

  /// Alone on a telephone, the sentence must say which account it is about.
  private static String first(Letter letter) {
    Letter.Head about = letter.about();
    return about == null ? letter.first() : about.name() + ": " + letter.first();
  }

  private static boolean isCode(Matter matter) {
    return switch (matter) {
      case Matter.AccountNews news -> news.news() == News.CODE_ARRIVED;
      case Matter.MailHeld held -> held.mail().guess() == MailKind.CODE;
      default -> false;
    };
  }

  private static String about(Matter matter) {
    String type = Json.MAPPER.valueToTree(matter).path("type").asString("");
    return switch (matter) {
      case Matter.AccountNews news -> type + "/" + news.news().word();
      case Matter.Reminder reminder -> type + "/" + reminder.kind().word().toLowerCase(Locale.ROOT);
      default -> type;
    };
  }

  private static String page(Matter matter) {
    return switch (matter) {
      case Matter.AccountNews news -> "/me/accounts/" + news.account().id();
      case Matter.Reminder reminder -> "/me/accounts/" + reminder.account().id();
      case Matter.PolicyChanged changed -> "/pages/" + changed.change().page();
      case Matter.WatchingIsBlind blind -> "/pages/" + blind.page();
      case Matter.WatchingSeesAgain sees -> "/pages/" + sees.page();
      default -> "/me";
    };
  }
}
