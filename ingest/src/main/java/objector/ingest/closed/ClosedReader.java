package objector.ingest.closed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.mail.HeldReason;
import objector.ingest.forward.Original;
import objector.programmes.phrase.KnownSentences;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;

/// Reads a mail that looks like a confirmation to its last word. Whatever is not known whole is
/// unread, and what was not read may take everything back: so it is not believed.
public final class ClosedReader {
  private final Map<String, KnownLanguage> languages = new HashMap<>();
  private final KnownLanguage everywhere;

  public ClosedReader(MailPhrases phrases) {
    KnownSentences common = phrases.everywhere();
    this.everywhere = KnownLanguage.of(common, common);
    for (KnownSentences sentences : phrases.sentences()) {
      languages.put(sentences.language(), KnownLanguage.of(sentences, common));
    }
  }

  /// Why the mail is not believed; null when every sentence of it was read, it grants, it says that
  /// the use stops, and it speaks to nobody else.
  ///
  /// @param language of the mail: the sentences of another one are not known in it
  public @Nullable String doubt(@Nullable String language, String subject, Original mail) {
    KnownLanguage own = own(language);
    List<TextReading> readings = readings(mail, own);
    for (TextReading reading : readings) {
      String unread = reading.telling(own);
      if (unread != null) {
        return HeldReason.UNREAD.said(unread);
      }
    }
    String beside =
        BesideText.unread(mail, words -> isKnown(words, own), line -> isPlain(line, own));
    if (beside != null) {
      return HeldReason.UNREAD.said(beside);
    }
    if (!isPlain(subject, own)) {
      return HeldReason.UNREAD_SUBJECT.said(subject);
    }
    String doubled = DoubledFields.in(mail.mail());
    if (doubled != null) {
      return HeldReason.UNREAD.said(doubled);
    }
    for (TextReading reading : readings) {
      String other = Addressee.other(reading.names(), reading.addresses(), mail.to());
      if (other != null) {
        return HeldReason.NAMES_ANOTHER.said(other);
      }
    }
    return !readings.isEmpty() && readings.stream().allMatch(TextReading::confirms)
        ? null
        : HeldReason.NOT_OUTRIGHT.said("");
  }

  /// Whether a Subject that somebody wrote themselves, over a mail that they passed on, is of words
  /// that can take nothing back, in whatever language they write.
  public boolean isPlainSubject(String subject) {
    return languages.values().stream().anyMatch(own -> isPlain(subject, own));
  }

  /// The first sentence that is not known and asks something of the reader; null when there is
  /// none. What says that an objection arrived is no mere receipt with such a sentence.
  public @Nullable String asking(@Nullable String language, Original mail) {
    KnownLanguage own = own(language);
    return readings(mail, own).stream()
        .flatMap(reading -> reading.unread().stream())
        .filter(own::asksIn)
        .findFirst()
        .orElse(null);
  }

  private KnownLanguage own(@Nullable String language) {
    return language == null ? everywhere : languages.getOrDefault(language, everywhere);
  }

  private List<TextReading> readings(Original mail, KnownLanguage own) {
    return mail.texts().stream()
        .filter(text -> !text.isBlank())
        .map(text -> TextReading.of(text, own, everywhere))
        .toList();
  }

  private boolean isKnown(String words, KnownLanguage own) {
    return TextReading.of(words, own, everywhere).unread().isEmpty();
  }

  /// A subject of words that can take nothing back, in whatever order.
  private boolean isPlain(String subject, KnownLanguage own) {
    for (String word : KnownLanguage.plain(subject)) {
      boolean number = word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '#' || c == '-');
      boolean known = own.subject().contains(word) || everywhere.subject().contains(word);
      if (!number && !known) {
        return false;
      }
    }
    return subject.indexOf('?') < 0 && subject.indexOf(';') < 0;
  }
}
