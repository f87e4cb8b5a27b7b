package objector.launcher.embedded;

import java.lang.reflect.Field;

/// What Kafka shows to nobody, reached by its field's name: a later Kafka may call it otherwise,
/// which the tests of the embedded broker would say.
final class HiddenPart {
  private HiddenPart() {}

  static Object of(Object part, String field) throws ReflectiveOperationException {
    Field hidden = part.getClass().getDeclaredField(field);
    hidden.setAccessible(true);
    return hidden.get(part);
  }

  /// Also a field that is written once: Java heeds that only in records and in its own classes.
  static void put(Object part, String field, Object value) throws ReflectiveOperationException {
    Field hidden = part.getClass().getDeclaredField(field);
    hidden.setAccessible(true);
    hidden.set(part, value);
  }
}
