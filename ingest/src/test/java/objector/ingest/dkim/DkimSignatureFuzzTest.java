package objector.ingest.dkim;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import objector.events.mail.Judgement.Of;
import objector.ingest.dkim.KeyRecords.Answer;
import objector.ingest.mime.Headers;
import objector.ingest.mime.Mail;
import objector.ingest.mime.MimeReader;

/// Any bytes as a signature, and as its key: no exception, and nothing that holds.
class DkimSignatureFuzzTest {
  private static final byte[] NAME = "DKIM-Signature: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REST =
      "\r\nFrom: anna@example.org\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);

  @FuzzTest(maxDuration = "10s")
  void anyBytesAreReadAsSignature(byte[] bytes) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.writeBytes(NAME);
    raw.writeBytes(bytes);
    raw.writeBytes(REST);
    Mail mail = MimeReader.read(raw.toByteArray());
    Map<String, Answer> answers = new HashMap<>();
    String key = new String(bytes, StandardCharsets.ISO_8859_1);
    for (Headers.Field field : mail.headers().all("DKIM-Signature")) {
      DkimSignature signature = DkimSignature.read(field);
      answers.put(signature.keyName(), new Answer(key, null));
    }

    for (var checked : DkimVerifier.check(mail, Of.OUTER, new KeyRecords(answers), Instant.EPOCH)) {
      if (checked.passes()) {
        throw new AssertionError("a signature that nobody made holds");
      }
    }
  }
}
