package objector.webui.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.address.EmailAddress;
import objector.events.id.LoginHash;

/// The keyed hash that finds an address's owner.
public final class LoginAddresses {
  private final SecretKeySpec key;

  public LoginAddresses(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// The same for every way of writing capitals, and for nothing else.
  public LoginHash hash(EmailAddress address) {
    return new LoginHash(hashed(address.folded()));
  }

  /// Whose mails are counted as one mailbox's: without it, every `anna+1`, `anna+2` … might be
  /// written to as often as an address may.
  String mailbox(EmailAddress address) {
    return hashed(address.mailbox());
  }

  private String hashed(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
