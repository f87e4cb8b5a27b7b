package objector.benchmarks;

import java.nio.charset.StandardCharsets;
import objector.events.MailKind;

/// One labelled mail of the corpus.
///
/// @param heldIsRight whether "a person must decide" is as good an answer as the kind
/// @param raw the mail's bytes, one character each
record CorpusMail(
    String name, String language, MailKind kind, CorpusForm form, boolean heldIsRight, String raw) {

  byte[] bytes() {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }
}
