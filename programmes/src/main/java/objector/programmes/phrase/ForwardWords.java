package objector.programmes.phrase;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.programmes.loader.DataFile;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;

/// How the mail programs of one language mark a forwarded mail, each word with the programs that
/// write it: all compared without case, accents and decoration.
///
/// @param language a tag: "sk", "zh-CN"
/// @param markers what stands above a forwarded mail: "Forwarded message"; with a `*` where a name
///   stands: "Forwarded message from*"
/// @param replyMarkers what stands above a quoted mail, forwarded or answered: "Original message"
/// @param endings what stands below a forwarded mail
/// @param prefixes of the subject of a forward, with their colon: "Fwd:"
/// @param answers prefixes of the subject of an answer, with their colon: "Re:"
/// @param wrote the verb of "On … X wrote:"
public record ForwardWords(
    String language,
    Map<String, List<String>> markers,
    Map<String, List<String>> replyMarkers,
    Map<String, List<String>> endings,
    Map<String, List<String>> from,
    Map<String, List<String>> to,
    Map<String, List<String>> cc,
    Map<String, List<String>> bcc,
    Map<String, List<String>> replyTo,
    Map<String, List<String>> subject,
    Map<String, List<String>> date,
    Map<String, List<String>> prefixes,
    Map<String, List<String>> answers,
    Map<String, List<String>> wrote) {
  public ForwardWords {
    FieldConstraints.text(language, "language");
    markers = words(markers, "markers");
    replyMarkers = words(replyMarkers, "replyMarkers");
    endings = words(endings, "endings");
    from = words(from, "from");
    to = words(to, "to");
    cc = words(cc, "cc");
    bcc = words(bcc, "bcc");
    replyTo = words(replyTo, "replyTo");
    subject = words(subject, "subject");
    date = words(date, "date");
    prefixes = words(prefixes, "prefixes");
    answers = words(answers, "answers");
    wrote = words(wrote, "wrote");
  }

  /// The data files on the class path, one a language.
  ///
  /// @throws InvalidDataFile naming file and field when one does not say what it should
  static List<ForwardWords> load() {
    Sources sources = new DataFile<>("forwards/sources.yaml", Sources.class).read();
    List<ForwardWords> all = new ArrayList<>();
    for (String language : sources.languages()) {
      ForwardWords words =
          new DataFile<>("forwards/" + language + ".yaml", ForwardWords.class).read();
      words.check(language, sources.programs().keySet());
      all.add(words);
    }
    return List.copyOf(all);
  }

  private void check(String file, Set<String> programs) {
    if (!language.equals(file)) {
      throw new InvalidField("forwards/" + file + ".yaml: language", "is not the file's name");
    }
    for (Map<String, List<String>> words :
        List.of(
            markers,
            replyMarkers,
            endings,
            from,
            to,
            cc,
            bcc,
            replyTo,
            subject,
            date,
            prefixes,
            answers,
            wrote)) {
      words.forEach((word, writers) -> {
        if (writers.isEmpty() || !programs.containsAll(writers)) {
          throw new InvalidField(
              "forwards/" + file + ".yaml: " + word, "needs programs that sources.yaml names");
        }
      });
    }
  }

  private static Map<String, List<String>> words(
      @Nullable Map<String, List<String>> words, String field) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    if (words != null) {
      words.forEach(
          (word, programs) -> copy.put(word, FieldConstraints.list(programs, field + "." + word)));
    }
    return Collections.unmodifiableMap(copy);
  }

  /// Which languages there are, and where each program's words come from.
  record Sources(Map<String, String> programs, List<String> languages) {
    Sources {
      programs = Map.copyOf(FieldConstraints.present(programs, "programs"));
      languages = FieldConstraints.filled(languages, "languages");
      FieldConstraints.unique(languages, "languages");
    }
  }
}
