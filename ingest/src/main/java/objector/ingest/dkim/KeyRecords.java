package objector.ingest.dkim;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The key records of one mail, as they were found when it was judged.
///
/// @param answers by name of the record, as [DkimVerifier#keyNames] has it
public record KeyRecords(Map<String, Answer> answers) {
  /// Names that are looked up for one mail. More are an attempt to tire us, or to have us ask
  /// others.
  public static final int MOST = 20;

  public KeyRecords {
    answers = Map.copyOf(answers);
  }

  /// A key record, or why there is none.
  ///
  /// @param text of the TXT record; null when there is none
  /// @param trouble null, or why it could not be asked for: then it may exist
  public record Answer(@Nullable String text, @Nullable String trouble) {
    public static Answer none() {
      return new Answer(null, null);
    }
  }

  /// Nothing was asked for: no signature is known to hold.
  public static KeyRecords none() {
    return new KeyRecords(Map.of());
  }

  /// Null when that name was not asked for. That is settled: asking again asks for the same names.
  @Nullable Answer find(String name) {
    return answers.get(name);
  }
}
