package objector.ingest.dkim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import objector.ingest.dkim.KeyRecords.Answer;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/// Invented mails, signed by a library that is not ours, in every form; the same ones each time.
final class SignedByJdkim {
  private static final String NAME = "s1._domainkey.example.org";
  private static final List<String> BODIES =
      List.of(
          "Hello Anna,\r\n\r\nall is well.\r\n",
          "",
          "no line end",
          "\r\n\r\n",
          "spaces  and\ttabs \t \r\n \r\nand free lines at the end\r\n\r\n\r\n",
          "Gr\u00fc\u00dfe an alle\r\n--\r\n.\r\n");
  private static final List<String> FORMS =
      List.of("relaxed/relaxed", "relaxed/simple", "simple/relaxed", "simple/simple");

  private final KeyPair pair;

  SignedByJdkim() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    SecureRandom same = SecureRandom.getInstance("SHA1PRNG");
    same.setSeed(8);
    generator.initialize(1024, same);
    this.pair = generator.generateKeyPair();
  }

  KeyRecords keys() {
    String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    return new KeyRecords(Map.of(NAME, new Answer("v=DKIM1; k=rsa; p=" + key, null)));
  }

  List<byte[]> mails() throws IOException, FailException {
    List<byte[]> mails = new ArrayList<>();
    for (String body : BODIES) {
      for (String form : FORMS) {
        for (String rest :
            List.of("", " l=4;", " x=9999999999; t=1700000000;", " i=anna@example.org;")) {
          mails.add(mail(body, form, rest));
        }
      }
    }
    return mails;
  }

  private byte[] mail(String body, String form, String rest) throws IOException, FailException {
    String mail =
        """
        From: Anna <anna@example.org>
        To: in@example.net,
         \tother@example.net
        Subject:  Some   words about
        \tan objection \s
        Date: Mon, 14 Apr 2025 10:00:00 +0000
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        """
                .replace("\n", "\r\n")
            + body;
    String template =
        "v=1; a=rsa-sha256; c=%s; d=example.org; s=s1;%s h=from:to:subject:date:from:mime-version:content-type; bh=; b=;"
            .formatted(form, rest);
    byte[] raw = mail.getBytes(StandardCharsets.UTF_8);
    String field = new DKIMSigner(template, pair.getPrivate()).sign(new ByteArrayInputStream(raw));
    return (field + "\r\n" + mail).getBytes(StandardCharsets.UTF_8);
  }
}
