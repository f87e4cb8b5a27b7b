package objector.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON codec. An unknown property is ignored, so that an old reader survives a new writer;
/// a missing required one is refused by name.
public final class Json {
  /// For whoever must build a tree or print for people; events go through [#write] and [#read].
  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              // Ids stand as property names (a dossier's links): a table of names that never come
              // again grew with each record, and copying it was most of a stream thread's garbage.
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// Reads a value.
  ///
  /// @throws Unreadable when the bytes are not such a value; the message never quotes them
  public static <V> V read(byte[] bytes, Class<V> type) {
    try {
      V value = MAPPER.readValue(bytes, type);
      if (value == null) {
        throw new Unreadable("not a " + type.getSimpleName() + ": null");
      }
      return value;
    } catch (JacksonException e) {
      throw new Unreadable("not a " + type.getSimpleName() + ": " + reason(e));
    }
  }

  /// Jackson quotes the source in its messages; ours must not, as values are personal.
  private static String reason(JacksonException e) {
    Throwable cause = e.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    String path = e.getPathReference();
    return e.getClass().getSimpleName()
        + (path.isEmpty() ? "" : " at " + path.replaceAll("\\[Source.*?\\]", ""));
  }

  /// A record that does not say what it should.
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unreadable(String message) {
      super(message);
    }
  }
}
