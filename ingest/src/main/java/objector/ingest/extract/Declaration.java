package objector.ingest.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where a policy is and which part of the page is the policy: a terms declaration of Open Terms
/// Archive, read as it is. https://docs.opentermsarchive.org/terms/reference/declaration/
///
/// @param select nothing selected means the main text
/// @param unknownFilters filters we do not have, told and otherwise passed over
/// @param waitForElements what a browser waits for before it reads
public record Declaration(
    URI fetch,
    List<Selection> select,
    List<Selection> remove,
    List<String> filters,
    List<String> unknownFilters,
    boolean executeClientScripts,
    List<String> waitForElements) {
  /// Links and images are cleaned on every page anyway; `removeLinks` is done when asked for.
  private static final Set<String> KNOWN_FILTERS =
      Set.of("removeTrackingIDs", "cleanUrls", "removeSIDfromUrls", "removeImages", "removeLinks");

  public Declaration {
    select = List.copyOf(select);
    remove = List.copyOf(remove);
    filters = List.copyOf(filters);
    unknownFilters = List.copyOf(unknownFilters);
    waitForElements = List.copyOf(waitForElements);
  }

  /// The main text of one address.
  public static Declaration mainTextOf(URI address) {
    return new Declaration(address, List.of(), List.of(), List.of(), List.of(), false, List.of());
  }

  /// The documents of a declaration, in order: one, or those it combines. A combined document takes
  /// from the whole what it does not say itself.
  public static List<Declaration> listOf(JsonNode json) {
    JsonNode combined = json.get("combine");
    if (combined == null) {
      return List.of(document(json, json));
    }
    if (!combined.isArray() || combined.isEmpty()) {
      throw new IllegalArgumentException("combine is not a list of documents");
    }
    return combined.values().stream().map(part -> document(part, json)).toList();
  }

  private static Declaration document(JsonNode own, JsonNode whole) {
    JsonNode fetch = own.get("fetch");
    if (fetch == null || !fetch.isString()) {
      throw new IllegalArgumentException("a declaration without fetch");
    }
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (JsonNode filter : items(either(own, whole, "filter"))) {
      // Newer declarations give filters parameters: {"name": value}.
      String name =
          filter.isObject() ? String.join(",", filter.propertyNames()) : filter.asString("");
      (KNOWN_FILTERS.contains(name) ? known : unknown).add(name);
    }
    JsonNode scripts = either(own, whole, "executeClientScripts");
    return new Declaration(
        URI.create(fetch.stringValue()),
        Selection.listOf(either(own, whole, "select")),
        Selection.listOf(either(own, whole, "remove")),
        known,
        unknown,
        scripts != null && scripts.asBoolean(false),
        items(either(own, whole, "waitForElements")).stream().map(n -> n.asString("")).toList());
  }

  private static @Nullable JsonNode either(JsonNode own, JsonNode whole, String name) {
    return own.has(name) ? own.get(name) : whole.get(name);
  }

  private static List<JsonNode> items(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return List.of();
    }
    return json.isArray() ? List.copyOf(json.values()) : List.of(json);
  }
}
