package objector.tracker.kept;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import objector.events.Json;
import objector.events.Tokens;
import objector.events.id.EventId;

/// The causes of late that were worked in for a person, each with the alerts that it caused: makes
/// a cause count once, and lets erasure find the alerts. They stand in the person's
/// [StoredDossier].
///
/// ```
/// cause = ids (2 bytes; the highest bit: as letters) | its id and those of its alerts
/// ```
///
/// What stands before a dossier is bounded: the eldest go together into a record of their own, and
/// none is forgotten.
public final class SeenCauses {
  /// Nothing happened to the person yet.
  public static final SeenCauses NONE = new SeenCauses(new byte[0], 0, false);

  /// What an earlier release wrote, of which each cause has a record of its own.
  public static final SeenCauses APART = new SeenCauses(new byte[0], 0, true);

  private static final int AS_LETTERS = 0x8000;

  /// So many are written again with each event at most.
  private static final int MOST = 24;

  private static final int STAY = 8;

  private final byte[] causes;
  private final int count;
  private final boolean apart;

  private SeenCauses(byte[] causes, int count, boolean apart) {
    this.causes = causes;
    this.count = count;
    this.apart = apart;
  }

  /// A record of causes that lie apart.
  static SeenCauses bunch(byte[] causes) {
    return of(causes, false);
  }

  /// @param apart earlier ones lie in records of their own
  /// @throws Json.Unreadable when the bytes do not say what they should
  static SeenCauses of(byte[] causes, boolean apart) {
    try {
      ByteBuffer in = ByteBuffer.wrap(causes);
      int count = 0;
      for (; in.hasRemaining(); count++) {
        skip(in);
      }
      return new SeenCauses(causes, count, apart);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new Json.Unreadable("causes that break off");
    }
  }

  /// Not a copy.
  byte[] toBytes() {
    return causes;
  }

  /// Whether some may lie in records of their own.
  public boolean isApart() {
    return apart;
  }

  /// The same, with others in records of their own.
  public SeenCauses withApart() {
    return apart ? this : new SeenCauses(causes, count, true);
  }

  public boolean has(EventId cause) {
    byte[] letters = cause.value().getBytes(StandardCharsets.US_ASCII);
    byte[] packed = new byte[Tokens.BYTES];
    boolean packs = Tokens.pack(cause.value(), packed, 0);
    ByteBuffer in = ByteBuffer.wrap(causes);
    while (in.hasRemaining()) {
      int begun = in.position() + Short.BYTES;
      boolean lettered = causes[in.position()] < 0;
      byte[] wanted = lettered ? letters : packed;
      if ((lettered || packs)
          && Arrays.equals(causes, begun, begun + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
      skip(in);
    }
    return false;
  }

  /// These and one more, with the alerts that it caused.
  public SeenCauses with(EventId cause, List<String> alerts) {
    List<String> ids = new ArrayList<>();
    ids.add(cause.value());
    ids.addAll(alerts);
    byte[] more = packed(ids);
    byte[] all = Arrays.copyOf(causes, causes.length + more.length);
    System.arraycopy(more, 0, all, causes.length, more.length);
    return new SeenCauses(all, count + 1, apart);
  }

  /// Whether some are to be kept apart.
  public boolean areTooMany() {
    return count > MOST;
  }

  /// The eldest, to be kept apart.
  byte[] eldest() {
    return Arrays.copyOf(causes, end(count - STAY));
  }

  /// The others.
  SeenCauses latest() {
    byte[] stay = Arrays.copyOfRange(causes, end(count - STAY), causes.length);
    return new SeenCauses(stay, STAY, true);
  }

  private int end(int number) {
    ByteBuffer in = ByteBuffer.wrap(causes);
    for (int i = 0; i < number; i++) {
      skip(in);
    }
    return in.position();
  }

  /// The first of them.
  String first() {
    return ids(ByteBuffer.wrap(causes)).getFirst();
  }

  /// The alerts of all of them.
  public List<String> alerts() {
    List<String> alerts = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(causes);
    while (in.hasRemaining()) {
      List<String> ids = ids(in);
      alerts.addAll(ids.subList(1, ids.size()));
    }
    return alerts;
  }

  private static void skip(ByteBuffer in) {
    int head = in.getShort();
    int number = head & ~AS_LETTERS & 0xffff;
    if (number == 0) {
      throw new Json.Unreadable("a cause without an id");
    }
    in.position(in.position() + number * (head < 0 ? Tokens.LETTERS : Tokens.BYTES));
  }

  private static List<String> ids(ByteBuffer in) {
    int head = in.getShort();
    int number = head & ~AS_LETTERS & 0xffff;
    byte[] letters = new byte[Tokens.LETTERS];
    byte[] packed = new byte[Tokens.BYTES];
    List<String> ids = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      if (head < 0) {
        in.get(letters);
      } else {
        in.get(packed);
        Tokens.unpack(packed, 0, letters);
      }
      ids.add(new String(letters, StandardCharsets.US_ASCII));
    }
    return ids;
  }

  /// As letters only where one of them is not to be packed, which ids of ours are.
  private static byte[] packed(List<String> ids) {
    if (ids.size() >= AS_LETTERS) {
      throw new IllegalArgumentException("more alerts of one cause than can be kept");
    }
    byte[] packed = new byte[Short.BYTES + ids.size() * Tokens.BYTES];
    ByteBuffer.wrap(packed).putShort((short) ids.size());
    for (int i = 0; i < ids.size(); i++) {
      if (!Tokens.pack(ids.get(i), packed, Short.BYTES + i * Tokens.BYTES)) {
        return lettered(ids);
      }
    }
    return packed;
  }

  private static byte[] lettered(List<String> ids) {
    ByteBuffer out = ByteBuffer.allocate(Short.BYTES + ids.size() * Tokens.LETTERS);
    out.putShort((short) (ids.size() | AS_LETTERS));
    ids.forEach(id -> out.put(id.getBytes(StandardCharsets.US_ASCII)));
    return out.array();
  }
}
