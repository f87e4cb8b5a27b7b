package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import objector.programmes.phrase.KnownSentences;
import objector.programmes.phrase.SentenceForm;
import objector.programmes.phrase.SentenceReading;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A confirmation is believed only when it was read to its last word. All mails are invented; the
/// sentences with a source in `programmes` are Meta's.
class ClosedReaderTest {
  private static final String META =
      "We will honour your objection for your public information, such as public posts and"
          + " comments. This means that we won't use your public information from Facebook and"
          + " Instagram for future development and improvement of generative AI models for our AI at"
          + " Meta features and experiences.";
  private static final String LINKED =
      "We will also honour your objection for any other accounts that you've added to the same"
          + " Accounts Centre as this account.";
  private static final String ITALIAN =
      "Accogliamo la tua opposizione riguardante le tue informazioni pubbliche, come i commenti e i"
          + " post pubblici, e le tue interazioni con le funzioni di IA su Meta. Ciò significa che"
          + " in futuro non useremo le tue informazioni pubbliche provenienti dai prodotti di Meta o"
          + " le tue interazioni con le funzioni di IA su Meta per sviluppare e migliorare i modelli"
          + " di IA generativa per l'IA su Meta.";

  static Stream<String> frames() {
    return Stream.of(
        META,
        "Hi Anna,\n\n" + META + "\n\n" + LINKED + "\n\nThanks,\nThe Facebook team",
        "Hello Anna Berg,\n\nThank you for contacting us.\n\n" + META + "\n\nMeta Privacy",
        "Hi anna.berg,\n" + META + "\n" + LINKED + "\nThanks,\nPrivacy Operations\nInstagram",
        "Hi,\n\nThanks for getting in touch.\n\n"
            + META
            + "\n\n"
            + LINKED
            + "\n\nIf you have any questions, please visit our Help Centre:"
            + " https://www.facebook.com/help\n\nKind regards,\nThe Instagram team\n\n-----\nThis"
            + " message was sent to anna@example.org and intended for Anna Berg.\nMeta Platforms"
            + " Ireland Ltd., Attn: Community Operations, Merrion Road, Dublin 4, D04 X2K5,"
            + " Ireland\n© 2025 Meta",
        "Hi Anna,\n\n" + wrapped(META) + "\n\n" + wrapped(LINKED) + "\n\nThe Facebook team");
  }

  @ParameterizedTest
  @MethodSource("frames")
  void metasOwnWordsInTheirFramesAreBelieved(String text) {
    assertThat(judged("Your objection to AI at Meta", text)).isEqualTo(believed());
    assertThat(judged("An update about your objection", text)).isEqualTo(believed());
  }

  @Test
  void metasItalianIsBelieved() {
    assertThat(judged("La tua opposizione", "Ciao Anna,\n\n" + ITALIAN + "\n\nIl team di Facebook"))
        .isEqualTo(believed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This does not apply to comments.",
        "Please disregard the above.",
        "Until then we go on as before",
        "See the attached decision.",
        "P.S. We changed our mind.",
        "✗",
        "Sent from my phone",
        "Is that right?"
      })
  void anythingElseInItIsShownAndAsked(String more) {
    for (String text : List.of(META + "\n\n" + more, more + "\n\n" + META, META + " " + more)) {
      Told told = judged("Your objection", "Hi Anna,\n\n" + text);

      assertThat(told.kind()).isEqualTo(MailKind.CONFIRMATION);
      HeldReason.Said said = HeldReason.read(String.valueOf(told.held())).orElseThrow();
      assertThat(said.reason()).isEqualTo(HeldReason.UNREAD);
      assertThat(more).startsWith(said.detail());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We will honour your objection in part. This means that we won't use your public \
          information from Facebook and Instagram for AI at Meta. | in part
          We will honour your objection to AI at Meta. This means that we won't use your public \
          photos for AI at Meta. | photos
          We will honour your objection to AI at Meta from 2027. This means that we won't use your \
          public information for AI at Meta. | 2027
          """)
  void aSentenceThatGoesOnIsAnotherOne(String text, String shown) {
    Told told = judged("Your objection", text);

    assertThat(told.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(told.held()).contains(shown);
  }

  @Test
  void ofSeveralUnreadSentencesTheOneThatTakesSomethingBackIsShown() {
    Told told =
        judged("Your objection", META + "\n\nThis took us a while.\n\nThat mail was a mistake.");

    assertThat(told.held()).contains("That mail was a mistake.");
  }

  @Test
  void whatIsKnownWholeNeedNotNameAi() {
    String known =
        "We've reviewed your request and will honor your objection. This means your request will be"
            + " applied going forward.";

    assertThat(judged("We will honor your objection", "Hello Anna,\n\n" + known))
        .isEqualTo(believed());
    Told more = judged("Your objection", known + "\n\nYour video is back.");
    assertThat(more.kind()).isEqualTo(MailKind.OTHER_META);
    assertThat(more.held()).isNotNull();
  }

  @Test
  void aQuestionIsKnownOnlyAsAQuestion() {
    assertThat(judged("Your objection", META + "\n\nWas this helpful?")).isEqualTo(believed());
    assertThat(judged("Your objection", META + "\n\nWas this helpful.").held()).isNotNull();
    assertThat(judged("Your objection", META + "\n\nLearn more?").held()).isNotNull();
  }

  @Test
  void grantingAloneIsNotEnough() {
    Told told = judged("Your objection", "We have accepted your objection to AI at Meta.");

    assertThat(told).isEqualTo(new Told(MailKind.CONFIRMATION, HeldReason.NOT_OUTRIGHT.said("")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Correction", "Not your objection", "Your objection?", "Example: your objection"})
  void aSubjectOfOtherWordsIsAsked(String subject) {
    assertThat(judged(subject, META))
        .isEqualTo(new Told(MailKind.CONFIRMATION, HeldReason.UNREAD_SUBJECT.said(subject)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi Otto,\n\n%s",
        "Hi otto.lang,\n\n%s",
        "Dear Otto Lang,\n\n%s",
        "%s\n\nThis message was sent to otto@example.org.",
        "%s\n\nThis message was intended for Otto Lang.",
        "Hi @anna_berg,\n\n%s\n\nThis message was intended for @otto_lang.",
      })
  void whatSpeaksToSomebodyElseIsAsked(String frame) {
    Told told = judged("Your objection", frame.replace("%s", META));

    HeldReason.Said said = HeldReason.read(String.valueOf(told.held())).orElseThrow();
    assertThat(said.reason()).isEqualTo(HeldReason.NAMES_ANOTHER);
    assertThat(said.detail()).contains("otto");
  }

  @Test
  void aClauseIsNoName() {
    Told told = judged("Your objection", "Hello we regret that\n\n" + META);

    assertThat(told.held()).contains("Hello we regret that");
  }

  @Test
  void bothVersionsAreReadToTheEnd() {
    String text =
        """
        From: Facebook <notification@facebookmail.com>
        To: Anna Berg <anna@example.org>
        Subject: Your objection
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8

        %s But not yet.
        --b
        Content-Type: text/html; charset=utf-8

        <p>Hi Anna,</p><p>%s</p>
        --b--
        """
            .formatted(META, META);

    Judgement judgement = Judges.judge(text).judgement();

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held()).contains("But not yet.");
  }

  @Test
  void aForwardIsReadLikeTheOriginal() {
    String forward =
        """
        From: Anna Berg <anna@example.org>
        To: in@example.net
        Subject: Fwd: Your objection to AI at Meta
        Content-Type: text/plain; charset=utf-8

        Look at this!

        ---------- Forwarded message ---------
        From: Facebook <notification@facebookmail.com>
        Date: Tue, Apr 22, 2025 at 9:14 AM
        Subject: Your objection to AI at Meta
        To: Anna Berg <anna@example.org>


        Hi Anna,

        """
            + META;

    assertThat(told(Judges.judge(forward).judgement())).isEqualTo(believed());
    assertThat(told(Judges.judge(forward + "\n\nBut.").judgement()).held()).contains("But.");
  }

  static List<Named<KnownSentences>> languages() {
    return Judges.PHRASES.sentences().stream().map(of -> Named.of(of.language(), of)).toList();
  }

  /// What is known whole is read whole, in every language: our own wording, too.
  @ParameterizedTest
  @MethodSource("languages")
  void knownSentencesOfOneLanguageConfirm(KnownSentences of) {
    String text = sample(of, 0);
    String more = sample(of, 1);

    assertThat(judged("", text)).as(text).isEqualTo(believed());
    assertThat(judged("", more)).as(more).isEqualTo(believed());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void oneMoreWordInThemIsUnread(KnownSentences of) {
    String text = sample(of, 0);

    for (String reservation : of.reservations()) {
      Told told = judged("", text + "\n\n" + reservation + "!");

      assertThat(told.kind() == MailKind.CONFIRMATION && told.held() == null)
          .as(reservation)
          .isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noGrantingSentenceHoldsAReservation(KnownSentences of) {
    for (SentenceForm form : of.forms(SentenceReading.GRANTS)) {
      String sentence = " " + spelled(form, of, 0).toLowerCase(Locale.ROOT) + " ";
      for (String reservation : of.reservations()) {
        assertThat(sentence).doesNotContain(" " + reservation + " ");
      }
    }
  }

  private static String sample(KnownSentences of, int variant) {
    StringBuilder mail = new StringBuilder();
    for (SentenceReading reading :
        List.of(
            SentenceReading.GREETING,
            SentenceReading.THANKS,
            SentenceReading.GRANTS,
            SentenceReading.STOPS_USE,
            SentenceReading.COVERS_LINKED_ACCOUNTS,
            SentenceReading.CONTACT,
            SentenceReading.BOILERPLATE)) {
      List<SentenceForm> forms = of.forms(reading);
      String sentence = spelled(forms.get(Math.min(variant, forms.size() - 1)), of, variant);
      String end = sentence.endsWith("?") ? "" : ".";
      String mark = reading == SentenceReading.GREETING ? "," : end;
      mail.append(sentence).append(mark).append("\n\n");
    }
    return mail.toString();
  }

  private static String spelled(SentenceForm form, KnownSentences of, int variant) {
    StringBuilder sentence = new StringBuilder();
    for (SentenceForm.Piece piece : form.pieces()) {
      String part = piece.part();
      List<String> variants =
          part == null
              ? piece.variants()
              : switch (part) {
                case "name" -> List.of("Anna");
                case "address" -> List.of("anna@example.org");
                case "number" -> List.of("2025");
                default -> of.part(part, Judges.PHRASES.everywhere());
              };
      // The longer scopes speak of AI at Meta, as such mails do.
      boolean scope = "scope".equals(part);
      sentence
          .append(' ')
          .append(variants.get(Math.min(scope ? 1 + variant : variant, variants.size() - 1)));
    }
    return sentence.toString().strip().replaceAll("\\s+", " ");
  }

  private static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ", -1)) {
      lines.append(length == 0 ? "" : length > 50 ? "\n" : " ").append(word);
      length = length > 50 ? word.length() : length + word.length() + 1;
    }
    return lines.toString();
  }

  private static Told believed() {
    return new Told(MailKind.CONFIRMATION, null);
  }

  private record Told(MailKind kind, @org.jspecify.annotations.Nullable String held) {}

  private static Told told(Judgement judgement) {
    return new Told(judgement.kind(), judgement.held());
  }

  private static Told judged(String subject, String text) {
    return told(
        Judges.judge(
                "From: Facebook <notification@facebookmail.com>\n"
                    + "To: Anna Berg <anna@example.org>\nSubject: "
                    + subject
                    + "\nContent-Type: text/plain; charset=utf-8\n\n"
                    + text
                    + "\n")
            .judgement());
  }
}
