package objector.wording.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import objector.events.alert.Alert.Matter.AskedBack;
import objector.events.alert.Alert.Matter.Digest;
import objector.events.alert.Alert.Matter.NothingHappened;
import objector.events.person.Dossier;
import objector.events.person.Objection.AccountName;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.letter.Letter.Link;
import objector.wording.letter.Letter.Part;
import objector.wording.letter.LetterWriter.Draft;
import objector.wording.sentence.AccountSentence;
import objector.wording.sentence.PageWords;
import org.jspecify.annotations.Nullable;

/// Mails about all that a person follows: what happened, that nothing did, and what we ask back.
record PersonLetter(Voice voice, PageWords pages, AccountLetter accounts, LetterLinks links) {

  Draft asked(AskedBack matter) {
    Dossier.AskedBack asked = matter.asked();
    return switch (asked.why()) {
      case DAY_AHEAD, DAY_TOO_EARLY ->
          draft(
              voice.say("subject.asked-back.day", Map.of("account", inSubject(asked.name()))),
              voice.say(
                  "mail.asked-back." + asked.why().word(),
                  Map.of("on", Objects.requireNonNull(asked.on(), "a day that is asked back"))),
              "mail.asked-back.day.more");
      case TOO_MANY_ACCOUNTS ->
          draft(
              LetterWriter.ours(voice.say("subject.asked-back.account")),
              voice.say(
                  "mail.asked-back.too-many-accounts",
                  Map.of("most", Dossier.MOST_ACCOUNTS, "account", named(asked.name()))),
              "mail.asked-back.too-many-accounts.more");
      case FAILED ->
          draft(
              LetterWriter.ours(voice.say("subject.asked-back.failed")),
              voice.say("mail.asked-back.failed"),
              "mail.asked-back.failed.more");
    };
  }

  /// Each account's sentence, and what else there was.
  Draft digest(Digest digest) {
    Map<String, Object> since = Map.of("since", voice.day(digest.since()));
    List<Part> more = new ArrayList<>();
    digest.accounts().forEach(account -> more.add(accounts.standing(account)));
    List<Part> beside = beside(digest);
    if (!more.isEmpty() && !beside.isEmpty()) {
      // Else it would read as something about the last account.
      more.add(new Part.Apart());
    }
    more.addAll(beside);
    return new Draft(
        LetterWriter.ours(voice.say("subject.digest", since)),
        voice.say("mail.digest.first", since),
        more,
        new Link(voice.say("mail.see-page.button"), links.me()),
        voice.say("mail.why.digest"));
  }

  /// What is about no account: pages, and mails.
  private List<Part> beside(Digest digest) {
    List<Part> beside = new ArrayList<>();
    digest
        .pages()
        .forEach(page ->
            beside.add(item(voice.say("mail.digest.page", Map.of("page", pages.title(page))))));
    if (digest.held() > 0) {
      beside.add(item(voice.say("mail.digest.held", Map.of("n", digest.held()))));
    }
    if (digest.refused() > 0) {
      beside.add(item(voice.say("mail.digest.refused", Map.of("n", digest.refused()))));
    }
    return beside;
  }

  Draft nothingHappened(NothingHappened month) {
    List<Part> standings = month.accounts().stream().map(accounts::standing).toList();
    return new Draft(
        LetterWriter.ours(voice.say("subject.nothing-happened")),
        voice.say(
            standings.isEmpty() ? "mail.nothing-happened.none" : "mail.nothing-happened.first"),
        standings,
        new Link(voice.say("mail.see-page.button"), links.me()),
        voice.say("mail.why.monthly"));
  }

  private Draft draft(String subject, String first, String more) {
    return new Draft(
        subject,
        first,
        List.of(said(voice.say(more))),
        new Link(voice.say("mail.see-page.button"), links.me()),
        voice.say("mail.why.told"));
  }

  private static Part said(String text) {
    return new Part.Paragraph(text);
  }

  private static Part item(String text) {
    return new Part.Item(text);
  }

  private String named(@Nullable AccountName name) {
    return name == null ? "" : AccountSentence.name(voice, name);
  }

  private String inSubject(@Nullable AccountName name) {
    return name == null
        ? ""
        : voice.say(
            "account.in-subject",
            Map.of("platform", name.platform(), "handle", Isolated.bare(name.handle())));
  }
}
