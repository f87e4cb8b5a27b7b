package objector.ingest.mail;

/// Bytes as they reached us: passed around, never changed, and compared by nobody.
final class Octets {
  private final byte[] array;

  Octets(byte[] array) {
    this.array = array;
  }

  /// Itself, not a copy: mails are large.
  byte[] array() {
    return array;
  }
}
