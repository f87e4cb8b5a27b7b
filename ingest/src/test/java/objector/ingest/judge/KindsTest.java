package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import org.junit.jupiter.api.Test;

/// What tells the kinds apart beyond single sentences.
class KindsTest {
  @Test
  void anObjectionIsRefusedInTheNextSentenceToo() {
    Judgement judgement =
        fromMeta(
            "We looked at the objection that you made to AI at Meta. Unfortunately, we cannot accept"
                + " it.");

    assertThat(judgement.kind()).isEqualTo(MailKind.REFUSAL);
    assertThat(judgement.held()).isNull();
  }

  @Test
  void aMailboxThatNobodyReadsRefusesNothing() {
    Judgement judgement =
        fromMeta(
            "We have received your objection to AI at Meta. Please don't reply: we cannot read mails"
                + " to this address.");

    assertThat(judgement.kind()).isEqualTo(MailKind.ACKNOWLEDGEMENT);
  }

  @Test
  void whoCannotAnswerInTimeHasNotRefused() {
    Judgement judgement =
        fromMeta(
            "We are unable to respond within one month to your objection to AI at Meta. We are"
                + " extending the deadline by two further months.");

    assertThat(judgement.kind()).isEqualTo(MailKind.EXTENSION);
  }

  @Test
  void aGrantBesideTheFormIsHeld() {
    Judgement judgement =
        fromMeta(
            "We honour your objection to AI at Meta. The form:"
                + " https://www.facebook.com/help/contact/712876720715583");

    assertThat(judgement.kind()).isNotEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held()).isNotNull();
  }

  @Test
  void aGrantThatIsNotAboutAiIsHeldAsSomethingElse() {
    Judgement judgement = fromMeta("We have accepted your objection. Your video is back.");

    assertThat(judgement.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(judgement.held()).isNotNull();
  }

  @Test
  void whatMetaSaysOfAnObjectionInWordsThatAreNotUnderstoodIsAskedAbout() {
    Judgement unread =
        Judges.judge(
                """
                From: Facebook <notification@facebookmail.com>
                Subject: News

                Your objection lies with another department of ours.
                """)
            .judgement();
    Judgement other = fromMeta("You have three new friend suggestions.");

    assertThat(unread.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(unread.held()).isEqualTo(HeldReason.OBJECTION_UNREAD.said(""));
    assertThat(other.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(other.held()).isNull();
  }

  @Test
  void whatSeemsToAnswerAndSpeaksOfAiIsAskedAboutEvenWithoutAWordOfObjecting() {
    Judgement declined =
        fromMeta("We looked at what you told us of AI at Meta. Your wish was turned down.");
    Judgement asking =
        fromMeta("You wrote to us of AI at Meta. Please upload a picture of your passport.");
    Judgement advertisement = fromMeta("Meet Meta AI: it draws what you like. Try it today.");

    assertThat(declined.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(declined.held()).isEqualTo(HeldReason.MAY_ANSWER.said(""));
    assertThat(asking.held()).isEqualTo(HeldReason.MAY_ANSWER.said(""));
    assertThat(advertisement.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(advertisement.held()).isNull();
  }

  @Test
  void whatMetaSaysInALanguageThatNobodyHereReadsIsAskedAbout() {
    Judgement turkish = fromMeta("İtirazınızı kabul ediyoruz.");
    Judgement basque = fromMeta("Zure eskaera jaso dugu, eta laster erantzungo dizugu.");
    Judgement czech = fromMeta("Na Facebooku máte nové přátele. Podívejte se, kdo to je.");

    assertThat(turkish.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(turkish.held()).isEqualTo(HeldReason.MAY_ANSWER.said(""));
    assertThat(basque.held()).isEqualTo(HeldReason.MAY_ANSWER.said(""));
    assertThat(czech.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(czech.held()).isNull();
  }

  @Test
  void whoSpeaksOfObjectingAndNotOfHowToMayAnswer() {
    Judgement answer = fromMeta("Objections like this one take us a while.");
    Judgement advertisement =
        fromMeta("Your ad was not approved. You can object in Ads Manager within a week.");

    assertThat(answer.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(answer.held()).isEqualTo(HeldReason.MAY_ANSWER.said(""));
    assertThat(advertisement.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(advertisement.held()).isNull();
  }

  @Test
  void aReceiptThatMayAskSomethingIsHeldWithTheSentence() {
    Judgement asking =
        fromMeta(
            "We have received your objection to AI at Meta. Please write back with the name of your"
                + " page.");
    Judgement question =
        fromMeta("We have received your objection to AI at Meta. Which page does this concern?");
    Judgement receipt = fromMeta("We have received your objection to AI at Meta. Questions?");

    assertThat(asking.kind()).isEqualTo(MailKind.ACKNOWLEDGEMENT);
    assertThat(asking.held())
        .isEqualTo(HeldReason.ASKS_YOU.said("Please write back with the name of your page."));
    assertThat(question.held())
        .isEqualTo(HeldReason.ASKS_YOU.said("Which page does this concern?"));
    assertThat(receipt.kind()).isEqualTo(MailKind.ACKNOWLEDGEMENT);
    assertThat(receipt.held()).isNull();
  }

  @Test
  void whatTellsNeitherHowToObjectNorWhatBecameOfItIsNoNotice() {
    Judgement vague =
        fromMeta("An objection lies before us, and it is about AI at Meta. It stays with us.");
    Judgement notice =
        fromMeta("We will use posts for AI at Meta. You have the right to object at any time.");

    assertThat(vague.held()).isNotNull();
    assertThat(notice.kind()).isEqualTo(MailKind.NOTICE);
    assertThat(notice.held()).isNull();
  }

  @Test
  void aPolicyMailThatSpeaksOfYourObjectionIsAskedAbout() {
    Judgement judgement =
        fromMeta("We're updating our Privacy Policy. Your objection moves with it.");

    assertThat(judgement.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(judgement.held()).isEqualTo(HeldReason.OBJECTION_UNREAD.said(""));
  }

  @Test
  void aVerbAheadIsAnIf() {
    Judgement would = fromMeta("Wird dein Widerspruch zu KI bei Meta anerkannt, gilt er sofort.");
    Judgement does = fromMeta("Ab sofort wird dein Widerspruch zu KI bei Meta anerkannt.");

    assertThat(would.kind()).isNotEqualTo(MailKind.CONFIRMATION);
    assertThat(does.kind()).isEqualTo(MailKind.CONFIRMATION);
  }

  @Test
  void aCodeIsFoundBehindABrokenLine() {
    Judgement judgement =
        fromMeta(
            "Please enter this code in the form by which you object to the use\n"
                + "of your information for AI at Meta: 482913. It is valid for an hour.");

    assertThat(judgement.kind()).isEqualTo(MailKind.CODE);
    assertThat(judgement.codes()).containsExactly("482913");
  }

  @Test
  void aNumberInTheNextParagraphIsNoCode() {
    Judgement judgement =
        fromMeta(
            "Never share a code with anybody.\n\nWe have received your objection to AI at Meta. Your"
                + " case is 738201.");

    assertThat(judgement.kind()).isEqualTo(MailKind.ACKNOWLEDGEMENT);
  }

  private static Judgement fromMeta(String text) {
    return Judges.judge(
            "From: Facebook <notification@facebookmail.com>\nSubject: About AI\n"
                + "Content-Type: text/plain; charset=utf-8\n\n"
                + text
                + "\n")
        .judgement();
  }
}
