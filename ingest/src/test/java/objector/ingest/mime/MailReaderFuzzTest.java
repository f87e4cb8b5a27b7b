package objector.ingest.mime;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.forward.AddressList;
import objector.ingest.maildate.MailDate;
import objector.ingest.outlook.Mbox;
import objector.ingest.visible.VisibleText;

/// Takes any bytes apart: no exception, and within the bounds.
class MailReaderFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void anyBytesAreTakenApart(byte[] bytes) {
    Mail mail = MimeReader.read(bytes);

    if (mail.parts().size() > MimeReader.MOST_PARTS) {
      throw new AssertionError("too many parts");
    }
    VisibleText.of(mail.text("html"));
    mail.text("plain");
    for (Headers.Field field : mail.headers().fields()) {
      for (Mailbox mailbox : AddressList.read(field.value())) {
        AddressList.domain(mailbox);
      }
      EncodedWords.decode(field.value());
      MediaType.of(field.value());
      MailDate.read(field.value(), "en", field.value().toLowerCase(Locale.ROOT));
    }
    for (Mail.Part part : mail.parts()) {
      part.text();
    }
    Mbox.mails(bytes);
  }
}
