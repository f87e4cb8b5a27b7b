package objector.programmes.phrase;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import objector.programmes.loader.FieldConstraints;
import org.jspecify.annotations.Nullable;

/// What mails say in one language.
///
/// @param common short words by which a text of this language is told from others
/// @param letters its alphabet beyond a to z: a text with others is of another language; needed
///   where there are cues
public record LanguagePhrases(
    String language, List<String> common, @Nullable String letters, Map<Cue, List<Phrase>> cues) {
  public LanguagePhrases {
    FieldConstraints.language(language, "language");
    common = FieldConstraints.list(common, "common");
    EnumMap<Cue, List<Phrase>> copy = new EnumMap<>(Cue.class);
    FieldConstraints.present(cues, "cues")
        .forEach((cue, phrases) -> copy.put(cue, FieldConstraints.list(phrases, "cues." + cue)));
    cues = Collections.unmodifiableMap(copy);
    if (!cues.isEmpty()) {
      FieldConstraints.text(letters, "letters");
    }
  }

  public List<Phrase> phrases(Cue cue) {
    @Nullable List<Phrase> phrases = cues.get(cue);
    return phrases == null ? List.of() : phrases;
  }
}
