package objector.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that are pinned in a file and compared whole. With `-Dobjector.expected=write` the file is
/// written instead: read the difference before you commit it.
///
/// A translation is pinned once somebody has read it; until then it is only looked at for what no
/// text may have.
public final class PinnedText {
  private static final Path FOLDER = Path.of("src/test/resources/objector/wording/expected");

  private static final Translations WORDS = Translations.load();

  private PinnedText() {}

  public static void compare(String file, String actual) {
    Path path = FOLDER.resolve(file);
    String shown = visible(actual);
    if (isUnread(file.substring(file.lastIndexOf('-') + 1, file.indexOf('.')))) {
      assertThat(shown)
          .as(file)
          .doesNotContain("{", "}")
          .doesNotContainPattern("\\bnull\\b")
          .isNotBlank();
      return;
    }
    try {
      if ("write".equals(System.getProperty("objector.expected"))) {
        Files.writeString(path, shown, StandardCharsets.UTF_8);
      }
      assertThat(shown).isEqualTo(Files.readString(path, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isUnread(String language) {
    return WORDS.in(language, "UTC").say("language.read-by").isEmpty();
  }

  /// Isolates as brackets, so that one sees them.
  private static String visible(String text) {
    return text.replace('\u2068', '⟨').replace('\u2066', '⟪').replace('\u2069', '⟩');
  }
}
