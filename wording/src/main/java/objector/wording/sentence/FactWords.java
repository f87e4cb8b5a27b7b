package objector.wording.sentence;

import java.util.Map;
import objector.events.id.PageId;
import objector.events.person.Fact;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// A timeline entry: what we know, and how. Its date stands beside it.
public final class FactWords {
  private final Voice voice;
  private final AuthorityName place;
  private final PageWords pages;

  /// Speaks in that voice.
  ///
  /// @param country where the person lives; ISO 3166
  public FactWords(Voice voice, Programmes programmes, @Nullable String country) {
    this.voice = voice;
    this.place = new AuthorityName(voice, programmes, country);
    this.pages = new PageWords(voice, programmes);
  }

  public String of(Fact fact) {
    StringBuilder words = new StringBuilder(what(fact));
    if (fact.readByPerson()) {
      words.append(' ').append(voice.say("fact.read"));
    }
    if (fact.coversLinked()) {
      words.append(' ').append(voice.say("fact.covers-linked"));
    }
    if (fact.undone()) {
      words.append(' ').append(voice.say("fact.undone"));
    }
    return words.toString();
  }

  private String what(Fact fact) {
    return switch (fact.what()) {
      case ACCOUNT_ADDED -> voice.say("fact.account-added");
      case NOTICE -> told("fact.notice", fact);
      case CODE -> told("fact.code", fact);
      case FILED -> told("fact.filed", fact);
      case ACKNOWLEDGED -> told("fact.acknowledged", fact);
      case MORE_ASKED -> told("fact.more-asked", fact);
      case EXTENDED -> told("fact.extended", fact);
      case CONFIRMED -> told("fact.confirmed", fact);
      case REFUSED -> told("fact.refused", fact);
      case COMPLAINED ->
          voice.say("fact.complained", Map.of("authority", place.authority(fact.detail())));
      case WITHDRAWN -> voice.say("fact.withdrawn");
      case ANSWERED -> voice.say("fact.answered");
      case LOOKED -> voice.say("fact.looked");
      case REMINDED -> voice.say("fact.reminded");
      case PAGE_CHANGED -> voice.say("fact.page-changed", Map.of("page", page(fact.detail())));
    };
  }

  private String told(String key, Fact fact) {
    return voice.say(key + "." + fact.proof().word());
  }

  private String page(@Nullable String detail) {
    try {
      return pages.title(new PageId(detail == null ? "" : detail));
    } catch (IllegalArgumentException e) {
      return voice.say("page.unknown", Map.of("id", Isolated.name(detail == null ? "" : detail)));
    }
  }
}
