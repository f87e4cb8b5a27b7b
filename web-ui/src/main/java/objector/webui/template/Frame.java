package objector.webui.template;

import gg.jte.Content;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import objector.wording.Isolated;
import objector.wording.Voice;

/// What every page shares: the language, where we are, who runs this.
///
/// @param path of the page, for the link to the other language
/// @param assets the release, so that browsers fetch a new stylesheet
public record Frame(
    Voice voice, Instant now, String path, boolean signedIn, String operator, String assets) {

  public String language() {
    return voice.language();
  }

  String otherLanguage() {
    return language().equals("fr") ? "en" : "fr";
  }

  String otherLanguageHref() {
    return path + (path.contains("?") ? "&" : "?") + "lang=" + otherLanguage();
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
