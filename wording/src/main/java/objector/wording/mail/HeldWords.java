package objector.wording.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import objector.events.mail.HeldReason;
import objector.events.mail.MailKind;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.OtherMail;
import objector.events.person.Objection.AccountName;
import objector.wording.Defanged;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.sentence.AccountSentence;
import org.jspecify.annotations.Nullable;

/// What is said of a mail that waits for a decision, or that concerns no objection.
public record HeldWords(Voice voice) {

  /// Why it waits, and what it may be.
  ///
  /// @param account which account it may concern, by its name
  public String of(HeldMail mail, @Nullable AccountName account) {
    String told = why(voice, mail.why());
    String why = told == null ? reason(mail) : told;
    if (account == null) {
      return why;
    }
    Map<String, Object> guess = Map.of("account", AccountSentence.name(voice, account));
    return why + " " + voice.say("held.guess", guess);
  }

  /// The judge's own sentence in the reader's language; null when it had none that can be read
  /// back. What stands in it of the mail is made harmless.
  static @Nullable String why(Voice voice, @Nullable String sentence) {
    HeldReason.Said said = sentence == null ? null : HeldReason.read(sentence).orElse(null);
    if (said == null) {
      return null;
    }
    String key = "held.why." + said.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return said.reason().takesDetail()
        ? voice.say(key, Map.of("detail", Isolated.name(Defanged.text(said.detail()))))
        : voice.say(key);
  }

  private String reason(HeldMail mail) {
    Map<String, Object> kind = Map.of("kind", kind(mail.guess()));
    return switch (mail.reason()) {
      case NO_ACCOUNT -> voice.say("held.no-account", kind);
      case WHICH_ACCOUNT -> voice.say("held.which-account", kind);
      case OTHER_NAME -> otherName(mail.greets(), kind);
      case UNSURE -> voice.say("held.unsure", kind);
      case UNDATED -> voice.say("held.undated", kind);
      case BROKEN -> voice.say("held.broken");
    };
  }

  /// What stands in a greeting is whatever its writer liked.
  private String otherName(@Nullable String greets, Map<String, Object> kind) {
    if (greets == null || greets.isBlank()) {
      return voice.say("held.other-name", kind);
    }
    Map<String, Object> named = new HashMap<>(kind);
    named.put("name", Isolated.name(Defanged.text(greets)));
    return voice.say("held.other-name.named", named);
  }

  /// "“AI at Meta”, from no-reply@facebookmail.com"
  public String title(HeldMail mail) {
    return title(mail.subject(), mail.from());
  }

  /// The same for a mail: no mail program makes links of what a stranger wrote.
  public String harmlessTitle(HeldMail mail) {
    return title(harmless(mail.subject()), harmless(mail.from()));
  }

  private static @Nullable String harmless(@Nullable String text) {
    return text == null ? null : Defanged.text(text);
  }

  public String title(OtherMail mail) {
    return title(mail.subject(), mail.from());
  }

  private String title(@Nullable String subject, @Nullable String from) {
    String sender =
        from == null || from.isBlank() ? voice.say("mail.no-sender") : Isolated.name(from);
    if (subject == null || subject.isBlank()) {
      return voice.say("mail.untitled", Map.of("from", sender));
    }
    return voice.say("mail.titled", Map.of("subject", Isolated.name(subject), "from", sender));
  }

  /// "Meta’s notice about AI", within a sentence.
  public String kind(MailKind kind) {
    return voice.say("kind." + kind.word());
  }
}
