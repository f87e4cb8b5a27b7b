package objector.address;

/// Why something is no mail address for us. Each has its sentence, in every language.
public enum AddressFault {
  /// Not one name, one `@` and one domain.
  SHAPE("shape"),
  /// A dot at either end of the name, or two in a row (RFC 5321, 4.1.2).
  DOTS("dots"),
  /// Letters before the `@` that not every mail server takes. Left out or replaced on the way, they
  /// name somebody else.
  LETTERS("letters"),
  /// A character that cannot be seen, or that only looks like another.
  INVISIBLE("invisible"),
  /// No domain that can be in the DNS (IDNA 2008).
  DOMAIN("domain"),
  /// Longer than mail servers must take.
  TOO_LONG("too-long");

  private final String word;

  AddressFault(String word) {
    this.word = word;
  }

  /// As message keys say it.
  public String word() {
    return word;
  }
}
