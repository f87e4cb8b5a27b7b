package objector.programmes.loader;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Looks for keys that no record has, before binding: Jackson alone would report a misspelt key as
/// the absence of the right one.
final class UnknownKeys {
  private UnknownKeys() {}

  static void check(JsonNode node, Type type, String place) {
    if (type instanceof Class<?> record && record.isRecord() && node.isObject()) {
      checkRecord(node, record, place);
    } else if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
      for (int i = 0; i < node.size(); i++) {
        check(node.path(i), of.getActualTypeArguments()[0], place + "[" + i + "]");
      }
    } else if (type instanceof ParameterizedType of && of.getRawType() == Map.class) {
      for (String key : node.propertyNames()) {
        check(node.path(key), of.getActualTypeArguments()[1], within(place, key));
      }
    }
  }

  private static void checkRecord(JsonNode node, Class<?> record, String place) {
    RecordComponent[] components = record.getRecordComponents();
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw new InvalidField(
            within(place, key), "is not a known key; known here: " + String.join(", ", known));
      }
    }
    for (RecordComponent component : components) {
      String name = component.getName();
      check(node.path(name), component.getGenericType(), within(place, name));
    }
  }

  private static String within(String place, String key) {
    return place.isEmpty() ? key : place + "." + key;
  }
}
