package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.launcher.embedded.FreePort;
import objector.wording.Translations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One more language is one folder, and no code: Esperanto, whose words are English ones with a
/// mark before them, is put on the class path beside the program, and pages and mails speak it.
final class MadeUpLanguageIT {
  private static final String MARK = "eo: ";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path folder;

  @BeforeAll
  static void aFolderOfWordsIsWritten() throws IOException {
    Path words = Files.createDirectories(folder.resolve("words/objector/wording/eo"));
    for (String file : List.of("words.properties", "pages.properties")) {
      Properties marked = new Properties();
      Properties english = english(file);
      for (String key : english.stringPropertyNames()) {
        String text = english.getProperty(key);
        marked.setProperty(key, key.equals("language.read-by") ? text : MARK + text);
      }
      try (Writer writer = Files.newBufferedWriter(words.resolve(file))) {
        marked.store(writer, "Invented for a test");
      }
    }
  }

  @Test
  void everyMailIsWrittenInIt() throws IOException, InterruptedException {
    Path gallery = folder.resolve("gallery");
    Process process = objector("mails", "--to", gallery.toString()).start();

    assertThat(process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    assertThat(process.exitValue()).as(said()).isZero();
    try (Stream<Path> files = Files.walk(gallery)) {
      List<Path> mails =
          files.filter(file -> file.toString().matches(".*\\beo\\b.*\\.eml")).toList();
      try (Stream<Path> others = Files.walk(gallery)) {
        assertThat(mails)
            .hasSameSizeAs(
                others.filter(file -> file.toString().matches(".*\\bfr\\b.*\\.eml")).toList())
            .isNotEmpty();
      }
      for (Path mail : mails) {
        assertThat(Files.readString(mail, StandardCharsets.UTF_8)).contains(MARK);
      }
    }
  }

  @Test
  void pagesOfferItInTheMenuAndSpeakIt() throws IOException, InterruptedException {
    int web = FreePort.find();
    Path ready = folder.resolve("ready.json");
    Process process =
        objector(
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--web-port",
                String.valueOf(web),
                "--smtp-port",
                String.valueOf(FreePort.find()),
                "--ready-file",
                ready.toString())
            .start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (!Files.exists(ready)) {
        assertThat(process.isAlive() && System.nanoTime() < giveUp).as(said()).isTrue();
        Thread.sleep(50);
      }
      URI front = URI.create("http://localhost:" + web + "/");
      String english =
          client.send(HttpRequest.newBuilder(front).build(), BodyHandlers.ofString()).body();
      String asked =
          client
              .send(
                  HttpRequest.newBuilder(front).header("Accept-Language", "eo, en;q=0.5").build(),
                  BodyHandlers.ofString())
              .body();

      assertThat(english).contains("lang=\"en\"", "Esperanto").doesNotContain(MARK);
      assertThat(asked).contains("<html lang=\"eo\"", MARK);
    } finally {
      process.destroy();
      assertThat(process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  private static ProcessBuilder objector(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                folder.resolve("words")
                    + System.getProperty("path.separator")
                    + System.getProperty("java.class.path"),
                "objector.launcher.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    builder.environment().put("OBJECTOR_PAGES_WATCH", "false");
    return builder;
  }

  private static String said() throws IOException {
    return Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
  }

  private static Properties english(String file) throws IOException {
    Properties english = new Properties();
    try (InputStream in =
            Objects.requireNonNull(Translations.class.getResourceAsStream("en/" + file));
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      english.load(reader);
    }
    return english;
  }
}
