package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.events.mail.Signal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The mails are invented; the forms of their senders are those of the masks.
class MaskedSenderTest {
  private static final String TEXT =
      "Hi Anna,\n\nWe will honour your objection to the use of your information for AI at Meta.\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DuckDuckGo|Instagram <no-reply_at_mail.instagram.com_anna@duck.com>|",
        "DuckDuckGo|Facebook <notification_at_facebookmail.com_blue.owl@duck.com>|",
        "iCloud Hide My Email|Instagram <no-reply_at_mail_instagram_com_8k2jd_4f1a@icloud.com>|",
        "iCloud Hide My Email|<security_at_facebookmail_com_x9@privaterelay.appleid.com>|",
        "Firefox Relay|\"no-reply@mail.instagram.com [via Relay]\" <8f2k1@mozmail.com>|",
        "Firefox Relay|\"Facebook [via Relay]\" <8f2k1@mozmail.com>|Resent-From:"
            + " <a@facebookmail.com>",
        "SimpleLogin|\"Facebook - notification(a)facebookmail.com\" <ra+k2@simplelogin.co>|",
        "SimpleLogin|Instagram <no-reply_at_mail_instagram_com_zxq@aleeas.com>|",
        "SimpleLogin|\"no-reply at mail.instagram.com\" <x7@passmail.net>|",
        "SimpleLogin|Instagram <no-reply.at.mail.instagram.com.wbd3@passmail.net>|",
        "SimpleLogin|Instagram <no-reply_at_mail_instagram_com_q@anna.example>|X-SimpleLogin-Type:"
            + " Forward",
        "addy.io|Instagram <shop+no-reply=mail.instagram.com@anna.anonaddy.com>|",
        "addy.io|\"Facebook 'notification at facebookmail.com'\" <fb@anna.4wrd.cc>|",
        "addy.io|Facebook <fb@anna.example>|X-AnonAddy-Original-Sender: no-reply@facebookmail.com",
        "Google Groups|\"'Facebook' via Family\" <family@googlegroups.com>|X-Original-From:"
            + " Facebook <a@facebookmail.com>",
        "Google Groups|\"Facebook via Club\" <club@verein.example>|X-Google-Group-Id: 7\\nReply-To:"
            + " notification@facebookmail.com",
      })
  void whatAMaskPassedOnIsHeldAndNamesTheMask(String mask, String from, @Nullable String header) {
    Judgement judgement = judge(from, header, TEXT);

    assertThat(judgement.kind()).as("%s", judgement).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held()).isEqualTo(HeldReason.MASKED.said(mask));
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(judgement.because()).contains(Signal.PASSED_ON_BY_MASK.said(mask));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relay.example|Facebook <notification_at_facebookmail.com_anna@in.relay.example>|",
        "relay.example|Facebook <x+notification=facebookmail.com@relay.example>|",
        "relay.example|Facebook <code.notification#facebookmail.com@relay.example>|",
        "verein.example|\"Facebook via Chor\" <chor@verein.example>|List-Id: <chor.verein.example>"
            + "\\nList-Post: <mailto:chor@verein.example>\\nReply-To:"
            + " notification@facebookmail.com",
      })
  void aMaskThatNobodyToldUsOfIsNamedByItsDomain(
      String domain, String from, @Nullable String header) {
    Judgement judgement = judge(from, header, TEXT);

    assertThat(judgement.held()).as("%s", judgement).isEqualTo(HeldReason.MASKED.said(domain));
    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Facebook <notification_at_facebookmail.com_anna@facebook-relay.example>",
        "Facebook <notification_at_facebookmail.com.evil.example_anna@relay.example>",
      })
  void whoeverOnlyCallsHimselfMetaIsNoMask(String from) {
    assertThat(judge(from, null, TEXT).kind()).isEqualTo(MailKind.PHISHING);
  }

  @Test
  void whatAMaskPassedOnInWordsThatSayNothingIsHeldToo() {
    Judgement judgement =
        judge(
            "Instagram <no-reply_at_mail.instagram.com_anna@duck.com>",
            null,
            "Hi Anna,\n\nThree people liked your photo.\n");

    assertThat(judgement.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(judgement.held()).isEqualTo(HeldReason.MASKED.said("DuckDuckGo"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Facebook <help_at_evil.example_anna@duck.com>",
        "\"Instagram - no-reply@mail.instagram.com\" <scam_at_evil.example_anna@duck.com>",
        "Facebook <ra+k2@simplelogin.co>",
        "Facebook <shop+meta=facebook-privacy.example@anna.anonaddy.com>",
        "\"Facebook [via Relay]\" <8f2k1@mozmail.com>",
        "\"help@facebookmail.com.evil.example [via Relay]\" <8f2k1@mozmail.com>",
      })
  void whoeverElseWritesThroughAMaskIsNotBelieved(String from) {
    Judgement judgement = judge(from, null, TEXT);

    assertThat(judgement.held() != null || judgement.kind() == MailKind.PHISHING)
        .as("%s", judgement)
        .isTrue();
    assertThat(judgement.held()).isNotEqualTo(HeldReason.MASKED.said("DuckDuckGo"));
  }

  @Test
  void aLinkThatLeavesMetaIsALieBehindAMaskToo() {
    Judgement judgement =
        judge(
            "Instagram <no-reply_at_mail.instagram.com_anna@duck.com>",
            null,
            TEXT + "\nhttps://meta-forms.example.net/confirm\n");

    assertThat(judgement.kind()).isEqualTo(MailKind.PHISHING);
  }

  @Test
  void whatTheMaskAddsToTheTextIsNoLie() {
    Judgement judgement =
        judge(
            "Instagram <no-reply_at_mail.instagram.com_anna@duck.com>",
            null,
            TEXT + "\nDuckDuckGo removed one tracker. https://duckduckgo.com/email/\n");

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
  }

  @Test
  void theMasksOwnSignatureIsKeptAsAFactAndProvesNothing() {
    Signer signer = new Signer();
    String mail =
        mail("Instagram <shop+no-reply=mail.instagram.com@example.net>", null, TEXT)
            .replace(
                "Subject:", "X-AnonAddy-Original-Sender: no-reply@mail.instagram.com\nSubject:");
    String signed = signer.signed(mail, "example.net", "s1", "Date:To:Subject:From", "");

    Judgement judgement =
        Judges.with(signer)
            .judge(signed.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), Judges.NOW)
            .judgement();

    assertThat(judgement.authenticity().verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(judgement.because())
        .contains(Signal.PASSED_ON_BY_MASK.said("addy.io"), Signal.MASK_SIGNED.said("example.net"));
  }

  @Test
  void aNoticeInSomebodysBulkMailAboutElseIsPhishing() {
    String notice =
        "We're planning new AI features for you. Learn how we use your information to improve AI at"
            + " Meta. You have the right to object to the use of your information for these"
            + " purposes:\n"
            + "https://www.facebook.com/help/contact/712876720715583\n";
    String bulk = "List-Unsubscribe: <https://news.example.com/out>";

    Judgement hidden = judge("Offers <news@shop.example>", bulk, notice);
    Judgement copied = judge("Otto <otto@shop.example>", null, notice);

    assertThat(hidden.kind()).as("%s", hidden).isEqualTo(MailKind.PHISHING);
    assertThat(hidden.because()).contains(Signal.IN_BULK_OF_OTHERS.said("shop.example"));
    assertThat(copied.kind()).as("%s", copied).isNotEqualTo(MailKind.PHISHING);
  }

  private static Judgement judge(String from, @Nullable String header, String text) {
    return Judges.judge(mail(from, header, text)).judgement();
  }

  private static String mail(String from, @Nullable String header, String text) {
    return "Date: Mon, 14 Apr 2025 10:00:00 +0000\nTo: anna@example.org\nFrom: "
        + from
        + "\nMIME-Version: 1.0\n"
        + (header == null ? "" : header.replace("\\n", "\n") + "\n")
        + "Subject: "
        + (header != null && header.startsWith("List-Uns") ? "Summer sale" : "About your objection")
        + "\nContent-Type: text/plain; charset=utf-8\n\n"
        + text;
  }
}
