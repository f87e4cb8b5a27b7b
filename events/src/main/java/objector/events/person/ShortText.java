package objector.events.person;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts of strangers, as short as a dossier keeps them.
public final class ShortText {
  private static final int MAX_TEXT = 200;
  private static final int MAX_LIST = 5;

  private ShortText() {}

  /// The first two hundred characters of it.
  public static @Nullable String of(@Nullable String text) {
    if (text == null || text.length() <= MAX_TEXT) {
      return text;
    }
    int end = MAX_TEXT - 1;
    // Never half of a surrogate pair.
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /// The first five of them.
  public static List<String> all(List<String> texts) {
    List<String> some = new ArrayList<>();
    for (String text : texts.subList(0, Math.min(texts.size(), MAX_LIST))) {
      String bounded = of(text);
      some.add(bounded == null ? "" : bounded);
    }
    return some;
  }
}
