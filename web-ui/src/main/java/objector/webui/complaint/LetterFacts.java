package objector.webui.complaint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Fact;
import objector.events.person.Objection.Filing;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.wording.Voice;
import objector.wording.sentence.DueDateWords;
import org.jspecify.annotations.Nullable;

/// What happened, as the person tells it to an authority: in the first person, and only what
/// concerns the objection.
record LetterFacts(Programmes programmes, Voice voice) {
  /// @param working how a day was counted; null: it was not
  record Happened(LocalDate on, String date, String text, @Nullable String working) {}

  /// In order, with the last day to answer among them.
  ///
  /// @param due null: none is counted, or there was an answer
  List<Happened> of(Account account, Filing filing, @Nullable Due due, String law) {
    List<Happened> all = new ArrayList<>();
    for (Fact fact : account.facts()) {
      if (!fact.undone()) {
        said(fact).ifPresent(text -> all.add(happened(fact.on(), text, null)));
      }
    }
    boolean told =
        account.facts().stream()
            .anyMatch(fact ->
                !fact.undone()
                    && (fact.what() == Fact.What.FILED || fact.what() == Fact.What.ACKNOWLEDGED));
    if (!told) {
      all.add(happened(filing.on(), voice.say("letter.fact.filed"), null));
    }
    if (due != null) {
      String working = String.join(" ", new DueDateWords(voice).steps(due));
      all.add(happened(due.on(), voice.say("write.due", Map.of("law", law)), working));
    }
    all.sort(Comparator.comparing(Happened::on));
    return all.stream().distinct().toList();
  }

  Happened happened(LocalDate on, String text, @Nullable String working) {
    return new Happened(on, voice.date(on), text, working);
  }

  /// The mails that show it, as enclosures.
  List<String> enclosures(Account account) {
    List<String> all = new ArrayList<>();
    account.facts().stream()
        .filter(fact -> !fact.undone() && fact.evidence() != null)
        .sorted(Comparator.comparing(Fact::on))
        .forEach(fact ->
            said(fact)
                .ifPresent(what ->
                    all.add(
                        voice.say("write.enclosure.mail", Map.of("on", fact.on(), "what", what)))));
    return all;
  }

  private Optional<String> said(Fact fact) {
    return switch (fact.what()) {
      case NOTICE -> Optional.of(by("letter.fact.notice", fact));
      case FILED -> Optional.of(voice.say("letter.fact.filed"));
      case ACKNOWLEDGED -> Optional.of(by("letter.fact.acknowledged", fact));
      case MORE_ASKED -> Optional.of(by("letter.fact.more-asked", fact));
      case EXTENDED -> Optional.of(by("letter.fact.extended", fact));
      case CONFIRMED -> Optional.of(by("letter.fact.confirmed", fact));
      case REFUSED -> Optional.of(by("letter.fact.refused", fact));
      case COMPLAINED -> Optional.of(complained(fact));
      case WITHDRAWN -> Optional.of(voice.say("letter.fact.withdrawn"));
      case ANSWERED -> Optional.of(voice.say("letter.fact.answered"));
      case REMINDED -> Optional.of(voice.say("letter.fact.reminded"));
      case ACCOUNT_ADDED, CODE, PAGE_CHANGED, LOOKED -> Optional.empty();
    };
  }

  /// How Meta told it: by mail, in a mail that may not be Meta's, or as the person saw it.
  private String by(String key, Fact fact) {
    return voice.say(key, Map.of("by", by(fact.proof())));
  }

  private static String by(Proof proof) {
    return switch (proof) {
      case VERIFIED_MAIL -> "mail";
      case UNVERIFIED_MAIL -> "name";
      case PERSON_SAYS -> "seen";
    };
  }

  private String complained(Fact fact) {
    return programmes
        .authorities()
        .of(fact.detail())
        .map(known -> known.nameIn(voice.language()))
        .map(name -> voice.say("letter.fact.complained", Map.of("authority", name)))
        .orElseGet(() -> voice.say("letter.fact.complained.unnamed"));
  }
}
