package objector.webui.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import objector.webui.request.WebRequest.Form;
import org.junit.jupiter.api.Test;

class FormDecoderTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data; boundary=xyz";

  @Test
  void fieldsAreReadInTheirOrder() {
    Form form = decode(FORM, "a=one&b=caf%C3%A9&a=two").orElseThrow();

    assertThat(form.all("a")).containsExactly("one", "two");
    assertThat(form.all("b")).containsExactly("café");
    assertThat(form.file()).isNull();
  }

  @Test
  void aFileAndFieldsAreReadFromParts() {
    String body =
        """
        --xyz
        Content-Disposition: form-data; name="subject"

        Hällo
        --xyz
        Content-Disposition: form-data; name="mail"; filename="a.eml"
        Content-Type: message/rfc822

        From: x

        body
        --xyz--
        """;

    Form form = decode(PARTS, body.replace("\n", "\r\n")).orElseThrow();

    assertThat(form.all("subject")).containsExactly("Hällo");
    assertThat(form.filled()).isEqualTo("From: x\r\n\r\nbody".getBytes(UTF_8));
  }

  @Test
  void aFormOfTooManyFieldsIsNotRead() {
    assertThat(decode(FORM, "a=1&".repeat(40))).isEmpty();
  }

  @Test
  void nothingPostedIsAnEmptyForm() {
    assertThat(decode("", "")).contains(Form.empty());
    assertThat(decode("text/plain", "x")).isEmpty();
  }

  /// Whatever is sent, the answer is a form or none.
  @Test
  void brokenFormsAreFormsOrNone() {
    Random random = new Random(7);
    String form =
        """
        --xyz
        Content-Disposition: form-data; name="mail"; filename="a"

        b%41=&
        --xyz--
        """;
    byte[] whole = form.replace("\n", "\r\n").getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = whole.clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(bytes.length + 1);
      String type = random.nextInt(10) == 0 ? "multipart/form-data" : i % 2 == 0 ? PARTS : FORM;

      assertThat(FormDecoder.decode(new BodyReader.Body(type, bytes, length))).isNotNull();
    }
  }

  private static Optional<Form> decode(String type, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return FormDecoder.decode(new BodyReader.Body(type, bytes, bytes.length));
  }
}
