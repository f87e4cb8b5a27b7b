package objector.webui.template;

import gg.jte.Content;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.wording.Isolated;
import objector.wording.Translations;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// What every page shares: the language, where we are, who runs this.
///
/// @param path of the page, for the links to other languages
/// @param open where anybody finds it; null for what is somebody's own
/// @param assets the release, so that browsers fetch a new stylesheet
public record Frame(
    Voice voice,
    Instant now,
    String path,
    @Nullable PublicAddress open,
    boolean signedIn,
    String operator,
    String assets) {

  public String language() {
    return voice.language();
  }

  /// All languages that there are words in, by code.
  public List<String> languages() {
    return Translations.codes();
  }

  public String nameOf(String language) {
    return Translations.name(language);
  }

  /// Whether nobody has read these words yet whose language they are in.
  public boolean isMachineMade() {
    return voice.say("language.read-by").isEmpty();
  }

  /// This page in another language.
  String hrefIn(String language) {
    return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
  }

  public String say(String key) {
    return voice.say(key);
  }

  public String say(String key, String name, Object value) {
    return voice.say(key, Map.of(name, value));
  }

  public String say(String key, String name, Object value, String second, Object secondValue) {
    return voice.say(key, Map.of(name, value, second, secondValue));
  }

  /// A message whose names and codes are set off from it.
  public Content html(String text) {
    return output -> output.writeContent(Isolated.html(text));
  }

  boolean at(String section) {
    return section.equals("/")
        ? path.equals("/") || path.startsWith("/?") || path.startsWith("/pages")
        : path.startsWith(section);
  }

  static Map<String, Object> model(Frame frame, Object page) {
    Map<String, Object> model = new HashMap<>();
    model.put("frame", frame);
    model.put("page", page);
    return model;
  }
}
