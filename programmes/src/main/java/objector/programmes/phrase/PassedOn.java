package objector.programmes.phrase;

import java.util.List;
import objector.programmes.loader.FieldConstraints;

/// How mail is changed by what passes it on.
///
/// @param masks services that write the sender anew
/// @param decisions words by which a Subject says that a request was decided
public record PassedOn(List<MailMask> masks, List<String> decisions) {
  public PassedOn {
    masks = FieldConstraints.filled(masks, "masks");
    masks.forEach(mask -> FieldConstraints.filled(mask.domains(), "domains"));
    FieldConstraints.unique(masks.stream().map(MailMask::name).toList(), "masks");
    decisions = FieldConstraints.filled(decisions, "decisions");
  }
}
