package objector.wording.sentence;

import static objector.wording.sentence.Action.FORWARD_ORIGINAL;
import static objector.wording.sentence.Action.NONE;
import static objector.wording.sentence.Action.OBJECT_NOW;
import static objector.wording.sentence.Tone.SETTLED;
import static objector.wording.sentence.Tone.YOUR_TURN;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.MetasQuestion;
import objector.events.person.Proof;
import objector.wording.Voice;

/// What to say of an objection that Meta is said to honour.
record ConfirmedPlanner(Voice voice) {
  SentencePlan of(Confirmed confirmed) {
    String proof = confirmed.proof().word();
    if (FirstAttempt.includes(confirmed.on())) {
      return SentencePlan.of(
          "of-2024.confirmed." + proof,
          "of-2024.next",
          "of-2024",
          YOUR_TURN,
          OBJECT_NOW,
          null,
          Map.of("on", confirmed.on()));
    }
    Map<String, Object> arguments = new HashMap<>();
    arguments.put("on", confirmed.on());
    if (confirmed.coveredBy() != null) {
      arguments.put("account", AccountSentence.name(voice, confirmed.coveredBy()));
      arguments.put("byMeta", confirmed.linkedByMeta() ? "yes" : "no");
    }
    boolean covered = confirmed.coveredBy() != null;
    // Nothing is settled by what could not be checked: its next step is to have it checked.
    boolean unchecked = confirmed.proof() == Proof.UNVERIFIED_MAIL;
    SentencePlan standing =
        SentencePlan.of(
            (covered ? "confirmed.covered." : confirmed.read() ? "confirmed.read." : "confirmed.")
                + proof,
            "confirmed." + proof + ".next",
            covered ? "confirmed.covered" : "confirmed." + proof,
            unchecked ? YOUR_TURN : SETTLED,
            unchecked ? FORWARD_ORIGINAL : NONE,
            null,
            arguments);
    MetasQuestion question = confirmed.question();
    if (question != null) {
      // A question about this account counts before a linked one's confirmation.
      return covered
          ? new QuestionPlanner(question).instead("more-asked.", "more-asked", null)
          : new QuestionPlanner(question).beside(standing, unchecked ? FORWARD_ORIGINAL : null);
    }
    LocalDate later = confirmed.laterNotice();
    Proof laterProof = confirmed.laterNoticeProof();
    if (later == null || laterProof == null) {
      return standing;
    }
    arguments.put("later", later);
    // Where the facts are long already, within 35 words.
    String notice =
        covered || unchecked ? "confirmed.later-notice.short." : "confirmed.later-notice.";
    return standing.and(notice + laterProof.word());
  }
}
