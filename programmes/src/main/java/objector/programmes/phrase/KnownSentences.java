package objector.programmes.phrase;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;

/// The sentences of one language that are known whole: a confirmation is believed only when nothing
/// else stands in it.
///
/// @param dated when these were last gone through
/// @param parts variants that several sentences share, by name
/// @param subject the words that a subject may be made of; none of them can take anything back
/// @param reservations words that take something back: where one stands in a sentence that is not
///   known, that sentence is the one to show
/// @param asks words that ask something of the reader: an answer with such a sentence that is not
///   known may be no mere receipt
/// @param contacts words before a number or an address in people's signatures, as written there: no
///   sentence is made of them
public record KnownSentences(
    String language,
    LocalDate dated,
    Map<String, List<String>> parts,
    Map<SentenceReading, List<SentenceForm>> sentences,
    List<String> subject,
    List<String> reservations,
    List<String> asks,
    List<String> contacts) {
  /// What stands for a name or a number; the judge knows them.
  public static final List<String> SLOTS = List.of("name", "address", "number");

  public KnownSentences {
    FieldConstraints.text(language, "language");
    FieldConstraints.present(dated, "dated");
    Map<String, List<String>> shared = new LinkedHashMap<>();
    if (parts != null) {
      parts.forEach((name, of) -> shared.put(name, FieldConstraints.filled(of, "parts." + name)));
    }
    parts = Collections.unmodifiableMap(shared);
    EnumMap<SentenceReading, List<SentenceForm>> copy = new EnumMap<>(SentenceReading.class);
    FieldConstraints.present(sentences, "sentences")
        .forEach((reading, forms) ->
            copy.put(reading, FieldConstraints.filled(forms, "sentences." + reading)));
    sentences = Collections.unmodifiableMap(copy);
    subject = subject == null ? List.of() : FieldConstraints.list(subject, "subject");
    reservations =
        reservations == null ? List.of() : FieldConstraints.list(reservations, "reservations");
    asks = asks == null ? List.of() : FieldConstraints.list(asks, "asks");
    contacts = FieldConstraints.filled(contacts, "contacts");
    contacts.forEach(KnownSentences::requireWord);
  }

  private static void requireWord(String contact) {
    boolean word = !contact.isBlank() && contact.chars().noneMatch(Character::isWhitespace);
    if (!word || contact.endsWith(".") || !contact.equals(contact.toLowerCase(Locale.ROOT))) {
      throw new InvalidField(
          "contacts", "'" + contact + "' is not one word in small letters without a full stop");
    }
  }

  /// The forms of a reading.
  public List<SentenceForm> forms(SentenceReading reading) {
    @Nullable List<SentenceForm> forms = sentences.get(reading);
    return forms == null ? List.of() : forms;
  }

  /// The variants of a part, here or among those of every language.
  ///
  /// @throws InvalidField when no part is called so
  public List<String> part(String name, KnownSentences everywhere) {
    @Nullable List<String> own = parts.get(name);
    @Nullable List<String> found = own == null ? everywhere.parts.get(name) : own;
    if (found == null) {
      throw new InvalidField("parts", "there is no part '" + name + "'");
    }
    return found;
  }

  /// Whether Meta's own words for granting are known in this language.
  public boolean inMetasWords() {
    return sentences.entrySet().stream()
        .filter(e -> e.getKey() == SentenceReading.GRANTS)
        .flatMap(e -> e.getValue().stream())
        .anyMatch(form -> form.source() != null);
  }
}
