package objector.programmes;

import java.time.LocalDate;
import java.util.Map;
import objector.programmes.loader.FieldConstraints;

/// What happened in a programme, in a sentence per language, with who says so.
public record TimelineEntry(
    LocalDate on, Map<String, String> text, String source, Certainty certainty) {
  public TimelineEntry {
    FieldConstraints.present(on, "on");
    text = FieldConstraints.texts(text, "text");
    FieldConstraints.text(source, "source");
    FieldConstraints.present(certainty, "certainty");
  }

  TimelineEntry told(Map<String, String> texts) {
    return new TimelineEntry(on, texts, source, certainty);
  }
}
