package objector.programmes;

import java.net.URI;
import java.util.Set;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The shape of an Open Terms Archive declaration: one fetched document, or several combined.
final class DeclarationShape {
  private static final Set<String> KEYS =
      Set.of(
          "fetch",
          "select",
          "remove",
          "filter",
          "executeClientScripts",
          "waitForElements",
          "combine");
  private static final Set<String> RANGE =
      Set.of("startBefore", "startAfter", "endBefore", "endAfter");

  private DeclarationShape() {}

  static void check(JsonNode declaration, String field) {
    if (!declaration.isObject()) {
      throw new InvalidField(field, "is not a declaration with fetch and select");
    }
    for (String key : declaration.propertyNames()) {
      if (!KEYS.contains(key)) {
        throw new InvalidField(field + "." + key, "is not a key of a declaration");
      }
    }
    JsonNode parts = declaration.get("combine");
    if (parts == null) {
      checkOne(declaration, field);
      return;
    }
    if (!parts.isArray() || parts.isEmpty()) {
      throw new InvalidField(field + ".combine", "is not a list of documents");
    }
    for (JsonNode part : parts) {
      // A part takes from the whole what it does not say itself.
      JsonNode select = part.has("select") ? part.get("select") : declaration.get("select");
      checkFetch(part.get("fetch"), field + ".combine.fetch");
      checkSelectors(select, field + ".combine.select", true);
    }
  }

  private static void checkOne(JsonNode document, String field) {
    checkFetch(document.get("fetch"), field + ".fetch");
    checkSelectors(document.get("select"), field + ".select", true);
    checkSelectors(document.get("remove"), field + ".remove", false);
    JsonNode scripts = document.get("executeClientScripts");
    if (scripts != null && !scripts.isBoolean()) {
      throw new InvalidField(field + ".executeClientScripts", "is neither true nor false");
    }
    JsonNode filter = document.get("filter");
    if (filter != null && !filter.isArray()) {
      throw new InvalidField(field + ".filter", "is not a list of names");
    }
  }

  private static void checkFetch(@Nullable JsonNode fetch, String field) {
    if (fetch == null || !fetch.isString()) {
      throw new InvalidField(field, "is missing");
    }
    try {
      FieldConstraints.https(URI.create(fetch.stringValue()), field);
    } catch (InvalidField e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidField(field, "'" + fetch.stringValue() + "' is not an address");
    }
  }

  private static void checkSelectors(@Nullable JsonNode selectors, String field, boolean required) {
    if (selectors == null) {
      if (required) {
        throw new InvalidField(field, "is missing");
      }
      return;
    }
    if (selectors.isArray()) {
      if (required && selectors.isEmpty()) {
        throw new InvalidField(field, "is empty");
      }
      selectors.forEach(selector -> checkSelector(selector, field));
      return;
    }
    checkSelector(selectors, field);
  }

  private static void checkSelector(JsonNode selector, String field) {
    if (selector.isString() && !selector.stringValue().isBlank()) {
      return;
    }
    if (!selector.isObject() || selector.size() != 2) {
      throw new InvalidField(
          field, "is neither a CSS selector nor a range with a start and an end");
    }
    for (String key : selector.propertyNames()) {
      if (!RANGE.contains(key)) {
        throw new InvalidField(field + "." + key, "is not an end of a range: " + RANGE);
      }
    }
  }
}
