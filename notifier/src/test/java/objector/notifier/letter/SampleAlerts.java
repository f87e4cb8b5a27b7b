package objector.notifier.letter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.id.AccountId;
import objector.events.id.AlertId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.person.Account;
import objector.events.person.Objection;
import objector.events.person.Objection.CodeAsked;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.service.SignedLinks;
import objector.wording.Translations;
import objector.wording.letter.Letter;
import objector.wording.letter.LetterWriter;
import org.jspecify.annotations.Nullable;

/// Invented alerts.
public final class SampleAlerts {
  public static final Instant AT = Instant.parse("2025-05-03T08:42:00Z");
  static final PersonId ANNA = new PersonId("a".repeat(26));
  static final EventId ASKED = new EventId("e".repeat(26));
  static final SignedLinks SIGNER =
      new SignedLinks("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
  static final URI WEB = URI.create("https://objector.example");
  private static final LetterWriter TEXTS =
      new LetterWriter(Translations.load(), Programmes.load(), "the Berger family");
  private static final LetterMime MIME =
      new LetterMime("objector@objector.example", "objector.example");

  private SampleAlerts() {}

  public static Alert alert(int number) {
    return alert(number, "en", null, confirmed());
  }

  public static Alert alert(int number, Matter matter) {
    return alert(number, "en", null, matter);
  }

  public static Alert alert(int number, String language, @Nullable String thread, Matter matter) {
    return new Alert(
        AlertId.of("sample", number),
        ANNA,
        AT,
        "anna@mail.example",
        language,
        "Europe/Paris",
        "FR",
        thread,
        false,
        matter);
  }

  static Matter confirmed() {
    LocalDate on = LocalDate.of(2025, 5, 3);
    return news(News.CONFIRMED, new Confirmed(null, on, Proof.VERIFIED_MAIL, null, null, false));
  }

  public static Matter code() {
    return news(
        News.CODE_ARRIVED,
        new CodeAsked(AT, "123456", new Objection.Unknown(), Proof.UNVERIFIED_MAIL));
  }

  public static EventId asked() {
    return ASKED;
  }

  public static Matter signIn() {
    return new Matter.SignInLink(ASKED);
  }

  private static Matter news(News news, Objection standing) {
    return new Matter.AccountNews(
        news,
        new Account(
            new AccountId("b".repeat(26)),
            Platform.INSTAGRAM,
            "@anna",
            null,
            List.of(),
            List.of(),
            standing));
  }

  static Letter letter(Alert alert) {
    return TEXTS.of(alert, new MailLinks(WEB, SIGNER, alert));
  }

  public static OutgoingMail mail(Alert alert) {
    return new LetterPress(TEXTS, MIME, WEB, SIGNER).of(alert);
  }
}
