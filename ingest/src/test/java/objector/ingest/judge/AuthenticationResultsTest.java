package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import objector.events.mail.Judgement.Said;
import objector.events.mail.Judgement.Verdict;
import objector.ingest.mime.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The mails are invented.
class AuthenticationResultsTest {
  @Test
  void itsResultsAreKept() {
    Said said =
        said(
            """
            Authentication-Results: mx.example.net;
             dkim=fail (bad; really) header.i=@a.example;
             dkim=pass header.i=@example.org header.s=s1;
             spf=softfail (mx.example.net: not ; allowed) smtp.mailfrom=example.org;
             dmarc=pass (p=REJECT) header.from=example.org
            """);

    assertThat(said).isEqualTo(new Said("mx.example.net", "softfail", "pass", "pass"));
  }

  @Test
  void onlyTheTopmostLineCounts() {
    Said said =
        said(
            """
            Authentication-Results: mx.example.net; spf=fail
            Authentication-Results: mx.example.com; spf=pass; dmarc=pass
            """);

    assertThat(said).isEqualTo(new Said("mx.example.net", "fail", null, null));
  }

  @Test
  void aLineOfSpfAloneCountsToo() {
    Said said =
        said("Received-SPF: Pass (mx: ok) client-ip=192.0.2.1; receiver=mx.example.net; x=y\n");

    assertThat(said).isEqualTo(new Said("mx.example.net", "pass", null, null));
  }

  @Test
  void whatIsNoResultIsLeftOut() {
    assertThat(said("Authentication-Results: mx; spf=excellent; dmarc=\n")).isNull();
    assertThat(said("Authentication-Results: mx; none\n")).isNull();
    assertThat(said("Received-SPF: ((((((\n")).isNull();
    assertThat(said("Subject: x\n")).isNull();
  }

  @Test
  void nobodyIsBelievedForIt() {
    JudgedMail reading =
        Judges.judge(
            """
            Authentication-Results: mx.example.net; dkim=pass header.d=facebookmail.com; dmarc=pass
            From: Facebook <notification@facebookmail.com>
            To: anna@example.org
            Subject: Your objection

            We will honour your objection to the use of your information for AI at Meta.
            """);

    assertThat(reading.judgement().authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(reading.judgement().authenticity().said())
        .isEqualTo(new Said("mx.example.net", null, "pass", "pass"));
  }

  private static @Nullable Said said(String header) {
    byte[] bytes = (header + "\n").getBytes(StandardCharsets.UTF_8);
    return AuthenticationResults.said(Headers.read(bytes, 0, bytes.length));
  }
}
