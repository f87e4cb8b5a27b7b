package objector.webui.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What whoever runs this installation says of themselves; null where they say nothing.
///
/// @param contact an e-mail address
/// @param imprint its lines
/// @param country two letters
/// @param hosting whose machines these are
/// @param relay who delivers our mails
public record OperatorFacts(
    @Nullable String contact,
    List<String> imprint,
    @Nullable String country,
    @Nullable String hosting,
    @Nullable String relay) {
  /// Nothing is said.
  public static final OperatorFacts NONE = new OperatorFacts(null, List.of(), null, null, null);

  public OperatorFacts {
    imprint = List.copyOf(imprint);
  }
}
