package objector.programmes;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What mails say in one language.
///
/// @param common short words by which a text of this language is told from others
/// @param forward how mail programs mark a forwarded mail
public record LanguagePhrases(
    String language, List<String> common, Map<Cue, List<Phrase>> cues, ForwardWords forward) {
  public LanguagePhrases {
    Check.language(language, "language");
    common = Check.list(common, "common");
    EnumMap<Cue, List<Phrase>> copy = new EnumMap<>(Cue.class);
    Check.present(cues, "cues")
        .forEach((cue, phrases) -> copy.put(cue, Check.list(phrases, "cues." + cue)));
    cues = Collections.unmodifiableMap(copy);
    Check.present(forward, "forward");
  }

  public List<Phrase> phrases(Cue cue) {
    @Nullable List<Phrase> phrases = cues.get(cue);
    return phrases == null ? List.of() : phrases;
  }
}
