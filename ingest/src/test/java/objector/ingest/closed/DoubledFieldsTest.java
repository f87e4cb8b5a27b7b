package objector.ingest.closed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import objector.ingest.mime.MimeReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubledFieldsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: About your objection",
        "subject: About  your\n objection",
        "Subject: =?utf-8?q?About_your_objection?=",
        "Received: from a by b\nReceived: from c by d",
        "X-Subject: Withdrawn",
      })
  void whatSaysTheSameOrMayStandOftenIsNone(String more) {
    assertThat(in("Subject: About your objection\n" + more)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Meta <notification@facebookmail.com>",
        "To: otto@example.org",
        "SUBJECT: Withdrawn",
        "Date: Tue, 15 Apr 2025 10:00:00 +0000",
        "Content-Type: text/html",
      })
  void whatSaysSomethingElseIsNamed(String more) {
    String name = more.substring(0, more.indexOf(':'));

    assertThat(
            in(
                """
                From: Facebook <notification@facebookmail.com>
                To: anna@example.org
                Subject: About your objection
                Date: Mon, 14 Apr 2025 10:00:00 +0000
                Content-Type: text/plain
                """
                    + more))
        .startsWithIgnoringCase(name + ": ")
        .endsWith(more.substring(more.indexOf(' ') + 1));
  }

  @Test
  void aForwardThatIsTextHasNoFieldsOfItsOwn() {
    assertThat(DoubledFields.in(null)).isNull();
  }

  private static @Nullable String in(String header) {
    return DoubledFields.in(
        MimeReader.read((header + "\n\nHello\n").getBytes(StandardCharsets.UTF_8)));
  }
}
