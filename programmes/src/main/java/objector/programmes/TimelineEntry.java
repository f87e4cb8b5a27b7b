package objector.programmes;

import java.time.LocalDate;
import java.util.Map;

/// What happened in a programme, in a sentence per language, with who says so.
public record TimelineEntry(
    LocalDate on, Map<String, String> text, String source, Certainty certainty) {
  public TimelineEntry {
    Check.present(on, "on");
    text = Check.texts(text, "text");
    Check.text(source, "source");
    Check.present(certainty, "certainty");
  }
}
