package objector.programmes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import objector.programmes.loader.FieldConstraints;

/// What the public page states: who says so, since which day, and how certain that is. The sentence
/// itself stands in `wording`, in every language, under the id.
///
/// @param by who says so, as they are called in every language
/// @param on the day on which it was said, or took effect
/// @param said the certainty is that they say so, not that it is so
public record StatedFact(
    String id,
    List<String> by,
    LocalDate on,
    @JsonProperty(required = true) boolean said,
    String source,
    Certainty certainty) {
  public StatedFact {
    FieldConstraints.id(id, "id");
    by = FieldConstraints.filled(by, "by");
    by.forEach(who -> FieldConstraints.text(who, "by"));
    FieldConstraints.present(on, "on");
    FieldConstraints.text(source, "source");
    FieldConstraints.present(certainty, "certainty");
  }
}
