package objector.ingest.mime;

/// Bytes as they reached us: passed around, never changed, and compared by nobody.
public final class Octets {
  private final byte[] array;

  public Octets(byte[] array) {
    this.array = array;
  }

  /// Itself, not a copy: mails are large.
  public byte[] array() {
    return array;
  }
}
