package objector.wording.sentence;

import java.util.Map;
import objector.programmes.Authority;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// What depends on where a person lives and what they read: their authority's name.
record AuthorityName(Voice voice, Programmes programmes, @Nullable String country) {

  /// "your data-protection authority (CNIL)"; unnamed where the country is not known.
  String authority() {
    return authority(country);
  }

  String authority(@Nullable String of) {
    return programmes
        .authorities()
        .of(of)
        .map(known -> voice.say("authority.named", Map.of("name", name(known))))
        .orElseGet(() -> voice.say("authority.unnamed"));
  }

  private String name(Authority authority) {
    String shortName = authority.shortName();
    return Isolated.name(
        shortName == null ? voice.typeset(authority.nameIn(voice.language())) : shortName);
  }
}
