package objector.launcher.soak;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import objector.events.Json;

/// Says what happened, a line each, while a trial lasts.
record SoakOutput(PrintWriter out, boolean json) {
  void tell(String what, Map<String, Object> figures) {
    Map<String, Object> sorted = new TreeMap<>(figures);
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("what", what);
      line.putAll(sorted);
      out.println(new String(Json.write(line), StandardCharsets.UTF_8));
    } else {
      out.println("  " + what + "  " + sorted);
    }
    out.flush();
  }
}
