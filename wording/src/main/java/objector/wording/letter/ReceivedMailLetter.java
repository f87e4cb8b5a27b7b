package objector.wording.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert.Matter.ForwardingCode;
import objector.events.alert.Alert.Matter.MailHeld;
import objector.events.alert.Alert.Matter.MailRefused;
import objector.events.alert.Alert.Matter.SuspiciousMail;
import objector.events.mail.MailEvent;
import objector.wording.Defanged;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.letter.Letter.Link;
import objector.wording.letter.Letter.Part;
import objector.wording.letter.LetterWriter.Draft;
import objector.wording.mail.HeldWords;
import objector.wording.mail.SignalWords;

/// Mails about mails that somebody forwarded.
record ReceivedMailLetter(Voice voice, LetterLinks links) {

  /// A provider's code before it forwards: in the subject, where one sees it without opening.
  Draft forwarding(ForwardingCode asked) {
    String unnamed = asked.provider() == null ? ".unnamed" : "";
    Map<String, Object> arguments = new HashMap<>();
    if (asked.provider() != null) {
      arguments.put("provider", Isolated.name(Defanged.text(asked.provider())));
    }
    List<String> more = new ArrayList<>();
    boolean coded = !asked.codes().isEmpty();
    if (coded) {
      arguments.put("code", Isolated.code(Defanged.text(asked.codes().getFirst())));
      more.add(voice.say("mail.forwarding-code.more"));
    }
    if (asked.link() != null) {
      more.add(voice.say("mail.forwarding-code.more.link"));
    }
    return new Draft(
        voice.say(
            (coded ? "subject.forwarding-code" : "subject.forwarding-link") + unnamed, arguments),
        voice.say(
            (coded ? "mail.forwarding-code.first" : "mail.forwarding-code.first.link") + unnamed,
            arguments),
        LetterWriter.paragraphs(more),
        seePage(),
        voice.say("mail.why.forwarded"));
  }

  Draft suspicious(SuspiciousMail mail) {
    List<Part> more = new ArrayList<>();
    if (mail.subject() != null && !mail.subject().isBlank()) {
      more.add(
          said(
              "mail.suspicious-mail.which",
              Map.of("subject", Isolated.name(Defanged.text(mail.subject())))));
    }
    if (mail.from() != null && !mail.from().isBlank()) {
      more.add(
          said(
              "mail.suspicious-mail.from",
              Map.of("from", Isolated.name(Defanged.text(mail.from())))));
    }
    if (!mail.because().isEmpty()) {
      more.add(said("mail.suspicious-mail.because", Map.of()));
      new SignalWords(voice)
          .of(mail.because()).stream().limit(5).forEach(signal -> more.add(new Part.Item(signal)));
    }
    Instant arrived = mail.arrived();
    if (arrived != null) {
      more.add(said("mail.suspicious-mail.taken-back", Map.of()));
    }
    more.add(said("mail.suspicious-mail.more", Map.of()));
    if (arrived == null) {
      more.add(said("mail.suspicious-mail.quiet", Map.of()));
    }
    return new Draft(
        LetterWriter.ours(voice.say("subject.suspicious-mail")),
        arrived == null
            ? voice.say("mail.suspicious-mail.first")
            : voice.say("mail.suspicious-mail.first.again", Map.of("on", voice.day(arrived))),
        more,
        seePage(),
        voice.say("mail.why.forwarded"));
  }

  Draft held(MailHeld held) {
    HeldWords words = new HeldWords(voice);
    return new Draft(
        LetterWriter.ours(voice.say("subject.mail-held")),
        voice.say("mail.mail-held.first"),
        List.of(
            new Part.Quote(words.harmlessTitle(held.mail())),
            new Part.Paragraph(words.of(held.mail(), null))),
        new Link(voice.say("mail.mail-held.button"), links.me()),
        voice.say("mail.why.forwarded"));
  }

  Draft refused(MailRefused refused) {
    Map<String, Object> on = Map.of("on", refused.on());
    return new Draft(
        LetterWriter.ours(voice.say("subject.mail-refused", on)),
        voice.say("mail.mail-refused.first", on),
        List.of(
            said(
                refused.reason().equals(MailEvent.TOO_LARGE)
                    ? "mail.mail-refused.too-large"
                    : "mail.mail-refused.other",
                Map.of()),
            said("mail.mail-refused.more", Map.of())),
        seePage(),
        voice.say("mail.why.forwarded"));
  }

  private Part said(String key, Map<String, ? extends Object> arguments) {
    return new Part.Paragraph(voice.say(key, arguments));
  }

  private Link seePage() {
    return new Link(voice.say("mail.see-page.button"), links.me());
  }
}
