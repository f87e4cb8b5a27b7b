package objector.wording.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.events.mail.Signal;
import objector.wording.Defanged;
import objector.wording.Isolated;
import objector.wording.Voice;

/// Says what was seen in a mail, in the reader's language. What comes out of the mail itself is
/// made harmless: a reader must not be able to follow it.
public record SignalWords(Voice voice) {

  public List<String> of(List<String> because) {
    return because.stream().map(this::of).toList();
  }

  private String of(String clause) {
    return Signal.read(clause)
        .map(this::say)
        // Of an earlier version.
        .orElseGet(() -> Isolated.name(Defanged.text(clause)));
  }

  private String say(Signal.Said said) {
    String key = "signal." + said.signal().name().toLowerCase(Locale.ROOT).replace('_', '-');
    List<String> details =
        said.details().stream().map(detail -> Isolated.name(Defanged.text(detail))).toList();
    return switch (details.size()) {
      case 0 -> voice.say(key);
      case 1 -> voice.say(key, Map.of("detail", details.getFirst()));
      default -> voice.say(key, Map.of("detail", details.get(0), "second", details.get(1)));
    };
  }
}
