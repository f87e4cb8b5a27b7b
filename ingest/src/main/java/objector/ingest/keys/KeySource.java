package objector.ingest.keys;

import java.util.List;
import objector.ingest.dkim.KeyRecords;

/// Where the public keys of signatures come from.
public interface KeySource {
  /// The records of these names, which are those of one mail: asked for in this order, and never
  /// for longer than the time allowed for one mail. Names for which no time was left are answered,
  /// too: with that trouble.
  KeyRecords find(List<String> names);
}
