package objector.endtoend.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.launcher.embedded.FreePort;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `objector up`, as a person meets it.
final class UpIT {
  private static final Pattern READY = Pattern.compile("Ready in (\\d+\\.\\d) s");
  private static final double MUCH_LONGER = 1.6;

  @Test
  void everythingIsKeptOverARestartAndOverAKill(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    List<String> before;
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      objector.postman().send(Mails.notice("anna.paints", 1), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("use your public posts"));
      before = anna.sentences();
      objector.kill();
    }

    List<String> afterKill;
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      Anna anna = Anna.signsIn(objector);
      afterKill = anna.sentences();
      objector.postman().send(Mails.confirmation("anna.paints", 2), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("confirmed your objection"));
    }

    assertThat(afterKill).isEqualTo(before);
  }

  /// A bound in seconds would be red on a busy machine, or so wide that it says nothing. What a
  /// first start waits for beyond what there is to do is seen beside a later one, and of three
  /// pairs one is enough: what Kafka's clients wait for when a topic is new comes each time.
  @Test
  void aFirstStartTakesAboutAsLongAsALaterOne(@TempDir Path folder) throws Exception {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path data = folder.resolve("data-" + i);
      double first = secondsUntilReady(data);
      double later = secondsUntilReady(data);
      if (first <= MUCH_LONGER * later) {
        return;
      }
      pairs.add(first + " s and then " + later + " s");
    }
    fail("A first start waits for something: " + pairs);
  }

  @Test
  void aPortInUseIsSaid(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
      String said =
          fails(
              folder.resolve("data"),
              Map.of(),
              List.of("--web-port", String.valueOf(taken.getLocalPort())));

      assertThat(said)
          .contains("Port " + taken.getLocalPort() + " is in use")
          .contains("--web-port");
    }
  }

  @Test
  void anUnknownSettingIsSaidWithAHint(@TempDir Path folder) throws Exception {
    String said = fails(folder.resolve("data"), Map.of("OBJECTOR_WEB_PROT", "1"), List.of());

    assertThat(said)
        .contains("Unknown setting OBJECTOR_WEB_PROT")
        .contains("Did you mean web.port?");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid(@TempDir Path folder) throws Exception {
    Path locked =
        Files.createDirectory(
            folder.resolve("locked"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    Assumptions.assumeFalse(Files.isWritable(locked), "skipped: this user may write anywhere");

    String said = fails(locked.resolve("data"), Map.of(), List.of());

    assertThat(said).contains("cannot be written").contains("--data");
  }

  @Test
  void aFileWhereTheDataFolderShouldBeIsSaid(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "not a folder", UTF_8);

    String said = fails(file, Map.of(), List.of());

    assertThat(said).contains("cannot be written").contains("--data");
  }

  @Test
  void aSecondStartOnTheSameFolderSaysWhoseItIsAndTheFirstDoesNotNotice(@TempDir Path folder)
      throws Exception {
    Path data = folder.resolve("data");
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      Anna anna = Anna.joins(objector);
      Files.delete(UpSystem.log(data));

      Process second =
          UpSystem.start(data, Map.of(), List.of("--web-port", "0", "--smtp-port", "0"));

      assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isEqualTo(3);
      assertThat(Files.readString(UpSystem.log(data), UTF_8))
          .contains("in use by another Objector (process " + objector.pid());
      assertThat(Files.getPosixFilePermissions(data))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      anna.adds("instagram", "@anna.paints");
      objector.postman().send(Mails.notice("anna.paints", 1), anna.forwardingAddress());
      anna.awaitPage(page -> page.text().contains("use your public posts"));
      assertThat(objector.endsWithin(Duration.ofSeconds(10))).isTrue();
    }
  }

  @Test
  void askedForPortsAreOpenedAndWhatHasNoEffectIsSaid(@TempDir Path folder) throws Exception {
    int tracker = FreePort.find();
    int notifier = FreePort.find();
    int ingest = FreePort.find();
    Map<String, String> settings =
        Map.of(
            "OBJECTOR_TRACKER_PORT", String.valueOf(tracker),
            "OBJECTOR_NOTIFIER_PORT", String.valueOf(notifier),
            "OBJECTOR_INGEST_PORT", String.valueOf(ingest),
            "OBJECTOR_INGEST_HOST", "127.0.0.1",
            "OBJECTOR_KAFKA_REPLICATION", "3");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), settings)) {
      for (int port : List.of(tracker, notifier, ingest, objector.web().getPort())) {
        assertThat(status("http://localhost:" + port + "/health/ready"))
            .as("%d", port)
            .isEqualTo(200);
      }
      assertThat(Jsoup.connect(objector.web() + "/health").ignoreContentType(true).execute().body())
          .contains("\"kafka\"", "\"pages\"", "\"tracker\"", "\"notifier.mail\"");
    }
    assertThat(Files.readString(UpSystem.log(folder.resolve("data")), UTF_8))
        .contains("Setting kafka.replication has no effect here");
  }

  /// As it says itself.
  private static double secondsUntilReady(Path data) throws Exception {
    Files.deleteIfExists(UpSystem.log(data));
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      assertThat(objector.endsWithin(Duration.ofMinutes(1))).isTrue();
    }
    Matcher said = READY.matcher(Files.readString(UpSystem.log(data), UTF_8));
    assertThat(said.find()).isTrue();
    return Double.parseDouble(said.group(1));
  }

  private static int status(String url) throws IOException {
    return Jsoup.connect(url).ignoreContentType(true).ignoreHttpErrors(true).execute().statusCode();
  }

  private static String fails(Path data, Map<String, String> environment, List<String> options)
      throws IOException, InterruptedException {
    Process process = UpSystem.start(data, environment, options);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    return Files.readString(UpSystem.log(data), UTF_8);
  }
}
