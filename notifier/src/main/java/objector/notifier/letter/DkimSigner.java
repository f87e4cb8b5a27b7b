package objector.notifier.letter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Signs our mails (RFC 6376, relaxed/relaxed), with RSA or Ed25519 (RFC 8463), whichever the key
/// is for. The same mail gets the same signature: its time is the mail's own.
public final class DkimSigner {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,200}");
  private static final int SHORTEST_RSA = 2_048;
  private static final int LINE = 70;

  /// Whatever says something to its reader or their mail program. The way out must be signed (RFC
  /// 8058, 4).
  private static final Set<String> SIGNED =
      Set.of(
          "from",
          "to",
          "reply-to",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "auto-submitted",
          "list-id",
          "list-unsubscribe",
          "list-unsubscribe-post",
          "content-language",
          "content-type",
          "mime-version");

  /// Named once more than there are: nobody can put a second one on top.
  private static final List<String> NO_MORE = List.of("from", "to", "subject", "reply-to");

  private final String domain;
  private final String selector;
  private final PrivateKey key;
  private final boolean rsa;

  private record Field(String name, String whole) {}

  private DkimSigner(String domain, String selector, PrivateKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
    this.rsa = key instanceof RSAKey;
  }

  /// One that signs with that key.
  ///
  /// @param domain which answers for the mails: the sender's, or one above it
  /// @param selector under which the public key lies: `SELECTOR._domainkey.DOMAIN`
  /// @param pem the private key, PKCS #8 without a password
  /// @throws IllegalArgumentException saying which setting is wrong, and never what stands in it
  public static DkimSigner of(String domain, String selector, String pem) {
    require(NAME.matcher(domain).matches(), "sender.dkim-domain is not the name of a domain");
    require(NAME.matcher(selector).matches(), "sender.dkim-selector is not a name");
    PrivateKey key = key(pem);
    if (key instanceof RSAKey one) {
      require(
          one.getModulus().bitLength() >= SHORTEST_RSA,
          "sender.dkim-key is an RSA key of less than " + SHORTEST_RSA + " bits");
    }
    return new DkimSigner(domain, selector, key);
  }

  private static PrivateKey key(String pem) {
    String begin = "-----BEGIN PRIVATE KEY-----";
    int from = pem.indexOf(begin);
    int end = pem.indexOf("-----END PRIVATE KEY-----");
    require(from >= 0 && end > from, "sender.dkim-key is not a PEM file with a PKCS #8 key");
    PKCS8EncodedKeySpec bytes;
    try {
      bytes =
          new PKCS8EncodedKeySpec(
              Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), end)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Setting sender.dkim-key is not a PEM file.", e);
    }
    for (String kind : List.of("RSA", "Ed25519")) {
      PrivateKey key = key(kind, bytes);
      if (key != null) {
        return key;
      }
    }
    throw new IllegalArgumentException(
        "Setting sender.dkim-key is neither an RSA nor an Ed25519 key.");
  }

  private static @Nullable PrivateKey key(String kind, PKCS8EncodedKeySpec bytes) {
    try {
      return KeyFactory.getInstance(kind).generatePrivate(bytes);
    } catch (GeneralSecurityException e) {
      // Perhaps one of the other kind.
      return null;
    }
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("Setting " + problem + ".");
    }
  }

  /// The mail with its signature on top.
  public OutgoingMail signed(OutgoingMail mail) {
    String text = mail.text();
    int end = text.indexOf("\r\n\r\n");
    List<Field> fields = fields(text.substring(0, end + 2));
    List<String> names = new ArrayList<>();
    StringBuilder said = new StringBuilder(2_048);
    // Of several of one name the last comes first (RFC 6376, 5.4.2); ours has one of each.
    for (Field field : fields) {
      if (SIGNED.contains(field.name())) {
        names.add(field.name());
        said.append(relaxed(field)).append("\r\n");
      }
    }
    names.addAll(NO_MORE);
    String header =
        "DKIM-Signature: v=1; a="
            + (rsa ? "rsa-sha256" : "ed25519-sha256")
            + "; c=relaxed/relaxed; d="
            + domain
            + ";\r\n s="
            + selector
            + "; t="
            + mail.at().getEpochSecond()
            + ";\r\n h="
            + folded(names)
            + ";\r\n bh="
            + Base64.getEncoder().encodeToString(sha256(relaxedBody(text, end + 4)))
            + ";\r\n b=";
    said.append(relaxed(new Field("dkim-signature", header)));
    String signature = signature(said.toString().getBytes(StandardCharsets.US_ASCII));
    StringBuilder whole = new StringBuilder(text.length() + 1_024).append(header);
    for (int at = 0; at < signature.length(); at += LINE) {
      whole
          .append(at == 0 ? "" : "\r\n ")
          .append(signature, at, Math.min(signature.length(), at + LINE));
    }
    whole.append("\r\n").append(text);
    return new OutgoingMail(
        mail.messageId(), mail.from(), mail.to(), mail.at(), MailText.of(whole.toString()));
  }

  private static List<Field> fields(String head) {
    List<Field> fields = new ArrayList<>();
    int begin = 0;
    while (begin < head.length()) {
      int end = head.indexOf("\r\n", begin);
      while (end + 2 < head.length() && isBlank(head.charAt(end + 2))) {
        end = head.indexOf("\r\n", end + 2);
      }
      String whole = head.substring(begin, end);
      String name = whole.substring(0, whole.indexOf(':')).toLowerCase(Locale.ROOT);
      fields.add(new Field(name, whole));
      begin = end + 2;
    }
    return fields;
  }

  private static String folded(List<String> names) {
    StringBuilder list = new StringBuilder();
    int line = 0;
    for (String name : names) {
      if (line + name.length() > LINE) {
        list.append("\r\n  ");
        line = 0;
      }
      list.append(name).append(':');
      line += name.length() + 1;
    }
    list.setLength(list.length() - 1);
    return list.toString();
  }

  /// RFC 6376, 3.4.2: unfolded, blanks made one, none at the ends.
  private static String relaxed(Field field) {
    String value = field.whole().substring(field.whole().indexOf(':') + 1);
    StringBuilder out = new StringBuilder(value.length() + 32).append(field.name()).append(':');
    int start = out.length();
    boolean blank = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\r' || c == '\n') {
        continue;
      }
      if (isBlank(c)) {
        blank = true;
        continue;
      }
      if (blank && out.length() > start) {
        out.append(' ');
      }
      blank = false;
      out.append(c);
    }
    return out.toString();
  }

  /// RFC 6376, 3.4.4: blanks made one, none at the ends of lines, no empty lines at the end.
  private static byte[] relaxedBody(String text, int from) {
    byte[] out = new byte[text.length() - from + 2];
    int length = 0;
    int kept = 0;
    boolean blank = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        blank = true;
        continue;
      }
      if (blank && c != '\r' && c != '\n') {
        out[length++] = ' ';
      }
      blank = false;
      out[length++] = (byte) c;
      if (c != '\r' && c != '\n') {
        kept = length;
      }
    }
    byte[] body = new byte[kept == 0 ? 0 : kept + 2];
    System.arraycopy(out, 0, body, 0, kept);
    if (kept > 0) {
      body[kept] = '\r';
      body[kept + 1] = '\n';
    }
    return body;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private String signature(byte[] said) {
    try {
      Signature signer = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
      signer.initSign(key);
      // RFC 8463, 3: Ed25519 signs the hash.
      signer.update(rsa ? said : sha256(said));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key was good when it was read", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
