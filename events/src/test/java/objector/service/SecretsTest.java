package objector.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import objector.service.Secrets.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {
  @Test
  void theFileIsMadeOnceAndOnlyItsOwnerReadsIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("secrets");
    byte[] first = Secrets.inFile(file).key(Purpose.SESSION);

    byte[] second = Secrets.inFile(file).key(Purpose.SESSION);

    assertThat(second).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).containsExactly("secrets");
  }

  @Test
  void noKeyServesTwoPurposes(@TempDir Path folder) {
    Secrets secrets = Secrets.inFile(folder.resolve("secrets"));

    assertThat(secrets.key(Purpose.SESSION)).isNotEqualTo(secrets.key(Purpose.LINK));
  }

  @Test
  void aShortKeyInTheEnvironmentIsRefused(@TempDir Path folder) {
    Settings settings = Settings.of(Map.of("OBJECTOR_SECRETS_KEY", "short"), Optional.empty());

    assertThatThrownBy(() -> Secrets.of(settings, folder.resolve("unused")))
        .hasMessageContaining("at least 32 characters")
        .hasMessageNotContaining("short");
  }
}
