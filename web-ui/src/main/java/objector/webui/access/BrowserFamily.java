package objector.webui.access;

import java.util.LinkedHashMap;
import java.util.Map;
import objector.webui.request.WebRequest;
import org.jspecify.annotations.Nullable;

/// Which family of browsers a request names: enough to know one's own again, and no more. Version,
/// system and device are not looked at, and not kept.
public final class BrowserFamily {
  /// Most browsers name those that they want to be taken for, too: the first that is found counts.
  private static final Map<String, String> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put("Edg", "Edge");
    FAMILIES.put("OPR/", "Opera");
    FAMILIES.put("SamsungBrowser/", "Samsung Internet");
    FAMILIES.put("Firefox/", "Firefox");
    FAMILIES.put("FxiOS/", "Firefox");
    FAMILIES.put("Chrome/", "Chrome");
    FAMILIES.put("CriOS/", "Chrome");
    FAMILIES.put("Safari/", "Safari");
  }

  private BrowserFamily() {}

  /// Null where it names none that we know.
  public static @Nullable String of(WebRequest request) {
    String agent = request.header("user-agent");
    if (agent == null) {
      return null;
    }
    for (Map.Entry<String, String> family : FAMILIES.entrySet()) {
      if (agent.contains(family.getKey())) {
        return family.getValue();
      }
    }
    return null;
  }
}
