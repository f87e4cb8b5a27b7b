package objector.wording.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import objector.events.id.Platform;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Link;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Of;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.MailKind;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.PinnedText;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VerdictWordsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Translations WORDS = Translations.load();
  private static final Programmes PROGRAMMES = Programmes.load();
  private static final Authenticity VERIFIED =
      new Authenticity(Judgement.Verdict.VERIFIED, List.of(signature(Result.PASS)));
  private static final Authenticity NONE =
      new Authenticity(Judgement.Verdict.UNVERIFIABLE, List.of());

  static Stream<Locale> languages() {
    return WORDS.languages().stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyKindHasItsPinnedVerdict(Locale language) {
    StringBuilder all = new StringBuilder();

    for (MailKind kind : MailKind.values()) {
      VerdictText genuine = say(judgement(kind, null, Form.ATTACHMENT, VERIFIED), language);
      VerdictText forwarded = say(judgement(kind, null, Form.INLINE, NONE), language);
      all.append(kind.word()).append('\n');
      for (VerdictText verdict : List.of(genuine, forwarded)) {
        all.append("  [%s] %s\n".formatted(verdict.word(), verdict.paragraph()));
      }
      all.append('\n');
    }

    PinnedText.compare("verdicts-" + language + ".txt", all.toString());
  }

  @Test
  void aGenuineNoticeNamesItsSignerAndTheForm() {
    VerdictText verdict =
        say(judgement(MailKind.NOTICE, null, Form.ATTACHMENT, VERIFIED), Locale.ENGLISH);

    assertThat(Isolated.bare(verdict.paragraph()))
        .startsWith(
            "This is Meta’s notice about AI. The mail is genuine: Meta’s signature of facebookmail.com holds. It asks nothing of you but to object if you wish; the form is at https://");
  }

  @Test
  void whatContradictsItselfIsAnImitationWhateverItLooksLike() {
    Authenticity contradicted = new Authenticity(Judgement.Verdict.CONTRADICTED, List.of());
    Judgement judgement =
        new Judgement(
            MailKind.NOTICE,
            null,
            null,
            Platform.FACEBOOK,
            "en",
            forward(Form.INLINE, "privacy@meta-privacy-form.example"),
            contradicted,
            List.of(new Link("https://x.example/", "https://evil.example/form", false)),
            List.of(),
            List.of("look-alike sender"));

    VerdictText verdict = say(judgement, Locale.ENGLISH);

    assertThat(Isolated.bare(verdict.paragraph()))
        .isEqualTo(
            "Do not click. It imitates Meta’s notice about AI, but the sender is privacy@meta-privacy-form[.]example, not Meta and a link leads to evil[.]example, outside Meta.");
  }

  @Test
  void aHeldMailIsAGuess() {
    Judgement held = judgement(MailKind.REFUSAL, "only one cue", Form.INLINE, NONE);

    assertThat(say(held, Locale.ENGLISH).paragraph())
        .isEqualTo("We cannot tell what this is; it may be Meta’s refusal. You decide.");
  }

  @Test
  void aBrokenSignatureIsNoAccusation() {
    Authenticity broken =
        new Authenticity(Judgement.Verdict.UNVERIFIABLE, List.of(signature(Result.FAIL)));

    VerdictText verdict =
        say(judgement(MailKind.NOTICE, null, Form.ATTACHMENT, broken), Locale.ENGLISH);

    assertThat(verdict.paragraph())
        .contains("we cannot tell: its signature does not hold, which mail programs often cause.");
  }

  private static Judgement judgement(
      MailKind kind, @Nullable String held, Form form, Authenticity authenticity) {
    return new Judgement(
        kind,
        held,
        null,
        Platform.FACEBOOK,
        "en",
        forward(form, "notification@facebookmail.com"),
        authenticity,
        List.of(),
        List.of("123456"),
        List.of());
  }

  private static Forward forward(Form form, String from) {
    return new Forward(
        form, new Mailbox("Meta", from), List.of(), List.of(), "AI", null, null, null);
  }

  private static Signature signature(Result result) {
    return new Signature(Of.INNER, "facebookmail.com", "s1024-2013-q3", result, null, null);
  }

  private static VerdictText say(Judgement judgement, Locale language) {
    return new VerdictWords(WORDS.in(language.toLanguageTag(), "UTC"), PROGRAMMES)
        .of(judgement, TODAY);
  }
}
