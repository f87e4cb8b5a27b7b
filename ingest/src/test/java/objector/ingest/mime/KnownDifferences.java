package objector.ingest.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The kinds of difference between our reading of mails and another library's for which a list says
/// why ours is right. Any other is a fault, of ours or of the list.
public final class KnownDifferences {
  private final Map<String, String> why = new HashMap<>();
  private final Map<String, Integer> met = new TreeMap<>();
  private final Map<String, String> unlisted = new TreeMap<>();

  /// @param resource a line each: the kind, a tab, and why; `#` begins a remark
  public KnownDifferences(String resource) {
    for (String line : text(resource).lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab > 0 && !line.startsWith("#")) {
        why.put(line.substring(0, tab), line.substring(tab + 1).strip());
      }
    }
  }

  /// Takes note of the differences of one mail.
  ///
  /// @param mail its name, or what it was made of
  public void note(Set<String> kinds, String mail) {
    for (String kind : kinds) {
      met.merge(kind, 1, Integer::sum);
      if (!why.containsKey(kind)) {
        unlisted.putIfAbsent(kind, mail);
      }
    }
  }

  /// Fails when there was one that no line speaks for.
  public void check() {
    assertThat(unlisted).as("differences that no line of the list speaks for").isEmpty();
    assertThat(why.values()).as("reasons in the list").noneMatch(String::isBlank);
  }

  /// How often each kind was met.
  public Map<String, Integer> met() {
    return met;
  }

  private static String text(String resource) {
    try (@Nullable InputStream in = KnownDifferences.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no list " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
