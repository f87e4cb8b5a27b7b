package objector.ingest.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import objector.programmes.phrase.ForwardWords;

/// What stands before the Subject of what is forwarded or answered, in which languages: "VS:" is a
/// forward's in one and an answer's in another.
public final class SubjectPrefixes {
  private static final int LONGEST = 24;

  private final Map<String, Set<String>> prefixes = new HashMap<>();
  private final Map<String, Set<String>> replyPrefixes = new HashMap<>();
  private final HeaderLabels labels;
  private final SayingVerbs verbs;

  SubjectPrefixes(List<ForwardWords> languages, HeaderLabels labels, SayingVerbs verbs) {
    this.labels = labels;
    this.verbs = verbs;
    for (ForwardWords words : languages) {
      words.prefixes().keySet().forEach(prefix -> prefix(prefixes, prefix, words.language()));
      words.answers().keySet().forEach(prefix -> prefix(replyPrefixes, prefix, words.language()));
    }
  }

  private static void prefix(Map<String, Set<String>> all, String prefix, String language) {
    all.computeIfAbsent(SubjectPrefix.plain(prefix), any -> new HashSet<>()).add(language);
  }

  public boolean isForwardSubject(String subject) {
    return !languages(prefixes, SubjectPrefix.plain(subject)).isEmpty();
  }

  public boolean isReplySubject(String subject) {
    String plain = SubjectPrefix.plain(subject);
    return languages(prefixes, plain).isEmpty() && !languages(replyPrefixes, plain).isEmpty();
  }

  /// Whether below such a subject "X wrote:" is a forward's: the prefix is an answer's in no
  /// language, or in none of those that say it so. "VS:" above "skrev" is a forward.
  public boolean isForwardSaying(String subject, String line) {
    String plain = SubjectPrefix.plain(subject);
    Set<String> reply = languages(replyPrefixes, plain);
    if (reply.isEmpty()) {
      return true;
    }
    Set<String> forward = languages(prefixes, plain);
    Set<String> speakers = verbs.speakersOf(line);
    return speakers.stream().anyMatch(forward::contains)
        && speakers.stream().noneMatch(reply::contains);
  }

  /// Whether the prefix of a forward is that of an answer, in the language of these labels: "VS:".
  public boolean isReplyIn(String subject, List<String> lines) {
    String plain = SubjectPrefix.plain(subject);
    Set<String> forward = languages(prefixes, plain);
    Set<String> reply = languages(replyPrefixes, plain);
    if (reply.isEmpty() || forward.isEmpty()) {
      return false;
    }
    return lines.stream()
            .filter(line -> labels.speakersOf(line).stream().anyMatch(reply::contains))
            .count()
        > lines.stream()
            .filter(line -> labels.speakersOf(line).stream().anyMatch(forward::contains))
            .count();
  }

  /// Of the prefixes that the subject begins with, the longest's.
  private static Set<String> languages(Map<String, Set<String>> prefixes, String subject) {
    int stop = Math.min(LONGEST, subject.length());
    for (int end = stop; end > 0; end--) {
      Set<String> known = prefixes.get(subject.substring(0, end));
      if (known != null) {
        return known;
      }
    }
    return Set.of();
  }

  /// The subject without the prefixes of forwarding it.
  public String withoutPrefix(String subject) {
    return without(subject, this::isForwardSubject);
  }

  /// The subject without the prefixes of forwarding or answering it.
  public String withoutAnyPrefix(String subject) {
    return without(subject, at -> isForwardSubject(at) || isReplySubject(at));
  }

  private static String without(String subject, Predicate<String> isPrefixed) {
    String at = subject.strip();
    for (int i = 0; i < 5 && isPrefixed.test(at); i++) {
      int colon = at.indexOf(':');
      if (colon < 0) {
        return at;
      }
      at = at.substring(colon + 1).strip();
    }
    return at;
  }
}
