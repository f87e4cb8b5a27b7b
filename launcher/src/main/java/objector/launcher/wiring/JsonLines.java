package objector.launcher.wiring;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import objector.events.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// A log of one JSON object a line, whatever is thrown:
///
/// ```
/// {"at":"…","level":"WARN","logger":"Lane","message":"…","fields":{…},"thrown":{"kind":"…","message":"…","at":["…"]}}
/// ```
final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final int MOST_FRAMES = 30;
  private static final int MOST_CAUSES = 5;
  private static final int LONGEST = 4_000;

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    Instant at = event.getInstant();
    line.put("at", at == null ? null : at.toString());
    line.put("level", event.getLevel().toString());
    line.put("logger", event.getLoggerName());
    line.put("message", cut(event.getFormattedMessage()));
    if (event.getKeyValuePairs() != null) {
      Map<String, @Nullable String> fields = new LinkedHashMap<>();
      for (KeyValuePair field : event.getKeyValuePairs()) {
        fields.put(field.key, field.value == null ? null : cut(field.value.toString()));
      }
      line.put("fields", fields);
    }
    if (event.getThrowableProxy() != null) {
      line.put("thrown", thrown(event.getThrowableProxy(), MOST_CAUSES));
    }
    return (new String(Json.write(line), StandardCharsets.UTF_8) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, @Nullable Object> thrown(IThrowableProxy proxy, int causes) {
    Map<String, @Nullable Object> thrown = new LinkedHashMap<>();
    thrown.put("kind", proxy.getClassName());
    thrown.put("message", proxy.getMessage() == null ? null : cut(proxy.getMessage()));
    List<String> frames = new ArrayList<>();
    for (StackTraceElementProxy frame : proxy.getStackTraceElementProxyArray()) {
      if (frames.size() < MOST_FRAMES) {
        frames.add(frame.getStackTraceElement().toString());
      }
    }
    thrown.put("at", frames);
    if (proxy.getCause() != null && causes > 1) {
      thrown.put("cause", thrown(proxy.getCause(), causes - 1));
    }
    return thrown;
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
