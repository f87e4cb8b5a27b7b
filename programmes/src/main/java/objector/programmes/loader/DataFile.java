package objector.programmes.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// One YAML file beside the classes, read strictly: an unknown key, a key written twice, or a value
/// of the wrong kind is refused by name.
public final class DataFile<T> {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String FOLDER = "/objector/programmes/";

  private final String name;
  private final Class<T> type;

  public DataFile(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  public T read() {
    try (InputStream in = DataFile.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new InvalidDataFile(name, "", "is not on the class path");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public T read(InputStream in) {
    try {
      JsonNode tree = MAPPER.readTree(in);
      UnknownKeys.check(tree, type, "");
      T value = MAPPER.treeToValue(tree, type);
      if (value == null) {
        throw new InvalidDataFile(name, "", "is empty");
      }
      return value;
    } catch (InvalidField e) {
      throw new InvalidDataFile(name, e.field(), e.problem());
    } catch (JacksonException e) {
      throw invalid(e);
    }
  }

  private InvalidDataFile invalid(JacksonException e) {
    String place = place(e.getPath());
    InvalidField wrong = wrongField(e);
    if (wrong != null) {
      String field = place.isEmpty() ? wrong.field() : place + "." + wrong.field();
      return new InvalidDataFile(name, field, wrong.problem());
    }
    int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
    String near = line > 0 ? " (near line " + line + ")" : "";
    return new InvalidDataFile(name, place, e.getOriginalMessage() + near);
  }

  private static @Nullable InvalidField wrongField(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof InvalidField wrong) {
        return wrong;
      }
    }
    return null;
  }

  private static String place(List<JacksonException.Reference> path) {
    StringBuilder place = new StringBuilder();
    for (JacksonException.Reference step : path) {
      if (step.getPropertyName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return place.toString();
  }
}
