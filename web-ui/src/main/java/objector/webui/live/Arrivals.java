package objector.webui.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.mail.MailKind;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.Dossier.OtherMail;
import objector.events.person.Objection.AccountName;
import objector.webui.person.AccountCard;
import objector.webui.person.EvidencePage;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.mail.HeldWords;
import objector.wording.mail.SignalWords;
import org.jspecify.annotations.Nullable;

/// What arrived beside the accounts: codes to copy, warnings, mails that wait for a decision.
record Arrivals(
    List<Code> codes, List<Warning> warnings, List<Held> held, List<Other> others, Beyond beyond) {
  /// A forwarding code is worth showing large for a day.
  private static final Duration FRESH = Duration.ofDays(1);

  private static final Duration WARNED = Duration.ofDays(7);
  private static final int MOST_BUTTONS = 3;

  /// What a held mail can be, if it concerns an account.
  private static final List<MailKind> KINDS =
      List.of(
          MailKind.NOTICE,
          MailKind.CONFIRMATION,
          MailKind.ACKNOWLEDGEMENT,
          MailKind.REFUSAL,
          MailKind.MORE_INFORMATION,
          MailKind.EXTENSION,
          MailKind.CODE);

  /// @param link a way to confirm by a click; null where there is none
  record Code(String told, String code, @Nullable String link) {}

  record Warning(String titled, List<String> because, @Nullable String evidence) {}

  /// @param choices one button each: the likeliest, and "nothing of the kind"
  /// @param accounts,kinds all there are, for whoever knows better
  /// @param latest set when the person must tell its day: today, the last that it can be
  /// @param guessed whether one of the kinds is likely; else nothing is chosen beforehand
  record Held(
      String mail,
      String titled,
      String when,
      String why,
      List<Choice> choices,
      List<Choice> accounts,
      List<Choice> kinds,
      @Nullable String latest,
      boolean guessed,
      @Nullable String evidence) {
    /// Whether it takes more than a button.
    public boolean open() {
      return latest != null || !guessed;
    }
  }

  /// File it so.
  record Choice(String label, @Nullable String account, String kind, boolean first) {}

  /// How many wait that stand on a page of their own.
  record Beyond(int n, String told) {}

  record Other(String titled, String when, String kind, @Nullable String evidence) {}

  /// How many ask for a look.
  int asking() {
    return codes.size() + warnings.size() + held.size() + beyond.n();
  }

  static Arrivals of(Dossier dossier, List<AccountCard> cards, Voice voice, Instant now) {
    Teller teller = new Teller(cards, new HeldWords(voice), voice, now);
    List<OtherMail> others = dossier.other();
    return new Arrivals(
        others.stream().filter(mail -> isFreshCode(mail, now)).map(teller::code).toList(),
        others.stream().filter(mail -> isFreshWarning(mail, now)).map(teller::warning).toList(),
        dossier.held().stream().map(teller::held).toList(),
        others.stream()
            .filter(mail -> !isFreshWarning(mail, now) && !isFreshCode(mail, now))
            .map(teller::other)
            .toList(),
        beyond(dossier.beyond(), voice));
  }

  private static Beyond beyond(int n, Voice voice) {
    return new Beyond(n, MePage.begun(voice.say("arrivals.beyond", Map.of("n", n)), voice));
  }

  /// A warning is worth a card for a week; then it is one of the mails that change nothing.
  private static boolean isFreshWarning(OtherMail mail, Instant now) {
    return mail.kind() == MailKind.PHISHING && mail.at().plus(WARNED).isAfter(now);
  }

  private static boolean isFreshCode(OtherMail mail, Instant now) {
    return mail.kind() == MailKind.FORWARDING_CONFIRMATION
        && (!mail.codes().isEmpty() || mail.link() != null)
        && mail.at().plus(FRESH).isAfter(now);
  }

  private record Teller(List<AccountCard> cards, HeldWords words, Voice voice, Instant now) {
    Code code(OtherMail mail) {
      String provider = mail.provider();
      String told =
          provider == null
              ? voice.say("verdict.forwarding-confirmation.unnamed")
              : voice.say(
                  "verdict.forwarding-confirmation", Map.of("provider", Isolated.name(provider)));
      return new Code(
          told, mail.codes().isEmpty() ? "" : mail.codes().getFirst(), secure(mail.link()));
    }

    /// A link out of a mail becomes a link on our page only when it is plainly one of the web's.
    private static @Nullable String secure(@Nullable String link) {
      return link != null && link.startsWith("https://") ? link : null;
    }

    Warning warning(OtherMail mail) {
      return new Warning(
          words.title(mail),
          new SignalWords(voice).of(mail.because()),
          EvidencePage.href(mail.evidence()));
    }

    Held held(HeldMail mail) {
      AccountName guess =
          cards.stream()
              .filter(card -> card.account().id().equals(mail.account()))
              .map(card -> card.account().name())
              .findFirst()
              .orElse(null);
      return new Held(
          mail.mail().value(),
          words.title(mail),
          voice.moment(mail.at(), now),
          words.of(mail, guess),
          choices(mail),
          accounts(mail),
          kinds(mail),
          isUndated(mail) ? voice.day(now).toString() : null,
          isGuessed(mail),
          EvidencePage.href(mail.evidence()));
    }

    private static boolean isUndated(HeldMail mail) {
      return mail.dated() == null && mail.guess() != MailKind.CODE;
    }

    /// What could not be read is not guessed at, and what has no day takes more than a button.
    private List<Choice> choices(HeldMail mail) {
      Choice nothing =
          new Choice(voice.say("held.nothing"), null, MailKind.UNRELATED.word(), false);
      if (!isGuessed(mail) || isUndated(mail)) {
        return List.of(nothing);
      }
      List<Choice> choices = new ArrayList<>();
      String guess = words.kind(mail.guess());
      for (AccountCard card : cards) {
        boolean first = card.account().id().equals(mail.account());
        Choice choice =
            new Choice(
                voice.say(
                    "held.choice", Map.of("kind", guess, "account", card.sentence().account())),
                card.account().id().value(),
                mail.guess().word(),
                first);
        choices.add(first ? 0 : choices.size(), choice);
      }
      List<Choice> likeliest =
          new ArrayList<>(choices.subList(0, Math.min(MOST_BUTTONS, choices.size())));
      likeliest.add(nothing);
      return likeliest;
    }

    private List<Choice> accounts(HeldMail mail) {
      return cards.stream()
          .map(card ->
              new Choice(
                  Isolated.bare(card.sentence().account()),
                  card.account().id().value(),
                  "",
                  card.account().id().equals(mail.account())))
          .toList();
    }

    private List<Choice> kinds(HeldMail mail) {
      return KINDS.stream()
          .map(kind -> new Choice(words.kind(kind), null, kind.word(), isGuess(kind, mail)))
          .toList();
    }

    private static boolean isGuess(MailKind kind, HeldMail mail) {
      return isGuessed(mail) && kind == mail.guess();
    }

    /// What was not read at all may be anything; that it is a mail about something else is no
    /// guess, but all that was seen.
    private static boolean isGuessed(HeldMail mail) {
      return mail.reason() != HeldMail.Reason.BROKEN && KINDS.contains(mail.guess());
    }

    Other other(OtherMail mail) {
      return new Other(
          words.title(mail),
          voice.moment(mail.at(), now),
          words.kind(mail.kind()),
          EvidencePage.href(mail.evidence()));
    }
  }
}
