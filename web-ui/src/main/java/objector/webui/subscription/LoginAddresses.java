package objector.webui.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.events.id.LoginHash;
import org.jspecify.annotations.Nullable;

/// E-mail addresses as people type them, and the keyed hash that finds their owner.
public final class LoginAddresses {
  private static final int LONGEST = 254;

  private final SecretKeySpec key;

  public LoginAddresses(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// The address without blanks, if it can be one: something, one `@`, a domain with a dot or
  /// `localhost`. Whether it exists only a mail can tell.
  public static Optional<String> address(@Nullable String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    String address = typed.strip();
    int at = address.lastIndexOf('@');
    if (at < 1 || at > 64 || address.length() > LONGEST) {
      return Optional.empty();
    }
    String local = address.substring(0, at);
    String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
    boolean plain =
        address.chars().allMatch(c -> c > ' ' && c != 0x7f && "<>,;:\"\\()[]".indexOf(c) < 0);
    return plain && local.indexOf('@') < 0 && isDomain(domain)
        ? Optional.of(local + "@" + domain)
        : Optional.empty();
  }

  private static boolean isDomain(String domain) {
    if (domain.equals("localhost")) {
      return true;
    }
    if (domain.indexOf('.') < 1 || domain.endsWith(".") || domain.contains("..")) {
      return false;
    }
    return domain.chars().allMatch(c -> c == '.' || c == '-' || Character.isLetterOrDigit(c));
  }

  /// The same for every way of writing capitals: providers take `Anna@` and `anna@` for one.
  public LoginHash hash(String address) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] bytes = address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return new LoginHash(HexFormat.of().formatHex(mac.doFinal(bytes)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
