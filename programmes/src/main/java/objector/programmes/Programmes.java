package objector.programmes;

import java.util.List;
import objector.programmes.loader.DataFile;

/// All programmes and authorities. Load once, at start; it is immutable.
public final class Programmes {
  private static final String META_AI_TRAINING = "meta-ai-training";

  private final List<Programme> all;
  private final Authorities authorities;

  Programmes(List<Programme> all, Authorities authorities) {
    this.all = List.copyOf(all);
    this.authorities = authorities;
  }

  /// Reads the data files on the class path.
  ///
  /// @throws InvalidProgramme naming file and field when one does not say what it should
  public static Programmes load() {
    DataFile<Programme> programme = new DataFile<>(META_AI_TRAINING + ".yaml", Programme.class);
    DataFile<Authorities> authorities = new DataFile<>("authorities.yaml", Authorities.class);
    return new Programmes(List.of(ProgrammeTexts.readInto(programme.read())), authorities.read());
  }

  public List<Programme> all() {
    return all;
  }

  /// One of them, by its id.
  ///
  /// @throws IllegalArgumentException when there is no such programme
  public Programme programme(String id) {
    return all.stream()
        .filter(programme -> programme.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no programme '" + id + "'"));
  }

  public Programme metaAiTraining() {
    return programme(META_AI_TRAINING);
  }

  public Authorities authorities() {
    return authorities;
  }
}
