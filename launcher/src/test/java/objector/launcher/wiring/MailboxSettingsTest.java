package objector.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.ingest.imap.ImapSettings;
import objector.service.Service.StartFailure;
import objector.service.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailboxSettingsTest {
  private static final Map<String, String> ONE =
      Map.of(
          "OBJECTOR_IMAP_HOST", "imap.example.org",
          "OBJECTOR_IMAP_USER", "box",
          "OBJECTOR_IMAP_PASSWORD", "secret");

  @TempDir private Path folder;

  @Test
  void withoutSettingsThereAreNone() {
    assertThat(MailboxSettings.of(Settings.of(Map.of(), Optional.empty()))).isEmpty();
  }

  @Test
  void theFileAddsAnyNumber() throws IOException {
    List<ImapSettings> mailboxes =
        with(
            """
            anna.host = one.example.org
            anna.user = anna
            anna.password = a
            2.host = two.example.org
            2.port = 143
            2.tls = false
            2.user = second
            2.password = b
            2.folder = Forwarded
            2.interval = 5m
            """,
            ONE);

    assertThat(mailboxes)
        .containsExactly(
            new ImapSettings(
                "imap",
                "imap.example.org",
                993,
                true,
                "box",
                "secret",
                "INBOX",
                Duration.ofMinutes(1)),
            new ImapSettings(
                "imap-2",
                "two.example.org",
                143,
                false,
                "second",
                "b",
                "Forwarded",
                Duration.ofMinutes(5)),
            new ImapSettings(
                "imap-anna",
                "one.example.org",
                993,
                true,
                "anna",
                "a",
                "INBOX",
                Duration.ofMinutes(1)));
  }

  @Test
  void aMisspeltKeyIsSaid() {
    assertThatThrownBy(() -> with("anna.hots = one.example.org", Map.of()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("anna.hots")
        .hasMessageContaining("NAME.host");
  }

  @Test
  void whatIsMissingIsSaidWithItsMailbox() {
    assertThatThrownBy(() -> with("anna.host = one.example.org", Map.of()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("imap-anna")
        .hasMessageContaining("imap.user");
  }

  private List<ImapSettings> with(String file, Map<String, String> environment) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.put(
        "OBJECTOR_IMAP_FILE",
        Files.writeString(folder.resolve("mailboxes.properties"), file).toString());
    return MailboxSettings.of(Settings.of(all, Optional.empty()));
  }
}
