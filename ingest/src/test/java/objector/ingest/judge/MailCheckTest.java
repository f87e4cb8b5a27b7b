package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCheckTest {
  @Test
  void theLineIsTheContract() {
    JudgedMail reading =
        Judges.judge(
            """
            From: "Doe, John" <john@example.org>
            To: anna@example.org
            Subject: Hello
            Date: Mon, 14 Apr 2025 10:00:00 +0000

            See https://example.org/x.
            """);

    assertThat(MailCheck.line("a.eml", reading))
        .isEqualTo(
            "{\"file\":\"a.eml\",\"kind\":\"unrelated\",\"held\":null,\"programme\":null,"
                + "\"platform\":null,\"language\":null,\"forward\":{\"form\":\"none\",\"from\":{\"name\":\"Doe,"
                + " John\",\"address\":\"john@example.org\"},\"to\":[{\"name\":null,"
                + "\"address\":\"anna@example.org\"}],\"cc\":[],\"subject\":\"Hello\",\"date\":\"Mon,"
                + " 14 Apr 2025 10:00:00 +0000\",\"body\":\"See https://example.org/x.\","
                + "\"message\":null},\"authenticity\":{\"verdict\":\"unverifiable\",\"signatures\":"
                + "[]},\"links\":[{\"url\":\"https://example.org/x\",\"target\":"
                + "\"https://example.org/x\",\"trusted\":false}],\"codes\":[],\"because\":[\"neither"
                + " from Meta nor about it\",\"no signature to check\"]}");
  }

  @Test
  void anEmptyFileIsBrokenAndSaysWhy() {
    JudgedMail reading = Judges.WITHOUT_KEYS.judge(new byte[0], Judges.NOW);

    assertThat(MailCheck.line("e", reading))
        .startsWith("{\"file\":\"e\",\"kind\":\"broken\",\"error\":\"it is empty\",\"held\":");
  }

  @Test
  void aFolderIsReadByNameAndNotItsFolders(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("b.eml"));
    Files.createFile(folder.resolve("a.eml"));
    Files.createDirectories(folder.resolve("c"));
    Files.createFile(folder.resolve("c").resolve("d.eml"));

    List<String> names =
        MailCheck.files(List.of(folder, Path.of("x.eml"))).map(MailCheck.Input::name).toList();

    assertThat(names).containsExactly(folder + "/a.eml", folder + "/b.eml", "x.eml");
  }
}
