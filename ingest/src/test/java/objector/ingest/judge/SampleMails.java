package objector.ingest.judge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import objector.events.Json;
import objector.ingest.mime.MailCharsets;
import tools.jackson.databind.JsonNode;

/// Public samples that nobody here wrote, where this machine has them; they are not part of the
/// repository.
public final class SampleMails {
  private SampleMails() {}

  /// A folder of them; the test is skipped where it is absent.
  public static Path folder(String name) {
    String root = System.getenv().getOrDefault("OBJECTOR_SHARED_DATA", "../../shared/data");
    Path folder = Path.of(root, name);
    assumeTrue(Files.isDirectory(folder), "skipped: no sample mails at " + folder);
    return folder;
  }

  public static JsonNode json(Path file) {
    return Json.MAPPER.readTree(text(file));
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Path file) {
    return MailCharsets.decode(bytes(file), "utf-8");
  }

  public static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
