package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import objector.programmes.phrase.KnownSentences;
import objector.programmes.phrase.SentenceForm;
import objector.programmes.phrase.SentenceReading;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people write above and below a confirmation that they pass on.
class NoteBesideTest {
  private static final String META =
      """
      We will honour your objection for your public information, such as public posts and \
      comments. This means that we won't use your public information from Facebook and \
      Instagram for future development and improvement of generative AI models for our AI at \
      Meta features and experiences.
      """;

  static List<Named<KnownSentences>> languages() {
    return Judges.PHRASES.sentences().stream().map(of -> Named.of(of.language(), of)).toList();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void whatSaysNothingOfTheMailAsksNothing(KnownSentences of) {
    for (String note : notes(of)) {
      assertThat(below(note).held()).as(note).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noKnownNoteTakesAnythingBack(KnownSentences of) {
    for (String note : notes(of)) {
      String words = " " + note.toLowerCase(Locale.ROOT) + " ";
      for (String reservation : of.reservations()) {
        assertThat(words).doesNotContain(" " + reservation.toLowerCase(Locale.ROOT) + " ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "My neighbour's.",
        "Not mine",
        "Anna wrote this",
        "FYI, it was for Otto",
        "Sent from my brother's account",
        "Das gilt nicht mehr.",
        "Voici la réponse pour mon fils",
        "Is this real?",
        "???",
        "¿?",
        "(？)",
        "Otto"
      })
  void anythingElseIsAsked(String note) {
    Judgement judgement = below(note);

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held()).isEqualTo(HeldReason.NOTE_BESIDE.said(note));
  }

  @Test
  void whoeverForwardsItMaySignIt() {
    assertThat(below("FYI\n\nAnna Berg").held()).isNull();
    assertThat(below("Thanks!\nAnna\n\n-- \nAnna Berg, Dahlienweg 4").held()).isNull();
  }

  @Test
  void whatStandsBehindTheirSignatureIsReadToo() {
    String signed = "FYI\n\n-- \nAnna Berg\nDahlienweg 4, 10115 Berlin\nTel.: +49 30 000000\n";

    assertThat(below(signed).held()).isNull();
    assertThat(below(signed + "It is Otto's, of the 2nd floor.").held())
        .isEqualTo(HeldReason.NOTE_BESIDE.said("It is Otto's, of the 2nd floor."));
    assertThat(below("-- \nMein Mann").held()).isEqualTo(HeldReason.NOTE_BESIDE.said("Mein Mann"));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void anyContactMayStandBeforeANumberAndNowhereElse(KnownSentences of) {
    for (String word : of.contacts()) {
      assertThat(below("-- \nAnna Berg\n" + word + ": 030 000000").held()).as(word).isNull();
      assertThat(below("-- \nAnna Berg\n" + word + " he has 2").held()).as(word).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WG: Your objection to AI at Meta",
        "Your objection to AI at Meta",
        "Fwd: Re: Your objection to AI at Meta",
        "La tua opposizione",
        "Fwd: Meta",
        ""
      })
  void aSubjectOfTheirOwnMaySayTheSame(String subject) {
    assertThat(titled(subject).held()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Not mine: Your objection", "Otto", "Your objection (his)", "Void"})
  void aSubjectOfTheirOwnIsReadToo(String subject) {
    assertThat(titled("Fwd: " + subject).held()).isEqualTo(HeldReason.NOTE_BESIDE.said(subject));
  }

  @Test
  void whatStandsBelowIsReadToo() {
    String end = "\n\n----- End forwarded message -----\n";

    assertThat(judged("", META + end).held()).isNull();
    assertThat(judged("", META + end + "\nCalled off since.\n").held())
        .isEqualTo(HeldReason.NOTE_BESIDE.said("Called off since."));
  }

  private static Judgement below(String note) {
    return judged(note, META);
  }

  private static Judgement titled(String subject) {
    return judged(subject, "", META);
  }

  private static Judgement judged(String note, String body) {
    return judged("Fwd: Your objection to AI at Meta", note, body);
  }

  private static Judgement judged(String subject, String note, String body) {
    return Judges.judge(
            """
            From: Anna Berg <anna@example.org>
            To: in@example.net
            Subject: %s
            Content-Type: text/plain; charset=utf-8

            %s

            ----- Forwarded message from Facebook <notification@facebookmail.com> -----

            Date: Tue, 22 Apr 2025 09:14:00 +0200
            From: Facebook <notification@facebookmail.com>
            To: Anna Berg <anna@example.org>
            Subject: Your objection to AI at Meta

            Hi Anna,

            %s\
            """
                .formatted(subject, note, body))
        .judgement();
  }

  /// Each variant of each form once, with the first of all others.
  private static List<String> notes(KnownSentences of) {
    List<String> notes = new ArrayList<>();
    for (SentenceForm form : of.forms(SentenceReading.NOTE)) {
      int most =
          form.pieces().stream().mapToInt(piece -> variants(piece, of).size()).max().orElse(0);
      for (int i = 0; i < most; i++) {
        StringBuilder note = new StringBuilder();
        for (SentenceForm.Piece piece : form.pieces()) {
          List<String> variants = variants(piece, of);
          note.append(' ').append(variants.get(Math.min(i, variants.size() - 1)));
        }
        notes.add(note.toString().strip().replaceAll("\\s+", " "));
      }
    }
    return notes;
  }

  private static List<String> variants(SentenceForm.Piece piece, KnownSentences of) {
    String part = piece.part();
    return part == null ? piece.variants() : of.part(part, Judges.PHRASES.everywhere());
  }
}
