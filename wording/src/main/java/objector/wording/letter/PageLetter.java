package objector.wording.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert.Matter.PolicyChanged;
import objector.events.alert.Alert.Matter.RecheckAdvised;
import objector.events.alert.Alert.Matter.WatchingIsBlind;
import objector.events.alert.Alert.Matter.WatchingSeesAgain;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.letter.Letter.Link;
import objector.wording.letter.Letter.Part;
import objector.wording.letter.LetterWriter.Draft;
import objector.wording.sentence.Action;
import objector.wording.sentence.PageWords;

/// Mails about Meta's pages.
record PageLetter(Voice voice, PageWords pages, AccountLetter accounts, LetterLinks links) {
  private static final int PASSAGES = 3;
  private static final int PASSAGE_LENGTH = 400;

  Draft changed(PolicyChanged changed) {
    VersionRecorded version = changed.change();
    List<Part> more = new ArrayList<>();
    quote("mail.policy-changed.passages-added", version.added(), more);
    quote("mail.policy-changed.passages-removed", version.removed(), more);
    int left =
        Math.max(0, version.added().size() - PASSAGES)
            + Math.max(0, version.removed().size() - PASSAGES);
    if (left > 0) {
      more.add(
          new Part.Paragraph(voice.say("mail.policy-changed.more-passages", Map.of("n", left))));
    }
    return new Draft(
        subject(version),
        pages.named(version),
        more,
        button("mail.policy-changed.button", version),
        voice.say("mail.why.pages"));
  }

  /// One account: its sentence first. Several: the change first, then each.
  Draft recheck(RecheckAdvised recheck) {
    VersionRecorded version = recheck.change();
    String subject =
        LetterWriter.ours(
            voice.say("subject.recheck-advised", Map.of("on", voice.day(version.at()))));
    Link button = new Link(Action.LOOK_AGAIN.in(voice), links.page(version.page()));
    String changed = pages.named(version);
    if (recheck.accounts().size() == 1) {
      return accounts.recheck(recheck.accounts().getFirst(), subject, button, changed);
    }
    List<Part> more = new ArrayList<>();
    more.add(new Part.Paragraph(voice.say("mail.recheck.more")));
    recheck.accounts().forEach(account -> more.add(accounts.standing(account)));
    return new Draft(
        subject, changed, more, button, LetterWriter.whyAccounts(voice, recheck.accounts()));
  }

  Draft blind(WatchingIsBlind blind) {
    Map<String, Object> arguments =
        Map.of(
            "page", pages.title(blind.page()),
            "since", voice.day(blind.since()),
            "reason", pages.reason(blind.reason()));
    List<Part> more = new ArrayList<>();
    String subject = voice.say("subject.watching-is-blind", arguments);
    if (!blind.others().isEmpty()) {
      subject =
          voice.say(
              "subject.watching-is-blind.several",
              Map.of("n", blind.others().size() + 1, "since", voice.day(blind.since())));
      more.add(
          new Part.Paragraph(
              voice.say(
                  "mail.watching-is-blind.others",
                  Map.of("pages", blind.others().stream().map(pages::title).toList()))));
    }
    more.add(new Part.Paragraph(voice.say("mail.watching-is-blind.more")));
    return new Draft(
        LetterWriter.ours(subject),
        voice.say("mail.watching-is-blind.first", arguments),
        more,
        new Link(voice.say("mail.watching-is-blind.button"), links.page(blind.page())),
        voice.say("mail.why.pages"));
  }

  Draft seesAgain(WatchingSeesAgain sees) {
    Map<String, Object> arguments =
        Map.of("page", pages.title(sees.page()), "since", voice.day(sees.blindSince()));
    return new Draft(
        LetterWriter.ours(voice.say("subject.watching-sees-again", arguments)),
        voice.say("mail.watching-sees-again.first", arguments),
        List.of(new Part.Paragraph(voice.say("mail.watching-sees-again.more"))),
        new Link(voice.say("mail.watching-sees-again.button"), links.page(sees.page())),
        voice.say("mail.why.pages"));
  }

  private String subject(VersionRecorded version) {
    LocalDate on = voice.day(version.at());
    LocalDate effective = version.effective();
    boolean ahead = effective != null && effective.isAfter(on);
    boolean ai = version.topics().contains(PageTopic.AI_TRAINING);
    return LetterWriter.ours(
        voice.say(
            (ahead ? "subject.policy-changes" : "subject.policy-changed") + (ai ? ".ai" : ""),
            Map.of("page", pages.title(version.page()), "on", ahead ? effective : on)));
  }

  private void quote(String heading, List<String> passages, List<Part> more) {
    if (passages.isEmpty()) {
      return;
    }
    more.add(new Part.Paragraph(voice.say(heading)));
    passages.stream().limit(PASSAGES).forEach(passage -> more.add(new Part.Quote(cut(passage))));
  }

  private static String cut(String passage) {
    String bare = Isolated.bare(passage).strip();
    if (bare.length() <= PASSAGE_LENGTH) {
      return Isolated.name(bare);
    }
    int space = bare.lastIndexOf(' ', PASSAGE_LENGTH);
    int end = space > PASSAGE_LENGTH / 2 ? space : PASSAGE_LENGTH;
    return Isolated.name(bare.substring(0, end) + " …");
  }

  private Link button(String key, VersionRecorded version) {
    return new Link(voice.say(key), links.page(version.page()));
  }
}
