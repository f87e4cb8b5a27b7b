package objector.benchmarks.corpus;

import java.nio.charset.StandardCharsets;
import objector.events.mail.MailKind;

/// One labelled mail of the corpus.
///
/// @param heldIsRight whether "a person must decide" is as good an answer as the kind
/// @param raw the mail's bytes, one character each
public record CorpusMail(
    String name, String language, MailKind kind, CorpusForm form, boolean heldIsRight, String raw) {

  public byte[] bytes() {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }
}
