package objector.programmes;

import java.util.List;
import java.util.Optional;
import objector.programmes.loader.DataFile;

/// All programmes and authorities. Load once, at start; it is immutable, but for what pages of
/// one's own are called, which is asked each time.
public final class Programmes {
  private static final String META_AI_TRAINING = "meta-ai-training";

  private final List<Programme> all;
  private final Authorities authorities;
  private final PageTitles own;

  Programmes(List<Programme> all, Authorities authorities, PageTitles own) {
    this.all = List.copyOf(all);
    this.authorities = authorities;
    this.own = own;
  }

  /// Reads the data files on the class path.
  ///
  /// @throws InvalidProgramme naming file and field when one does not say what it should
  public static Programmes load() {
    DataFile<Programme> programme = new DataFile<>(META_AI_TRAINING + ".yaml", Programme.class);
    DataFile<Authorities> authorities = new DataFile<>("authorities.yaml", Authorities.class);
    return new Programmes(
        List.of(ProgrammeTexts.readInto(programme.read())),
        authorities.read(),
        (_, _) -> Optional.empty());
  }

  /// The same, where pages of one's own are called by their names, too.
  public Programmes naming(PageTitles declared) {
    return new Programmes(all, authorities, declared);
  }

  /// What a page is called for a reader of that language: a programme's as the programme says, any
  /// other as it was declared; empty when nobody ever named it.
  public Optional<String> pageTitle(String page, String reader) {
    for (Programme programme : all) {
      Optional<WatchedPage> watched = programme.page(page);
      if (watched.isPresent()) {
        return Optional.of(watched.get().titleIn(reader));
      }
    }
    return own.title(page, reader);
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
