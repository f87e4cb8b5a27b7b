package objector.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import objector.service.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceNameTest {
  private static final Settings NOTHING_SET = Settings.of(Map.of(), Optional.empty());

  @Test
  void itIsMadeOnceAndStays(@TempDir Path folder) {
    String first = InstanceName.of(NOTHING_SET, folder.resolve("data"), Optional.of("host"));

    assertThat(first).hasSize(8);
    assertThat(InstanceName.of(NOTHING_SET, folder.resolve("data"), Optional.of("host")))
        .isEqualTo(first);
    assertThat(InstanceName.of(NOTHING_SET, folder.resolve("other"), Optional.of("host")))
        .isNotEqualTo(first);
  }

  @Test
  void whatTheSettingSaysWins(@TempDir Path folder) {
    Settings set = Settings.of(Map.of("OBJECTOR_INSTANCE", "left"), Optional.empty());

    assertThat(InstanceName.of(set, folder, Optional.empty())).isEqualTo("left");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whereNothingCanBeKeptItIsTheMachines(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(InstanceName.of(NOTHING_SET, file.resolve("data"), Optional.of("ingest-7f8-x2")))
        .isEqualTo("ingest-7f8-x2");
    assertThat(InstanceName.of(NOTHING_SET, file.resolve("data"), Optional.of("no name at all")))
        .hasSize(8);
  }
}
