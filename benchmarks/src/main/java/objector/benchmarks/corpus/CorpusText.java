package objector.benchmarks.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import objector.events.mail.MailKind;
import org.jspecify.annotations.Nullable;

/// One invented text of the corpus, in one language, and what it is.
///
/// @param heldIsRight whether a person deciding is as good an answer as the kind
/// @param forms where given, the only ones that make sense for this text
record CorpusText(
    String name,
    @Nullable String language,
    MailKind kind,
    String from,
    String subject,
    String body,
    boolean heldIsRight,
    @Nullable List<String> forms) {
  CorpusText {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(from);
    subject = filled(subject, name);
    body = filled(body, name).strip();
  }

  static String filled(String text, String seed) {
    int number = Math.floorMod(seed.hashCode(), 900_000) + 100_000;
    return text.replace("{mail}", CorpusWriter.ANNA)
        .replace("{code}", String.format(Locale.ROOT, "%06d", number))
        .replace("{login-code}", String.format(Locale.ROOT, "%06d", 1_100_000 - number));
  }
}
