package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.launcher.Main;
import objector.launcher.outside.OutboxReader.Letter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Installations of earlier releases go on with this one. Each lies in a folder of its own: the
/// backup that the release made of an invented person's installation, and what her page said then.
/// They are never changed; see CONTRIBUTING.md.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class UpgradeIT {
  private static final Path RELEASES = Path.of("src/test/resources/releases");

  private static int run(StringWriter out, String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(out))
        .execute(arguments);
  }

  @TestFactory
  Stream<DynamicTest> whatAnEarlierReleaseKeptIsThereAndMailsNobodyAgain(@TempDir Path folder)
      throws IOException {
    try (Stream<Path> releases = Files.list(RELEASES)) {
      return releases.filter(Files::isDirectory).sorted().toList().stream()
          .map(release ->
              DynamicTest.dynamicTest(
                  release.getFileName().toString(),
                  () -> goesOn(release, folder.resolve(release.getFileName()))));
    }
  }

  private static void goesOn(Path release, Path data) throws Exception {
    StringWriter out = new StringWriter();
    assertThat(
            run(
                out,
                "restore",
                release.resolve("objector.backup").toString(),
                "--data",
                data.toString()))
        .as(out.toString())
        .isZero();
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      List<String> before = objector.letters().all().stream().map(Letter::messageId).toList();
      // What was mailed then is not mailed again.
      Thread.sleep(Duration.ofSeconds(6));
      List<Letter> after = objector.letters().all();
      assertThat(after.stream().map(Letter::messageId)).doesNotHaveDuplicates().containsAll(before);

      // She signs in with the address that she confirmed then.
      Anna anna = Anna.signsIn(objector);
      List<String> said = anna.sentences();
      List<String> then = Files.readAllLines(release.resolve("sentences.txt"), UTF_8);
      assertThat(said).hasSameSizeAs(then);
      // Their ends may tell of days that have passed since.
      for (int i = 0; i < said.size(); i++) {
        assertThat(said.get(i)).startsWith(then.get(i).substring(0, 20));
      }
      objector.postman().send(Mails.notice("anna.writes", 7), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("anna.writes"));
    }
  }

  /// Writes the folder of this release, where `-Dobjector.release=NUMBER` asks for it.
  @Test
  void thisReleaseWritesItsOwn(@TempDir Path folder) throws Exception {
    String number = System.getProperty("objector.release", "");
    Path data = folder.resolve("data");
    Path target = number.isEmpty() ? folder.resolve("release") : RELEASES.resolve(number);
    Files.createDirectories(target);
    Path file = target.resolve("objector.backup");
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      anna.adds("facebook", "anna.writes");
      objector.postman().send(Mails.notice("anna.paints", 1), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("will use your public posts"));
      objector.postman().send(Mails.confirmation("anna.writes", 2), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("Meta’s confirmation"));
      Files.write(target.resolve("sentences.txt"), anna.sentences(), UTF_8);
      Thread.sleep(Duration.ofSeconds(3));
      StringWriter out = new StringWriter();
      assertThat(run(out, "backup", "--to", file.toString(), "--data", data.toString()))
          .as(out.toString())
          .isZero();
    }
    assertThat(Files.size(file)).isLessThan(300_000);
  }
}
