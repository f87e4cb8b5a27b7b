package objector.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import objector.events.Json;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;

class JsonLinesTest {
  private final JsonLines lines = new JsonLines();

  @Test
  void anEventIsOneObjectOnOneLine() {
    LoggingEvent event = event("Two\nlines");
    event.setKeyValuePairs(List.of(new KeyValuePair("lane", "news")));

    String line = new String(lines.encode(event), StandardCharsets.UTF_8);

    assertThat(line).endsWith("\n");
    assertThat(line.strip()).doesNotContain("\n");
    JsonNode read = Json.MAPPER.readTree(line);
    assertThat(read.get("at").stringValue()).isEqualTo("2026-07-28T10:00:00Z");
    assertThat(read.get("level").stringValue()).isEqualTo("WARN");
    assertThat(read.get("message").stringValue()).isEqualTo("Two\nlines");
    assertThat(read.get("fields").get("lane").stringValue()).isEqualTo("news");
  }

  @Test
  void whatIsThrownIsPartOfTheLine() {
    LoggingEvent event = event("It failed");
    event.setThrowableProxy(
        new ThrowableProxy(new IllegalStateException("outer", new RuntimeException("inner"))));

    String line = new String(lines.encode(event), StandardCharsets.UTF_8);

    assertThat(line.strip()).doesNotContain("\n");
    JsonNode thrown = Json.MAPPER.readTree(line).get("thrown");
    assertThat(thrown.get("kind").stringValue()).isEqualTo("java.lang.IllegalStateException");
    assertThat(thrown.get("at").size()).isBetween(1, 30);
    assertThat(thrown.get("cause").get("message").stringValue()).isEqualTo("inner");
  }

  private static LoggingEvent event(String message) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerName("Lane");
    event.setLevel(Level.WARN);
    event.setMessage(message);
    event.setInstant(Instant.parse("2026-07-28T10:00:00Z"));
    return event;
  }
}
