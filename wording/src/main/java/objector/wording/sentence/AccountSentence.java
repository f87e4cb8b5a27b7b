package objector.wording.sentence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import objector.events.person.Account;
import objector.events.person.Objection;
import objector.events.person.Objection.AccountName;
import objector.programmes.Form;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// Says the one truthful sentence about an account, to one person.
public final class AccountSentence {
  private final Voice voice;
  private final Programmes programmes;
  private final @Nullable String country;

  /// Speaks in that voice.
  ///
  /// @param country where the person lives, for the authority; ISO 3166
  public AccountSentence(Voice voice, Programmes programmes, @Nullable String country) {
    this.voice = voice;
    this.programmes = programmes;
    this.country = country;
  }

  public Sentence of(Account account, Instant now) {
    return of(account.name(), account.standing(), now);
  }

  public Sentence of(AccountName name, Objection standing, Instant now) {
    SentencePlan decided =
        new SentencePlanner(new AuthorityName(voice, programmes, country), now).of(standing);
    Map<String, Object> arguments = decided.arguments();
    String facts = voice.say(decided.facts(), arguments);
    if (decided.more() != null) {
      facts = facts + " " + voice.say(decided.more(), arguments);
    }
    String next = voice.say(decided.next(), arguments);
    String account = name(voice, name);
    return new Sentence(
        account,
        facts,
        next,
        voice.say("sentence.whole", Map.of("account", account, "facts", facts, "next", next)),
        decided.tone(),
        voice.say("state." + decided.state()),
        decided.action(),
        decided.action().in(voice),
        decided.other(),
        form(name, decided, voice.day(now)),
        voice.locale());
  }

  /// "Instagram · @anna", the handle isolated.
  public static String name(Voice voice, AccountName name) {
    Map<String, Object> parts = new HashMap<>();
    parts.put("platform", name.platform());
    parts.put("handle", Isolated.name(name.handle()));
    return voice.say("account", parts);
  }

  private @Nullable String form(AccountName name, SentencePlan decided, LocalDate today) {
    if (decided.action() != Action.OBJECT_NOW && decided.other() != Action.OBJECT_NOW) {
      return null;
    }
    return programmes
        .metaAiTraining()
        .formFor(name.platform().word(), true, today)
        .map(Form::url)
        .map(Object::toString)
        .orElse(null);
  }
}
