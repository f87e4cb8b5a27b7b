package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.mail.MailKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhishingTest {
  private final LookAlike lookAlike =
      new LookAlike(Judges.PROGRAMMES.metaAiTraining().senders(), Judges.PHRASES);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facebook-mail.net",
        "faceb00k.com",
        "faceboook.com",
        "instagrarn.com",
        "xn--fcebook-2fg.com",
        "meta-support.com",
        "metasecurity.app",
        "facebookmail.com.login.example",
        "help.instagram.com.example.org",
        "fаcebook.com", // Cyrillic а
        "faceboοk.com", // Greek ο
        "ｆacebook.com", // full width
        "xn--fcebook-8va.com", // fácebook
        "lnstagram.com",
        "instagram-help.example",
        "facebok.com",
        "facebookk.com",
        "afcebook.com",
        "facebook.com.example.net",
        "rneta.com",
        "mеta.com", // Cyrillic е
        "m3ta.com",
        "whatsaap.com",
      })
  void aDomainThatImitatesMeta(String domain) {
    assertThat(lookAlike.imitates(domain)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facebookmail.com",
        "support.facebook.com",
        "example.org",
        "metallica.com",
        "metadata.io",
        "meta.stackexchange.com",
        "meta.org",
        "notebook.com",
        "noyb.eu",
        "web.de",
        ".",
        "...",
      })
  void aDomainThatDoesNot(String domain) {
    assertThat(lookAlike.imitates(domain)).isNull();
  }

  @Test
  void aNameOfMetasNeedsAnAddressOfMetas() {
    assertThat(lookAlike.claimsMeta("Facebook Support")).isTrue();
    assertThat(lookAlike.claimsMeta("Fаcebook")).as("with a Cyrillic а").isTrue();
    assertThat(lookAlike.claimsMeta("Meta for Business")).isTrue();
    assertThat(lookAlike.claimsMeta("Meta Schmidt")).isFalse();
    assertThat(lookAlike.claimsMeta("Anna")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"notification@facebookmail.com\" <x81@mailer.example>, PHISHING",
        "\"<no-reply@mail.instagram.com>\" <x81@mailer.example>, PHISHING",
        "\"notification@facebookmail.com via Choir\" <choir@mailer.example>, UNRELATED",
        "\"anna@example.org\" <x81@mailer.example>, UNRELATED",
      })
  void anAddressOfMetasIsNoNameOfAStranger(String from, MailKind kind) {
    String mail = "From: " + from + "\nSubject: Socks\n\nThree pairs for the price of two.\n";

    assertThat(Judges.judge(mail).judgement().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "Three pairs for the price of two., PHISHING",
    "News of Facebook and what to make of them., UNRELATED",
  })
  void whatAStrangersOtherVersionSaysOfMetaIsHidden(String html, MailKind kind) {
    String mail =
        """
        From: Socks <socks@news.example.com>
        Subject: Socks
        Content-Type: multipart/alternative; boundary=q

        --q
        Content-Type: text/plain

        You have the right to object to our use of your information for AI at Meta.
        --q
        Content-Type: text/html

        <p>%s</p>
        --q--
        """
            .formatted(html);

    assertThat(Judges.judge(mail).judgement().kind()).isEqualTo(kind);
  }

  @Test
  void aButtonThatWritesToAStrangerIsPhishing() {
    MailKind kind =
        Judges.judge(
                """
                From: Facebook <>
                Subject: Someone logged in
                Content-Type: text/html

                <p>Hi, was it you?</p><a href="mailto:thief@example.net?subject=no">Report</a>
                """)
            .judgement()
            .kind();

    assertThat(kind).isEqualTo(MailKind.PHISHING);
  }

  @Test
  void aSignatureOfMetasUnderAStrangersMailIsPhishing() {
    MailKind kind =
        Judges.judge(
                """
                From: Security <x@example.net>
                Subject: Your page will be removed

                Confirm here: https://pages.example.net/appeal

                The Facebook Team
                """)
            .judgement()
            .kind();

    assertThat(kind).isEqualTo(MailKind.PHISHING);
  }

  @Test
  void aNewsletterAboutMetaIsNone() {
    MailKind kind =
        Judges.judge(
                """
                From: News <letter@example.org>
                Subject: How to object to AI at Meta

                You have until 26 May to object to AI at Meta. Read on: https://example.org/how
                """)
            .judgement()
            .kind();

    assertThat(kind).isEqualTo(MailKind.UNRELATED);
  }
}
