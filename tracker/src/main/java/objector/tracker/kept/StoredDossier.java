package objector.tracker.kept;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import objector.events.Json;
import org.jspecify.annotations.Nullable;

/// A person's record in the store: what was worked in and what is to fire stands before the dossier
/// as its topic has it, so that an event writes one record, and all of it is there or nothing.
///
/// ```
/// 'O' | 4 | 1: earlier causes lie apart, else 0 | length (4 bytes) | causes | length (4 bytes) | deadlines | dossier
/// ```
///
/// Releases until November 2026 wrote 3 without deadlines, or the dossier alone.
///
/// @param pending null: an earlier release wrote it, and its deadlines lie in records of their own
/// @param dossier its bytes
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredDossier(SeenCauses seen, @Nullable PendingDeadlines pending, byte[] dossier) {
  /// Of [#deadlineKeys]. Counts on with each kind of deadline that is added, too: a release that
  /// did not know it left it out.
  public static final int KEYS_VERSION = 1;

  private static final byte MARK = 'O';
  private static final byte WITHOUT_DEADLINES = 3;
  private static final byte VERSION = 4;
  private static final int HEAD = 3;

  /// Reads one.
  ///
  /// @throws Json.Unreadable when the bytes do not say what they should
  public static StoredDossier of(String person, byte[] stored) {
    byte version = stored.length < 2 || stored[0] != MARK ? 0 : stored[1];
    if (version != VERSION && version != WITHOUT_DEADLINES) {
      // Whether it can be read says the dossier's own version.
      return new StoredDossier(SeenCauses.APART, null, stored);
    }
    if (stored.length < HEAD) {
      throw new Json.Unreadable("a record that breaks off");
    }
    ByteBuffer in = ByteBuffer.wrap(stored).position(HEAD);
    SeenCauses seen = SeenCauses.of(part(in), stored[HEAD - 1] != 0);
    PendingDeadlines pending = version == VERSION ? PendingDeadlines.of(person, part(in)) : null;
    return new StoredDossier(
        seen, pending, Arrays.copyOfRange(stored, in.position(), stored.length));
  }

  private static byte[] part(ByteBuffer in) {
    int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new Json.Unreadable("a record that breaks off");
    }
    byte[] part = new byte[length];
    in.get(part);
    return part;
  }

  /// As it is stored.
  public byte[] toBytes() {
    byte[] causes = seen.toBytes();
    byte[] deadlines = pending == null ? new byte[0] : pending.toBytes();
    int length = HEAD + 2 * Integer.BYTES + causes.length + deadlines.length + dossier.length;
    ByteBuffer out =
        ByteBuffer.allocate(pending == null ? length - Integer.BYTES : length)
            .put(MARK)
            .put(pending == null ? WITHOUT_DEADLINES : VERSION)
            .put((byte) (seen.isApart() ? 1 : 0))
            .putInt(causes.length)
            .put(causes);
    if (pending != null) {
      out.putInt(deadlines.length).put(deadlines);
    }
    return out.put(dossier).array();
  }

  /// The keys of its deadlines; none where it cannot be read: the release that can makes them.
  public static List<String> deadlineKeys(String person, byte[] stored) {
    try {
      PendingDeadlines pending = of(person, stored).pending();
      return pending == null ? List.of() : pending.keys();
    } catch (Json.Unreadable e) {
      return List.of();
    }
  }
}
