package objector.webui.person;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import objector.events.id.ProgrammeId;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.events.person.Objection.Filing;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.sentence.AccountSentence;
import objector.wording.sentence.Action;
import objector.wording.sentence.DueDateWords;
import objector.wording.sentence.FactWords;
import objector.wording.sentence.Sentence;
import objector.wording.sentence.SpokenDue;
import objector.wording.sentence.Tone;
import org.jspecify.annotations.Nullable;

/// One account on a page: who, the state in a word, the sentence, one button and at most one link,
/// what can be told in one tap, the clock if one runs, and how we know.
public record AccountCard(
    Account account,
    Sentence sentence,
    boolean sayNext,
    @Nullable Step button,
    @Nullable Step link,
    @Nullable Tap tap,
    @Nullable Clock clock,
    @Nullable Working working,
    List<Line> lines) {

  public String id() {
    return "card-" + account.id();
  }

  /// What the sentence says, as HTML.
  Content said() {
    String text = sayNext ? sentence.alone() + " " + sentence.next() : sentence.alone();
    return output -> output.writeContent(Isolated.html(text));
  }

  /// Where a verb leads.
  ///
  /// @param away whether to another site
  record Step(String label, String href, boolean away) {}

  /// What the person says in one tap, of today.
  ///
  /// @param what as the account's page knows it
  record Tap(String what, String label) {}

  /// How far a period has run.
  record Clock(int percent, String start, String end, String told) {}

  record Working(String question, List<String> steps) {}

  /// A line of the timeline.
  ///
  /// @param event to name when the person says that it was wrong, or right after all
  record Line(
      LocalDate on,
      String text,
      @Nullable String evidence,
      @Nullable String event,
      boolean undone) {}

  /// Makes cards in one person's language.
  public record Maker(Programmes programmes, Voice voice, @Nullable String country, Instant now) {

    public AccountCard of(Account account) {
      Sentence sentence = new AccountSentence(voice, programmes, country).of(account, now);
      boolean unknown = account.standing() instanceof Objection.Unknown;
      // Where nothing is known one can object at once; where mails go stands on the same page.
      Action action = unknown ? Action.OBJECT_NOW : sentence.action();
      Step button = action == Action.NONE ? null : step(account, action);
      boolean sayNext = unknown || action != Action.OBJECT_NOW;
      Due due = spokenDue(account.standing());
      return new AccountCard(
          account,
          sentence,
          sayNext,
          button,
          link(account, sentence),
          tap(account, action),
          due == null ? null : clock(due, account.standing()),
          due == null ? null : working(due),
          lines(account));
    }

    private Step step(Account account, Action action) {
      String own = "/me/accounts/" + account.id();
      String label = action.in(voice);
      return switch (action) {
        case OBJECT_NOW -> new Step(label, "/object?account=" + account.id(), false);
        case FORWARD_MAIL, FORWARD_ORIGINAL -> new Step(label, "/me/forwarding", false);
        case ENTER_CODE -> new Step(label, form(account), true);
        case ANSWER -> new Step(label, own + "?what=answered", false);
        case TELL_US, NONE -> new Step(label, own, false);
        case SEND_REMINDER -> new Step(label, own + "/letter", false);
        case COMPLAIN ->
            account.standing().filing() == null
                ? complain(label, own)
                : new Step(label, own + "/letter", false);
        case LOOK_AGAIN -> new Step(label, changed(account), false);
      };
    }

    /// A letter tells of an objection: where none is known, only the authority's own page helps.
    private Step complain(String label, String own) {
      return programmes
          .authorities()
          .of(country)
          .map(authority -> new Step(label, authority.complaint().toString(), true))
          .orElseGet(() -> new Step(label, own, false));
    }

    /// The second way: what the sentence itself suggests, else to tell us what has happened.
    private @Nullable Step link(Account account, Sentence sentence) {
      String tell = "/me/accounts/" + account.id();
      return switch (account.standing()) {
        case Objection.Unknown unknown -> said("kit.filed-earlier", tell + "?what=filed#tell");
        case Objection.Noticed noticed -> said("kit.filed-earlier", tell + "?what=filed#tell");
        case Objection.CodeAsked code -> said("kit.filed-earlier", tell + "?what=filed#tell");
        // What Meta answered is not for us to guess.
        case Objection.Filed filed -> said("me.link.answered", tell + "#tell");
        case Objection.MoreAsked more -> said("me.link.answered", tell + "#tell");
        case Objection.Extended extended -> said("me.link.answered", tell + "#tell");
        case Objection.Overdue overdue -> said("me.link.answered", tell + "#tell");
        case Objection.Refused refused -> said("me.link.complained", tell + "?what=complained");
        case Objection.Recheck recheck -> other(account, sentence);
        case Objection.Confirmed confirmed -> other(account, sentence);
        case Objection.Complained complained -> other(account, sentence);
        case Objection.Withdrawn withdrawn -> other(account, sentence);
        case Objection.Contradicted contradicted -> other(account, sentence);
      };
    }

    /// Wherever the card advises to object, or to answer Meta, that it is done is one tap away.
    private @Nullable Tap tap(Account account, Action action) {
      return switch (account.standing()) {
        case Objection.CodeAsked code when action == Action.ENTER_CODE ->
            new Tap("filed", voice.say("me.link.entered"));
        case Objection.Recheck recheck when action == Action.LOOK_AGAIN ->
            new Tap("looked", voice.say("account.what.looked"));
        default ->
            switch (action) {
              case OBJECT_NOW -> new Tap("filed", voice.say("kit.filed-today"));
              case ANSWER -> new Tap("answered", voice.say("account.what.answered"));
              default -> null;
            };
      };
    }

    private @Nullable Step other(Account account, Sentence sentence) {
      Action other = sentence.other();
      return other == null || other == Action.NONE ? null : step(account, other);
    }

    private Step said(String key, String href) {
      return new Step(voice.say(key), href, false);
    }

    private String form(Account account) {
      return programmes
          .metaAiTraining()
          .formFor(account.platform().word(), true, voice.day(now))
          .map(form -> form.url().toString())
          .orElse("/object?account=" + account.id());
    }

    private static String changed(Account account) {
      return account.standing() instanceof Objection.Recheck recheck
          ? "/pages/" + recheck.page()
          : "/me/accounts/" + account.id();
    }

    /// No day is counted for an objection of 2024: Meta paused what it was made to.
    private static @Nullable Due counted(@Nullable Filing filing, @Nullable Due due) {
      return filing == null || filing.on().getYear() == 2024 ? null : due;
    }

    /// What is awaited; null: nothing with a day.
    public static @Nullable Due due(Objection standing) {
      if (standing instanceof Objection.Complained complained) {
        return complained.due();
      }
      if (standing instanceof Objection.Recheck recheck) {
        return due(recheck.before());
      }
      return standing instanceof Objection.MoreAsked more
          ? counted(more.filing(), more.due())
          : SpokenDue.ofMeta(standing);
    }

    /// Under a complaint the one that the sentence speaks of.
    private @Nullable Due spokenDue(Objection standing) {
      SpokenDue spoken =
          standing instanceof Objection.Complained ? SpokenDue.of(standing, now) : null;
      return spoken == null ? due(standing) : spoken.due();
    }

    private @Nullable Clock clock(Due due, Objection standing) {
      LocalDate today = voice.day(now);
      long all = ChronoUnit.DAYS.between(due.start(), due.on());
      long gone = ChronoUnit.DAYS.between(due.start(), today);
      if (standing instanceof Objection.Overdue || all <= 0 || gone > all || gone < 0) {
        return null;
      }
      long left = all - gone;
      String start = voice.say("clock.start", Map.of("on", due.start()));
      String end = voice.say("clock.end", Map.of("left", left, "due", due.on()));
      String told =
          voice.say(
              "clock.told", Map.of("on", due.start(), "day", gone, "all", all, "due", due.on()));
      return new Clock((int) (gone * 100 / all), start, end, told);
    }

    private Working working(Due due) {
      DueDateWords words = new DueDateWords(voice);
      return new Working(words.question(due), words.steps(due));
    }

    List<Line> lines(Account account) {
      List<Line> lines = new ArrayList<>();
      for (Fact fact : account.facts()) {
        lines.add(line(fact));
      }
      lines.sort(Comparator.comparing(Line::on).reversed());
      return lines;
    }

    private Line line(Fact fact) {
      return new Line(
          fact.on(),
          new FactWords(voice, programmes, country).of(fact),
          EvidencePage.href(fact.evidence()),
          canBeWrong(fact) ? fact.id().value() : null,
          fact.undone());
    }
  }

  /// A mistake is possible in what people say and in what a mail was taken for; a page's change is
  /// nobody's mistake.
  static boolean canBeWrong(Fact fact) {
    return fact.what() != Fact.What.ACCOUNT_ADDED && fact.what() != Fact.What.PAGE_CHANGED;
  }

  static ProgrammeId programme(Programmes programmes) {
    return new ProgrammeId(programmes.metaAiTraining().id());
  }

  boolean settled() {
    return sentence.tone() == Tone.SETTLED;
  }

  /// Nothing known is no alarm, but it is not settled either: it is the person who can move.
  public boolean needsPerson() {
    return sentence.tone() == Tone.YOUR_TURN || sentence.tone() == Tone.UNKNOWN;
  }

  /// The state in words; the tone's own word before it where it says more.
  String state(Voice voice) {
    boolean plain = settled() || sentence.tone() == Tone.UNKNOWN;
    return plain ? sentence.stateWord() : sentence.tone().in(voice) + " · " + sentence.stateWord();
  }

  /// The filled button is for what is due; where nothing is known it is an offer.
  boolean urgent() {
    return sentence.tone() == Tone.YOUR_TURN;
  }

  /// How Meta's question is answered, as keys of the wording; empty where none waits. A mail that
  /// nobody could check is not to be replied to.
  List<String> answering() {
    if (sentence.action() == Action.ANSWER) {
      return List.of("answer.where", "answer.then");
    }
    return sentence.other() == Action.ANSWER
        ? List.of("verdict.more-information", "answer.then")
        : List.of();
  }

  /// Settled, and yet there is something to do: a confirmation in a mail that we could not check.
  public boolean unproved() {
    return settled() && sentence.action() != Action.NONE;
  }
}
