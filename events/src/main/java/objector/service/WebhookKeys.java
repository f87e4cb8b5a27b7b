package objector.service;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import objector.events.id.PersonId;
import objector.events.person.WayToHear;

/// The key that somebody's webhook messages are signed with: derived from the installation's and
/// from what opened the way, so that it is kept nowhere, and opening it again makes another. web-ui
/// shows it, the notifier signs with it.
public final class WebhookKeys {
  private final SecretKeySpec key;

  /// @param key the one of links
  public WebhookKeys(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /// As the person puts it into their program: 64 hexadecimal digits, of which the letters are the
  /// key.
  public String of(PersonId person, WayToHear way) {
    return hmac(key, "webhook\0" + person + "\0" + way.opened());
  }

  /// `hex(HMAC-SHA256(key, timestamp + "." + body))`
  public static String sign(String key, long timestamp, String body) {
    byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
    return hmac(new SecretKeySpec(bytes, "HmacSHA256"), timestamp + "." + body);
  }

  private static String hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
