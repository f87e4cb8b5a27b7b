package objector.ingest.judge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.mail.HeldReason;
import objector.ingest.forward.Original;
import objector.ingest.mime.Mail;
import objector.ingest.phrase.SentenceMatcher;
import objector.ingest.phrase.SentencePieces;
import objector.ingest.phrase.SentencePieces.Piece;
import objector.ingest.phrase.SentencePieces.Word;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.KnownSentences;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.phrase.SentenceForm;
import objector.programmes.phrase.SentenceReading;
import org.jspecify.annotations.Nullable;

/// Reads a mail that looks like a confirmation to its last word. Whatever is not known whole is
/// unread, and what was not read may take everything back: so it is not believed.
final class ClosedReader {
  /// A sentence of Meta's, broken into lines, is not longer.
  private static final int MOST_PIECES = 14;

  private static final int MOST_WORDS = 120;

  private static final int FEW_WORDS = 4;

  private final Map<String, Language> languages = new HashMap<>();
  private final Language everywhere;

  ClosedReader(MailPhrases phrases) {
    KnownSentences common = phrases.everywhere();
    this.everywhere = Language.of(common, common);
    for (KnownSentences sentences : phrases.sentences()) {
      languages.put(sentences.language(), Language.of(sentences, common));
    }
  }

  /// A known sentence, ready to be compared.
  private record Known(SentenceReading reading, SentenceMatcher matcher) {}

  /// @param starting the sentences that may begin with a word, in their order
  /// @param others those that may begin with any other
  private record Language(
      Map<String, List<Known>> starting,
      List<Known> others,
      Set<String> subject,
      List<List<String>> reservations,
      List<List<String>> asks) {
    static Language of(KnownSentences sentences, KnownSentences everywhere) {
      List<Known> known = new ArrayList<>();
      for (SentenceReading reading : SentenceReading.values()) {
        for (SentenceForm form : sentences.forms(reading)) {
          known.add(new Known(reading, new SentenceMatcher(form, sentences, everywhere)));
        }
      }
      Map<String, List<Known>> starting = new HashMap<>();
      known.forEach(
          one -> one.matcher().firstWords().forEach(word -> starting.put(word, new ArrayList<>())));
      List<Known> others = new ArrayList<>();
      for (Known one : known) {
        Set<String> first = one.matcher().firstWords();
        if (first.isEmpty()) {
          others.add(one);
          starting.values().forEach(list -> list.add(one));
        }
        first.forEach(word -> starting.getOrDefault(word, others).add(one));
      }
      return new Language(
          starting,
          others,
          subject(sentences, everywhere),
          sentences.reservations().stream().map(ClosedReader::plain).toList(),
          sentences.asks().stream().map(ClosedReader::plain).toList());
    }

    /// Those that may begin with that word: few of all are tried.
    List<Known> beginning(String word) {
      return starting.getOrDefault(word, others);
    }

    /// The words of granting may stand in a subject, too: they take nothing back.
    private static Set<String> subject(KnownSentences sentences, KnownSentences everywhere) {
      Set<String> words = new HashSet<>();
      sentences.subject().forEach(word -> words.addAll(plain(word)));
      for (SentenceForm form : sentences.forms(SentenceReading.GRANTS)) {
        for (SentenceForm.Piece piece : form.pieces()) {
          String part = piece.part();
          boolean slot = part != null && KnownSentences.SLOTS.contains(part);
          List<String> variants =
              part == null ? piece.variants() : slot ? List.of() : sentences.part(part, everywhere);
          variants.forEach(variant -> words.addAll(plain(variant)));
        }
      }
      return Set.copyOf(words);
    }
  }

  /// All that was understood of one text.
  private record Reading(
      Set<SentenceReading> told, List<String> unread, List<String> names, List<String> addresses) {
    boolean confirms() {
      return told.contains(SentenceReading.GRANTS_AND_STOPS_USE)
          || (told.contains(SentenceReading.GRANTS) && told.contains(SentenceReading.STOPS_USE));
    }
  }

  /// Why the mail is not believed; null when every sentence of it was read, it grants, it says that
  /// the use stops, and it speaks to nobody else.
  ///
  /// @param language of the mail: the sentences of another one are not known in it
  @Nullable String doubt(@Nullable String language, String subject, Original mail) {
    Language own = language == null ? everywhere : languages.getOrDefault(language, everywhere);
    List<String> texts = mail.texts().stream().filter(text -> !text.isBlank()).toList();
    List<Reading> readings = texts.stream().map(text -> read(text, own)).toList();
    for (Reading reading : readings) {
      if (!reading.unread().isEmpty()) {
        return HeldReason.UNREAD.said(telling(reading.unread(), own));
      }
    }
    String beside = beside(mail, own);
    if (beside != null) {
      return HeldReason.UNREAD.said(beside);
    }
    if (!isPlain(subject, own)) {
      return HeldReason.UNREAD_SUBJECT.said(subject);
    }
    for (Reading reading : readings) {
      String other = Addressee.other(reading.names(), reading.addresses(), mail.to());
      if (other != null) {
        return HeldReason.NAMES_ANOTHER.said(other);
      }
    }
    return !readings.isEmpty() && readings.stream().allMatch(Reading::confirms)
        ? null
        : HeldReason.NOT_OUTRIGHT.said("");
  }

  /// Null, or what stands beside the text and was not read: in place of a picture, struck out,
  /// hidden without being said aloud, or in a file that came along.
  private @Nullable String beside(Original mail, Language own) {
    for (String aside : mail.asides()) {
      if (aside.startsWith("~~") || !isKnown(aside, own)) {
        return aside;
      }
    }
    String seen = TextFolding.comparable(mail.seen());
    for (String line : mail.hidden().lines().toList()) {
      String plain = TextFolding.comparable(line);
      boolean said = plain.indexOf(' ') > 0 && seen.contains(plain);
      if (!plain.isEmpty() && !said && !isPlain(line, own) && !isKnown(line, own)) {
        return line.strip();
      }
    }
    return mail.mail() == null
        ? null
        : mail.mail().parts().stream()
            .filter(ClosedReader::isUnread)
            .map(part -> part.name().isBlank() ? part.type().value() : part.name())
            .findFirst()
            .orElse(null);
  }

  private boolean isKnown(String words, Language own) {
    return read(words, own).unread().isEmpty();
  }

  /// Neither the text itself nor its signature.
  private static boolean isUnread(Mail.Part part) {
    String type = part.type().value();
    boolean text = type.equals("text/plain") || type.equals("text/html");
    boolean picture = type.startsWith("image/");
    return part.attached()
        ? !type.endsWith("-signature")
        : !text && !picture && !type.endsWith("-signature");
  }

  /// The first sentence that is not known and asks something of the reader; null when there is
  /// none. What says that an objection arrived is no mere receipt with such a sentence.
  @Nullable String asking(@Nullable String language, Original mail) {
    Language own = language == null ? everywhere : languages.getOrDefault(language, everywhere);
    return mail.texts().stream()
        .filter(text -> !text.isBlank())
        .flatMap(text -> read(text, own).unread().stream())
        .filter(sentence -> asks(sentence, own))
        .findFirst()
        .orElse(null);
  }

  /// "Questions?" leads to a help page, and asks nothing.
  private static boolean asks(String sentence, Language own) {
    List<String> words = plain(sentence);
    return holds(words, own.asks()) || (sentence.endsWith("?") && words.size() > FEW_WORDS);
  }

  private Reading read(String text, Language own) {
    Reading reading =
        new Reading(
            EnumSet.noneOf(SentenceReading.class),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    List<Piece> pieces = SentencePieces.of(text);
    if (pieces.size() > SentencePieces.MOST) {
      reading.unread().add(pieces.getLast().shown());
      return reading;
    }
    for (int i = 0; i < pieces.size(); ) {
      int taken = longest(pieces.subList(i, pieces.size()), own, reading);
      if (taken == 0) {
        taken = sentence(pieces, i);
        reading.unread().add(shown(pieces.subList(i, i + taken)));
      }
      i += taken;
    }
    return reading;
  }

  /// The longest known sentence that begins here: how many pieces it takes, or 0.
  private int longest(List<Piece> pieces, Language own, Reading into) {
    List<Word> words = new ArrayList<>();
    int taken = 0;
    Known found = null;
    SentenceMatcher.Match places = null;
    String first = pieces.getFirst().words().getFirst().text();
    for (int n = 1; n <= Math.min(MOST_PIECES, pieces.size()); n++) {
      Piece piece = pieces.get(n - 1);
      words.addAll(piece.words());
      if (words.size() > MOST_WORDS) {
        break;
      }
      for (Language of : List.of(own, everywhere)) {
        for (Known known : of.beginning(first)) {
          boolean late = known.reading() == SentenceReading.GREETING && hasBegun(into);
          SentenceMatcher.Match match = late ? null : known.matcher().match(words);
          // What needs no name to be read names nobody: "Tere päevast" is a good day.
          if (match != null && (taken < n || match.names().isEmpty())) {
            taken = n;
            found = known;
            places = match;
          }
        }
      }
      if (piece.last()) {
        break;
      }
    }
    if (found != null && places != null) {
      into.told().add(found.reading());
      into.names().addAll(places.names());
      into.addresses().addAll(places.addresses());
    }
    return taken;
  }

  /// Whom a mail greets it greets before it says anything.
  private static boolean hasBegun(Reading reading) {
    return reading.told().contains(SentenceReading.GRANTS)
        || reading.told().contains(SentenceReading.STOPS_USE)
        || reading.told().contains(SentenceReading.GRANTS_AND_STOPS_USE);
  }

  /// How many pieces a person would read as one sentence.
  private static int sentence(List<Piece> pieces, int from) {
    int to = from;
    while (to < pieces.size() - 1 && !pieces.get(to).ended() && !pieces.get(to).last()) {
      to++;
    }
    return to - from + 1;
  }

  private static String shown(List<Piece> pieces) {
    return String.join(" ", pieces.stream().map(Piece::shown).toList());
  }

  /// Of all that was not read, what a person should see first.
  private static String telling(List<String> unread, Language own) {
    return unread.stream()
        .filter(sentence -> holds(plain(sentence), own.reservations()))
        .findFirst()
        .orElse(unread.getFirst());
  }

  private static boolean holds(List<String> words, List<List<String>> some) {
    for (List<String> one : some) {
      for (int i = 0; i + one.size() <= words.size(); i++) {
        if (words.subList(i, i + one.size()).equals(one)) {
          return true;
        }
      }
    }
    return false;
  }

  /// A subject of words that can take nothing back, in whatever order.
  private boolean isPlain(String subject, Language own) {
    for (String word : plain(subject)) {
      boolean number = word.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '#' || c == '-');
      boolean known = own.subject().contains(word) || everywhere.subject().contains(word);
      if (!number && !known) {
        return false;
      }
    }
    return subject.indexOf('?') < 0 && subject.indexOf(';') < 0;
  }

  private static List<String> plain(String text) {
    return SentencePieces.words(text).stream().map(Word::text).toList();
  }
}
