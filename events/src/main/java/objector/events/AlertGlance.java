package objector.events;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import objector.events.alert.Alert;

/// What tells whose an alert is, read without the rest: of a million that go to very many, who
/// waits for one link need not read each.
///
/// @param kind the word of its [Alert.Matter]
/// @param ways whether it goes anywhere beside mail
public record AlertGlance(String kind, boolean urgent, boolean ways) {
  /// The only one there has been.
  private static final long SHAPE = 1;

  private static final List<String> COMPONENTS =
      Arrays.stream(Alert.class.getRecordComponents()).map(part -> part.getName()).toList();
  private static final int URGENT = COMPONENTS.indexOf("urgent") + 1;
  private static final int MATTER = COMPONENTS.indexOf("matter") + 1;
  private static final int WAYS = COMPONENTS.indexOf("ways") + 1;

  /// Looks at a value of `objector.alerts`; empty where it takes reading all of it: in the form of
  /// earlier or later releases, or when it is broken.
  public static Optional<AlertGlance> of(byte[] value) {
    try {
      Envelope envelope = Envelope.of(value);
      return envelope.isCompact() ? look(new CompactIn(envelope.payload())) : Optional.empty();
    } catch (Json.Unreadable e) {
      return Optional.empty();
    }
  }

  private static Optional<AlertGlance> look(CompactIn in) {
    if (in.unsigned() != SHAPE
        || CompactIn.kind(in.unsigned()) != CompactOut.RECORD
        || !in.word().isEmpty()) {
      return Optional.empty();
    }
    String kind = "";
    boolean urgent = false;
    boolean ways = false;
    for (long tag = in.unsigned(); tag != 0; tag = in.unsigned()) {
      long field = tag >>> CompactOut.KIND_BITS;
      // What is false or empty is not written.
      urgent |= field == URGENT;
      ways |= field == WAYS;
      if (field == MATTER && CompactIn.kind(tag) == CompactOut.RECORD) {
        kind = in.word();
        in.skipComponents();
      } else {
        in.skip(CompactIn.kind(tag));
      }
    }
    return kind.isEmpty() ? Optional.empty() : Optional.of(new AlertGlance(kind, urgent, ways));
  }
}
