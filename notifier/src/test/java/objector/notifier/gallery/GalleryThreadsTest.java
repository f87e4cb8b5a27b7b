package objector.notifier.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import objector.events.alert.Alert.Matter;
import objector.notifier.gallery.Gallery.Shown;
import objector.programmes.Programmes;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gallery as a mail program shows it: notmuch, where it is installed (Debian's package of that
/// name); elsewhere this is skipped, and says so.
final class GalleryThreadsTest {
  @Test
  void aMailProgramShowsTheNewsOfAnAccountAsOneThread(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("config");
    assumeTrue(runs(config, "--version").startsWith("0:"), "notmuch is not installed here");
    Gallery gallery = new Gallery(Translations.load(), Programmes.load(), "Association Exemple");
    Path mails = folder.resolve("mails");
    int written = gallery.write(mails, List.of("en"));
    Files.writeString(config, "[database]\npath=" + mails + "\n[user]\nname=Nobody\n");

    assertThat(runs(config, "new")).startsWith("0:");

    assertThat(runs(config, "count", "*")).isEqualTo("0:" + written);
    Map<String, Set<String>> threads = new HashMap<>();
    Set<String> others = new HashSet<>();
    for (Shown shown : gallery.in("en")) {
      String id = shown.mail().messageId();
      String thread =
          runs(config, "search", "--output=threads", "id:" + id.substring(1, id.length() - 1));
      assertThat(thread).as(shown.name()).startsWith("0:thread:");
      if (InventedAlerts.all().get(shown.name()) instanceof Matter.AccountNews news) {
        threads.computeIfAbsent(news.account().handle(), _ -> new HashSet<>()).add(thread);
      } else if (!shown.mail().text().contains("\r\nReferences: ")) {
        assertThat(others.add(thread)).as(shown.name() + " stands alone").isTrue();
      }
    }
    assertThat(threads).hasSize(2);
    assertThat(threads.values()).allSatisfy(one -> assertThat(one).hasSize(1));
    assertThat(threads.values().stream().flatMap(Set::stream))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(others);
  }

  /// The exit code, a colon, and what was said.
  private static String runs(Path config, String... arguments) {
    List<String> command = new ArrayList<>(List.of("notmuch"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("NOTMUCH_CONFIG", config.toString());
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      return ended ? process.exitValue() + ":" + said.strip() : "hangs";
    } catch (IOException e) {
      return "is not there";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
