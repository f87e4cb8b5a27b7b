package objector.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The shape of a value's JSON, by number. Values of an earlier shape are migrated when they are
/// read; those of a later one are refused in words, whatever is in them: whoever went back to an
/// earlier release must not read half of a value and write that over the whole. A record that grows
/// by an optional field keeps its shape, and the first shape says no number.
///
/// ```
/// {"version":2,…}
/// ```
final class Schema<V> {
  private static final byte[] NUMBERED = "{\"version\":".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_DIGITS = 6;

  private final Class<V> type;
  private final List<UnaryOperator<ObjectNode>> migrations;

  /// Made when it is first asked for: a command that reads no such value need not know its form.
  private volatile @Nullable Compact<V> compact;

  private Schema(Class<V> type, List<UnaryOperator<ObjectNode>> migrations) {
    this.type = type;
    this.migrations = List.copyOf(migrations);
  }

  /// The first shape.
  static <V> Schema<V> first(Class<V> type) {
    return new Schema<>(type, List.of());
  }

  /// The shape after these, each from one to the next.
  static <V> Schema<V> after(Class<V> type, List<UnaryOperator<ObjectNode>> migrations) {
    return new Schema<>(type, migrations);
  }

  private int current() {
    return migrations.size() + 1;
  }

  /// The same shape in another form.
  Compact<V> compact() {
    Compact<V> known = compact;
    if (known == null) {
      known = Compact.of(type, current());
      compact = known;
    }
    return known;
  }

  byte[] write(V value) {
    byte[] json = Json.write(value);
    if (migrations.isEmpty()) {
      return json;
    }
    byte[] start = ("{\"version\":" + current() + ",").getBytes(StandardCharsets.US_ASCII);
    byte[] numbered = new byte[start.length + json.length - 1];
    System.arraycopy(start, 0, numbered, 0, start.length);
    System.arraycopy(json, 1, numbered, start.length, json.length - 1);
    return numbered;
  }

  /// Reads a value of this shape or an earlier one.
  ///
  /// @throws Json.Unreadable when it is of a later shape, or no such value
  V read(byte[] json) {
    int version = version(json);
    if (version > current()) {
      throw new Json.Unreadable(
          "a %s of version %d, and this release knows them up to version %d: a later release wrote it"
              .formatted(
                  type.getSimpleName().toLowerCase(java.util.Locale.ROOT), version, current()));
    }
    return version == current() ? Json.read(json, type) : migrated(json, version);
  }

  private V migrated(byte[] json, int from) {
    JsonNode tree = Json.read(json, JsonNode.class);
    if (!(tree instanceof ObjectNode)) {
      throw new Json.Unreadable("not a " + type.getSimpleName());
    }
    ObjectNode value = (ObjectNode) tree;
    for (int version = from; version < current(); version++) {
      value = migrations.get(version - 1).apply(value);
    }
    return Json.read(Json.write(value), type);
  }

  /// It stands first, so that a value of an unknown shape need not be understood to be refused.
  private static int version(byte[] json) {
    for (int i = 0; i < NUMBERED.length; i++) {
      if (i >= json.length || json[i] != NUMBERED[i]) {
        return 1;
      }
    }
    int version = 0;
    for (int i = NUMBERED.length; i < json.length && json[i] >= '0' && json[i] <= '9'; i++) {
      if (i - NUMBERED.length >= MOST_DIGITS) {
        break;
      }
      version = version * 10 + json[i] - '0';
    }
    if (version < 1) {
      throw new Json.Unreadable("a version that is no number");
    }
    return version;
  }
}
