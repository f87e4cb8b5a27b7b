package objector.webui.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A list of addresses becomes mails that one's own mail program sends.
class InvitingMailsTest {
  @Test
  void everybodyIsInBlindCopyAndNobodyTwice() {
    InvitingMails mails =
        InvitingMails.of("anna@example.org\nben@example.org, anna@example.org", "Join us", "a b");

    assertThat(mails.faulty()).isEmpty();
    assertThat(mails.mails())
        .containsExactly(
            new InvitingMails.Mail(
                "mailto:?bcc=anna%40example.org,ben%40example.org&subject=Join%20us&body=a%20b",
                2));
  }

  @Test
  void whatIsNoAddressIsSaid() {
    InvitingMails mails = InvitingMails.of("anna@example.org\nno-address\n", "s", "b");

    assertThat(mails.faulty()).containsExactly("no-address");
  }

  @Test
  void nothingInAnAddressBecomesAnotherFieldOfTheMail() {
    InvitingMails mails = InvitingMails.of("a&cc=c@example.org", "s", "b&bcc=x@example.org");

    assertThat(mails.mails()).allSatisfy(mail -> assertThat(mail.href()).doesNotContain("&cc="));
    assertThat(InvitingMails.of("a@example.org", "s", "b&bcc=x").mails().getFirst().href())
        .endsWith("&body=b%26bcc%3Dx");
  }

  @Test
  void aLongListBecomesMailsThatMailProgramsTake() {
    String list =
        IntStream.range(0, 200)
            .mapToObj(i -> "person." + i + "@example.org")
            .collect(Collectors.joining("\n"));

    InvitingMails mails = InvitingMails.of(list, "subject", "body".repeat(100));

    assertThat(mails.addresses()).isEqualTo(200);
    assertThat(mails.mails())
        .hasSizeGreaterThan(1)
        .allSatisfy(mail -> assertThat(mail.href().length()).isLessThan(2_000));
  }
}
