package objector.ingest.judge;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.dkim.KeyRecords.Answer;
import objector.ingest.keys.KeySource;

/// Signs mails as Meta's servers do, with keys of its own. Simple canonical forms are written here
/// once more, by another hand than the verifier's.
final class Signer implements KeySource {
  private final Map<String, String> records = new HashMap<>();
  private final KeyPair rsa;
  private final KeyPair ed25519;

  Signer() {
    this.rsa = pair("RSA", 1024);
    this.ed25519 = pair("Ed25519", 255);
    record("s1._domainkey.facebookmail.com", "k=rsa; t=s; h=sha256; p=" + base64(rsaKey()));
    KeyPair small = pair("RSA", 1008);
    record(
        "small._domainkey.facebookmail.com",
        "v=DKIM1; p=" + base64(small.getPublic().getEncoded()));
    record("sha1._domainkey.facebookmail.com", "v=DKIM1; h=sha1; p=" + base64(rsaKey()));
    record("s1._domainkey.example.net", "v=DKIM1; p=" + base64(rsaKey()));
    record("s1._domainkey.meta.com", "v=DKIM1; p=" + base64(rsaKey()));
    record("test._domainkey.facebookmail.com", "v=DKIM1; t=y; p=" + base64(rsaKey()));
    record("gone._domainkey.facebookmail.com", "v=DKIM1; p=");
    record("ed._domainkey.facebookmail.com", "v=DKIM1; k=ed25519; p=" + base64(edKey()));
  }

  @Override
  public KeyRecords find(List<String> names) {
    Map<String, Answer> answers = new HashMap<>();
    for (String name : names) {
      boolean down = name.startsWith("down.");
      String trouble = down ? "DNS did not answer in time" : null;
      answers.put(name, new Answer(down ? null : records.get(name), trouble));
    }
    return new KeyRecords(answers);
  }

  private void record(String name, String text) {
    records.put(name, text);
  }

  /// The mail with a signature on top: `relaxed/simple`, over the fields named.
  String signed(String mail, String domain, String selector, String fields, String extra) {
    boolean ed = selector.equals("ed");
    String crlf = mail.replace("\n", "\r\n");
    int split = crlf.indexOf("\r\n\r\n");
    String body = crlf.substring(split + 4);
    String tags =
        "v=1; a="
            + (ed ? "ed25519" : "rsa")
            + "-sha256; c=relaxed/simple; d="
            + domain
            + "; s="
            + selector
            + ";"
            + extra
            + " h="
            + fields
            + "; bh="
            + base64(sha256(signedBody(body)))
            + "; b=";
    StringBuilder header = new StringBuilder();
    for (String name : fields.split(":", -1)) {
      header.append(relaxed(field(crlf.substring(0, split), name))).append("\r\n");
    }
    header.append(relaxed("DKIM-Signature: " + tags));
    return "DKIM-Signature: " + tags + sign(header.toString(), ed) + "\n" + mail;
  }

  private static String signedBody(String body) {
    String end = body;
    while (end.endsWith("\r\n\r\n")) {
      end = end.substring(0, end.length() - 2);
    }
    return end.endsWith("\r\n") ? end : end + "\r\n";
  }

  private static String field(String header, String name) {
    String found = "";
    for (String line : header.split("\r\n", -1)) {
      found = line.regionMatches(true, 0, name + ":", 0, name.length() + 1) ? line : found;
    }
    return found;
  }

  private static String relaxed(String field) {
    int colon = field.indexOf(':');
    List<String> words = new ArrayList<>(Arrays.asList(field.substring(colon + 1).split(" ", -1)));
    words.removeIf(String::isEmpty);
    return field.substring(0, colon).toLowerCase(Locale.ROOT) + ":" + String.join(" ", words);
  }

  private String sign(String header, boolean ed) {
    try {
      Signature signature = Signature.getInstance(ed ? "Ed25519" : "SHA256withRSA");
      signature.initSign(ed ? ed25519.getPrivate() : rsa.getPrivate());
      signature.update(ed ? sha256(header) : header.getBytes(StandardCharsets.UTF_8));
      return base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] rsaKey() {
    return rsa.getPublic().getEncoded();
  }

  private byte[] edKey() {
    byte[] encoded = ed25519.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  private static KeyPair pair(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
