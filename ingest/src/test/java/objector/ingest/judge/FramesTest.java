package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import objector.events.mail.HeldReason;
import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Meta's own words are believed in whatever they are wrapped, and with nothing else. The frames
/// are invented; the sentences are those with a source in `programmes`, or often told.
class FramesTest {
  private static final List<String> CONFIRMATIONS =
      List.of(
          """
          We will honour your objection for your public information, such as public posts and \
          comments. This means that we won't use your public information from Facebook and \
          Instagram for future development and improvement of generative AI models for our AI at \
          Meta features and experiences.

          We will also honour your objection for any other accounts that you've added to the same \
          Accounts Centre as this account.
          """,
          """
          We've reviewed your request and will honor your objection. This means your request will \
          be applied going forward.
          """,
          """
          We will honour your objection regarding your public information, such as public comments \
          and posts, and your interactions with AI at Meta features. This means that in future we \
          won't use your public information from Meta Products or your interactions with AI at \
          Meta features to develop and improve the generative AI models for AI at Meta.
          """);

  private static final List<String> OF_THE_DECISION =
      List.of(
          "This applies to comments only.",
          "No.",
          "Your objection ends in May.",
          "We will look at your photos another time.",
          "Your account on Instagram is not part of it.",
          "Visit the Privacy Center to withdraw it.",
          "Learn more about why we refused it.",
          "Thanks for withdrawing your objection.",
          "You don't need to do anything else unless we write again.");

  record Frame(String subject, String text) {}

  static List<Frame> frames() throws IOException {
    try (InputStream in = FramesTest.class.getResourceAsStream("/invented/frames.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^= ", -1))
          .skip(1)
          .map(one -> one.split("\n", 2))
          .map(one -> new Frame(one[0], one[1]))
          .toList();
    }
  }

  static Stream<Arguments> framed() throws IOException {
    List<Frame> frames = frames();
    return frames.stream()
        .flatMap(frame ->
            CONFIRMATIONS.stream()
                .map(meta ->
                    Arguments.of(
                        Named.of(
                            (frames.indexOf(frame) + 1) + "/" + CONFIRMATIONS.indexOf(meta), frame),
                        Named.of("meta", meta))));
  }

  @ParameterizedTest
  @MethodSource("framed")
  void metasOwnWordsAreBelievedInEveryFrame(Frame frame, String meta) {
    Judgement judgement = judged(frame, meta);

    assertThat(judgement.held()).isNull();
    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
  }

  @ParameterizedTest
  @MethodSource("framed")
  void aSentenceMoreAboutTheDecisionIsAsked(Frame frame, String meta) {
    for (String more : OF_THE_DECISION) {
      Judgement judgement = judged(frame, meta.strip() + "\n\n" + more + "\n");

      assertThat(judgement.held()).as(more).isNotNull();
    }
  }

  @Test
  void aSentenceThatIsNotKnownIsTheOneShown() throws IOException {
    Judgement judgement =
        judged(frames().getFirst(), CONFIRMATIONS.getFirst() + "\nYour objection ends in May.\n");

    assertThat(judgement.held()).isEqualTo(HeldReason.UNREAD.said("Your objection ends in May."));
  }

  @Test
  void aFrameAloneConfirmsNothing() throws IOException {
    for (Frame frame : frames()) {
      Judgement judgement = judged(frame, "");

      assertThat(judgement.kind() == MailKind.CONFIRMATION && judgement.held() == null)
          .as(frame.subject())
          .isFalse();
    }
  }

  private static Judgement judged(Frame frame, String meta) {
    return Judges.judge(
            "From: Facebook <notification@facebookmail.com>\nTo: Anna Berg <anna@example.org>\n"
                + "Subject: "
                + frame.subject()
                + "\nContent-Type: text/plain; charset=utf-8\n\n"
                + frame.text().replace("{meta}", meta.strip()))
        .judgement();
  }
}
