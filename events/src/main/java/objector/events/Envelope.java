package objector.events;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import objector.events.id.Preconditions;

/// How every personal value is wrapped: `O`, format version, key id, owner, payload. Key id 0 means
/// plain. One day a payload may be encrypted under its owner's key, and destroying the key will
/// make every copy unreadable, in topics, stores and changelogs alike; the wrapping is there from
/// the first record so that this needs no migration.
///
/// ```
/// 'O' | version (1 byte) | key id (4 bytes, big-endian) | owner length (1 byte) | owner (ASCII) | payload
/// ```
///
/// Version 1 holds JSON or raw bytes, version 2 a [Compact] value. 3 and 4 are none: with them
/// begins what the tracker's store holds before a dossier's.
public final class Envelope {
  public static final int PLAIN = 0;
  private static final byte MARK = 'O';
  private static final byte VERSION = 1;
  private static final byte COMPACT = 2;

  private final String owner;
  private final int keyId;
  private final byte version;
  private final byte[] payload;

  private Envelope(byte version, String owner, int keyId, byte[] payload) {
    Preconditions.present(owner, "owner");
    Preconditions.present(payload, "payload");
    if (owner.length() > 80) {
      throw new IllegalArgumentException("'owner' is longer than 80 characters");
    }
    this.version = version;
    this.owner = owner;
    this.keyId = keyId;
    this.payload = payload;
  }

  public static Envelope plain(String owner, byte[] payload) {
    return new Envelope(VERSION, owner, PLAIN, payload);
  }

  /// The same around a [Compact] value.
  static Envelope compact(String owner, byte[] payload) {
    return new Envelope(COMPACT, owner, PLAIN, payload);
  }

  boolean isCompact() {
    return version == COMPACT;
  }

  public String owner() {
    return owner;
  }

  /// The payload of a topic whose values are JSON.
  ///
  /// @throws Json.Unreadable when it is compact: a later release wrote it
  byte[] json() {
    if (isCompact()) {
      throw new Json.Unreadable("a compact value, which this release knows as JSON only");
    }
    return payload;
  }

  /// Not a copy: payloads may be large.
  public byte[] payload() {
    return payload;
  }

  public byte[] toBytes() {
    byte[] ownerBytes = owner.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(7 + ownerBytes.length + payload.length)
        .put(MARK)
        .put(version)
        .putInt(keyId)
        .put((byte) ownerBytes.length)
        .put(ownerBytes)
        .put(payload)
        .array();
  }

  /// Opens an envelope.
  ///
  /// @throws Json.Unreadable when the bytes are no envelope, of a later version, or encrypted
  public static Envelope of(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.get() != MARK) {
        throw new Json.Unreadable("not an envelope");
      }
      byte version = in.get();
      if (version != VERSION && version != COMPACT) {
        throw new Json.Unreadable("envelope version " + version + " is not known to this release");
      }
      int keyId = in.getInt();
      if (keyId != PLAIN) {
        throw new Json.Unreadable(
            "encrypted under key " + keyId + ", which this release cannot read");
      }
      byte[] owner = new byte[in.get() & 0xff];
      in.get(owner);
      byte[] payload = new byte[in.remaining()];
      in.get(payload);
      return new Envelope(version, new String(owner, StandardCharsets.US_ASCII), keyId, payload);
    } catch (BufferUnderflowException e) {
      throw new Json.Unreadable("an envelope that breaks off");
    }
  }
}
