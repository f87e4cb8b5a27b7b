package objector.webui.person;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.events.person.Objection.Filing;
import objector.events.person.Proof;
import objector.programmes.Programmes;
import objector.wording.Voice;

/// What happened, as the person tells it to an authority: in the first person, and only what
/// concerns the objection.
record LetterFacts(Programmes programmes, Voice voice) {
  String of(Account account, Filing filing) {
    List<String> lines =
        account.facts().stream()
            .filter(fact -> !fact.undone())
            .sorted(Comparator.comparing(Fact::on))
            .flatMap(fact -> said(fact).map(text -> voice.date(fact.on()) + ": " + text).stream())
            .toList();
    return lines.isEmpty()
        ? voice.date(filing.on()) + ": " + voice.say("letter.fact.filed")
        : lines.stream().distinct().collect(Collectors.joining("\n"));
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
