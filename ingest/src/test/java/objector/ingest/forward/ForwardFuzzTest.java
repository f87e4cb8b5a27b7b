package objector.ingest.forward;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import objector.ingest.judge.Judges;
import objector.ingest.lexicon.ForwardLexicon;
import org.jspecify.annotations.Nullable;

/// Splits any text: no exception, and what is found lies within it.
class ForwardFuzzTest {
  private static final ForwardSplitter SPLITTER =
      new ForwardSplitter(ForwardLexicon.of(Judges.PHRASES));

  @FuzzTest(maxDuration = "10s")
  void anyTextIsSplit(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int line = text.indexOf('\n');
    String subject = line < 0 ? "" : text.substring(0, line);

    @Nullable Forwarded found = SPLITTER.split(text, subject);

    if (found != null && (found.from() > found.to() || found.to() > text.length())) {
      throw new AssertionError("found beyond the text");
    }
  }
}
