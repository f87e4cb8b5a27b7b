package objector.tracker.story;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import objector.events.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The fields of one object in a line, read strictly: a slip of the pen is named, not passed over.
final class StoryFields {
  private final int line;
  private final String path;
  private final JsonNode node;

  private StoryFields(int line, String path, JsonNode node) {
    this.line = line;
    this.path = path;
    this.node = node;
  }

  static StoryFields of(int line, String text) throws StoryFault {
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      if (node == null || !node.isObject()) {
        throw new StoryFault(line, "line", "not a JSON object");
      }
      return new StoryFields(line, "", node);
    } catch (JacksonException e) {
      throw new StoryFault(line, "line", "not JSON");
    }
  }

  /// Nothing else may stand here.
  StoryFields only(String... names) throws StoryFault {
    Set<String> known = Set.of(names);
    for (Iterator<String> all = node.propertyNames().iterator(); all.hasNext(); ) {
      String name = all.next();
      if (!known.contains(name)) {
        throw fault(name, "not known here; known are " + String.join(", ", names));
      }
    }
    return this;
  }

  boolean has(String name) {
    JsonNode value = node.get(name);
    return value != null && !value.isNull();
  }

  StoryFields object(String name) throws StoryFault {
    JsonNode value = node.get(name);
    if (value == null || !value.isObject()) {
      throw fault(name, "not an object");
    }
    return new StoryFields(line, path + name + ".", value);
  }

  String text(String name) throws StoryFault {
    return optional(name).orElseThrow(() -> fault(name, "missing"));
  }

  Optional<String> optional(String name) throws StoryFault {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw fault(name, "not a text");
    }
    return Optional.of(value.stringValue());
  }

  List<String> texts(String name) throws StoryFault {
    JsonNode value = node.get(name);
    if (value == null || !value.isArray()) {
      throw fault(name, "not a list");
    }
    List<String> all = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isString()) {
        throw fault(name, "not a list of texts");
      }
      all.add(element.stringValue());
    }
    return all;
  }

  boolean flag(String name, boolean otherwise) throws StoryFault {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw fault(name, "neither true nor false");
    }
    return value.booleanValue();
  }

  Instant instant(String name) throws StoryFault {
    return read(name, text(name), Instant::parse, "not an instant such as 2025-05-03T10:00:00Z");
  }

  @Nullable Instant optionalInstant(String name) throws StoryFault {
    return has(name) ? instant(name) : null;
  }

  @Nullable LocalDate optionalDay(String name) throws StoryFault {
    return has(name)
        ? read(name, text(name), LocalDate::parse, "not a day such as 2025-05-03")
        : null;
  }

  /// One of an enum's words.
  <E> E word(String name, E[] values, Function<E, String> word) throws StoryFault {
    String wanted = text(name);
    List<String> known = new ArrayList<>();
    for (E value : values) {
      if (word.apply(value).equals(wanted)) {
        return value;
      }
      known.add(word.apply(value));
    }
    throw fault(name, "'" + wanted + "' is none of " + String.join(", ", known));
  }

  <T> T read(String name, String text, Function<String, T> reading, String problem)
      throws StoryFault {
    try {
      return reading.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw fault(name, problem);
    }
  }

  StoryFault fault(String name, String problem) {
    return new StoryFault(line, path + name, problem);
  }
}
