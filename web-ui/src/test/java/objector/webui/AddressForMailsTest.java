package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The address to which somebody forwards Meta's mails: it may be broken before its @, and is
/// copied as it is.
final class AddressForMailsTest {
  private static final Pattern SHOWN =
      Pattern.compile("<span class=\"address\"[^>]*>(.*?)</span>", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"/me", "/me/forwarding", "/me/mails"})
  void nothingStandsInItButItself(String path, @TempDir Path folder) throws Exception {
    try (RunningSite site = new RunningSite(folder, null)) {
      String page = site.get(path, "Cookie", RunningSite.session(Invented.ANNA)).body();

      Matcher shown = SHOWN.matcher(page);

      assertThat(shown.find()).isTrue();
      assertThat(shown.group(1)).isEqualTo(Invented.anna().token() + "<wbr>@in.objector.example");
    }
  }
}
