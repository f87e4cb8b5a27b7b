package objector.ingest.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import objector.ingest.mime.TransferDecoding;
import org.jspecify.annotations.Nullable;

/// A key record (RFC 6376, 3.6.1; RFC 8463), read.
///
/// @param testing `t=y`: the signer says that its signatures do not count yet
/// @param strict `t=s`: the identity must be of the very domain
/// @param fault null, or why it cannot be used
record DkimKey(
    @Nullable PublicKey key,
    boolean ed25519,
    boolean testing,
    boolean strict,
    @Nullable String fault,
    boolean withdrawn) {
  private static final int SMALLEST_RSA = 1024;

  /// What stands before the 32 bytes of a key in its X.509 form.
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  /// What stands before an RSA key that was published without its X.509 frame.
  private static final byte[] RSA_OID = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  static DkimKey read(String text) {
    TagList tags = TagList.read(text);
    if (tags == null) {
      return faulty("the key record is not a list of tags");
    }
    if (!tags.get("v", "DKIM1").equals("DKIM1")) {
      return faulty("the key record is not of DKIM");
    }
    String type = tags.get("k", "rsa").toLowerCase(Locale.ROOT);
    if (!type.equals("rsa") && !type.equals("ed25519")) {
      return faulty("a kind of key that is not known");
    }
    if (tags.get("p") == null) {
      return faulty("the key record holds no key");
    }
    if (tags.compact("p").isEmpty()) {
      return new DkimKey(null, false, false, false, "the key was withdrawn", true);
    }
    if (!allows(tags.get("h"), "sha256")) {
      return faulty("the key is not for sha256");
    }
    if (!allows(tags.get("s"), "email")) {
      return faulty("the key is not for mail");
    }
    List<String> flags = List.of(tags.compact("t").toLowerCase(Locale.ROOT).split(":", -1));
    return of(
        TransferDecoding.base64(tags.compact("p").getBytes(StandardCharsets.ISO_8859_1)),
        type.equals("ed25519"),
        flags.contains("y"),
        flags.contains("s"));
  }

  int bits() {
    return key instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() : 256;
  }

  private static DkimKey of(byte[] bytes, boolean ed25519, boolean testing, boolean strict) {
    try {
      PublicKey key = ed25519 ? ed25519(bytes) : rsa(bytes);
      if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA) {
        return faulty("an RSA key of less than 1024 bits does not count (RFC 8301)");
      }
      return new DkimKey(key, ed25519, testing, strict, null, false);
    } catch (GeneralSecurityException | RuntimeException e) {
      return faulty("the key cannot be read");
    }
  }

  private static PublicKey ed25519(byte[] bytes) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(joined(ED25519, bytes)));
  }

  private static PublicKey rsa(byte[] bytes) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance("RSA");
    try {
      return factory.generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      byte[] bits = joined(new byte[] {0}, bytes);
      byte[] content = joined(RSA_OID, der(0x03, bits));
      return factory.generatePublic(new X509EncodedKeySpec(der(0x30, content)));
    }
  }

  private static byte[] der(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length < 128
            ? new byte[] {(byte) tag, (byte) length}
            : length < 256
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return joined(head, content);
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = new byte[a.length + b.length];
    System.arraycopy(a, 0, both, 0, a.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static boolean allows(@Nullable String list, String wanted) {
    if (list == null) {
      return true;
    }
    List<String> names = List.of(list.replace(" ", "").toLowerCase(Locale.ROOT).split(":", -1));
    return names.contains(wanted) || names.contains("*");
  }

  private static DkimKey faulty(String fault) {
    return new DkimKey(null, false, false, false, fault, false);
  }
}
