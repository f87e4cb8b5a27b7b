package objector.address;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A mail address that goes over the wire as it stands here: ASCII throughout, its domain as the
/// DNS has it. The one rule for signing up, for what is hashed, for letters and for transport; so
/// two people never share a hash, and no server on the way has anything to guess.
///
/// @param local before the `@`, as typed: RFC 5321's dot-string. Quoted ones are not taken
/// @param domain in lower case, other scripts than ours in punycode (`xn--…`)
public record EmailAddress(String local, String domain) {
  /// RFC 5321, 4.5.3.1: of the local part, and of the address within a path of 256 octets.
  private static final int LONGEST_LOCAL = 64;

  private static final int LONGEST = 254;

  /// Before punycode: no domain that has room in the DNS is longer.
  private static final int LONGEST_TYPED = LONGEST_LOCAL + 256;

  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

  public EmailAddress {
    AddressFault fault = fault(local);
    if (fault == null && (local.length() + 1 + domain.length()) > LONGEST) {
      fault = AddressFault.TOO_LONG;
    }
    if (fault == null && !DomainName.isAscii(domain)) {
      fault = AddressFault.DOMAIN;
    }
    if (fault != null) {
      throw new IllegalArgumentException("not a mail address: " + fault.word());
    }
  }

  /// Reads what somebody typed; blanks around it do not count. Whether the address exists, only a
  /// mail can tell.
  public static EmailAddress parse(String typed) throws NotAnAddress {
    if (typed.length() > LONGEST_TYPED) {
      throw new NotAnAddress(AddressFault.TOO_LONG);
    }
    String address = typed.strip();
    if (HiddenCharacters.in(address)) {
      throw new NotAnAddress(AddressFault.INVISIBLE);
    }
    int at = address.indexOf('@');
    if (at < 1 || at == address.length() - 1 || at != address.lastIndexOf('@')) {
      throw new NotAnAddress(AddressFault.SHAPE);
    }
    String local = address.substring(0, at);
    if (isSyntax(local) || isSyntax(address.substring(at + 1))) {
      throw new NotAnAddress(AddressFault.SHAPE);
    }
    AddressFault fault = fault(local);
    if (fault != null) {
      throw new NotAnAddress(fault);
    }
    String domain = DomainName.ascii(address.substring(at + 1));
    if (local.length() + 1 + domain.length() > LONGEST) {
      throw new NotAnAddress(AddressFault.TOO_LONG);
    }
    return new EmailAddress(local, domain);
  }

  /// The address, if it is one.
  public static Optional<EmailAddress> of(@Nullable String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(typed));
    } catch (NotAnAddress e) {
      return Optional.empty();
    }
  }

  /// What every way of writing capitals has in common: providers take `Anna@` and `anna@` for one.
  public String folded() {
    return local.toLowerCase(Locale.ROOT) + "@" + domain;
  }

  /// The mailbox behind it, as far as one can tell: what follows a plus only sorts, and at Google
  /// dots do not count. Good for counting how often somebody is written to, never for who they are.
  public String mailbox() {
    String name = local.toLowerCase(Locale.ROOT);
    int plus = name.indexOf('+');
    if (plus > 0) {
      name = name.substring(0, plus);
    }
    return switch (domain) {
      case "gmail.com", "googlemail.com" -> name.replace(".", "") + "@gmail.com";
      default -> name + "@" + domain;
    };
  }

  /// As it stands on the wire.
  @Override
  public String toString() {
    return local + "@" + domain;
  }

  private static @Nullable AddressFault fault(String local) {
    if (local.isEmpty()) {
      return AddressFault.SHAPE;
    }
    boolean isOfAtoms = true;
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (c > 0x7e) {
        return AddressFault.LETTERS;
      }
      isOfAtoms &= c == '.' || isAtom(c);
    }
    if (!isOfAtoms) {
      return AddressFault.SHAPE;
    }
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      return AddressFault.DOTS;
    }
    return local.length() > LONGEST_LOCAL ? AddressFault.TOO_LONG : null;
  }

  /// Blanks, controls and what lists, comments and routes are made of: more than an address was
  /// typed.
  private static boolean isSyntax(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c <= ' ' || c == 0x7f || "<>()[]\\,;:\"".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAtom(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ATOM.indexOf(c) >= 0;
  }
}
