package objector.ingest.dkim;

import org.jspecify.annotations.Nullable;

/// Where the public keys of signatures come from.
public interface DkimKeys {
  /// A look-up for one mail, which never takes longer than the time allowed for one.
  Lookup forOneMail();

  interface Lookup {
    /// What the key record of that name says.
    Answer find(String name);
  }

  /// A key record, or why there is none.
  ///
  /// @param text of the TXT record; null when there is none
  /// @param trouble null, or why it could not be asked for: then it may exist
  record Answer(@Nullable String text, @Nullable String trouble) {
    public static Answer none() {
      return new Answer(null, null);
    }
  }
}
