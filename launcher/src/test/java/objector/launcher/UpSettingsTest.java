package objector.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import objector.service.Setting;
import objector.service.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every setting is honoured by `up`, or said to be without effect there: none is passed over in
/// silence.
final class UpSettingsTest {
  private static final Path SOURCES = Path.of("src/main/java/objector/launcher");

  private static Settings of(Setting setting) {
    String name =
        "OBJECTOR_" + setting.key().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Settings.of(Map.of(name, "1"), Optional.empty());
  }

  /// What is read by what `up` consists of, but for the reading that is only for services alone.
  private static String readByUp() throws IOException {
    List<Path> files =
        new ArrayList<>(
            List.of(
                SOURCES.resolve("UpCommand.java"),
                Path.of("../events/src/main/java/objector/service/Secrets.java")));
    try (Stream<Path> wiring = Files.list(SOURCES.resolve("wiring"))) {
      wiring
          .filter(file -> !file.endsWith("KafkaAtHand.java"))
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(files::add);
    }
    StringBuilder text = new StringBuilder();
    for (Path file : files) {
      text.append(Files.readString(file, UTF_8));
    }
    return Pattern.compile("List<Setting> OF_A_CLUSTER =.*?;", Pattern.DOTALL)
        .matcher(text)
        .replaceAll("");
  }

  private static boolean isRead(Setting setting, String sources) {
    return Pattern.compile("\\bSetting\\." + setting.name() + "\\b").matcher(sources).find();
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void itIsHonouredOrSaidToBeWithoutEffect(Setting setting) throws IOException {
    boolean said = UpCommand.withoutEffect(of(setting)).contains(setting);

    assertThat(said || isRead(setting, readByUp())).as(setting.key()).isTrue();
  }

  /// These are read, but only where services run apart.
  @Test
  void whatIsForACluster() {
    assertThat(
            Stream.of(Setting.values())
                .filter(setting -> !UpCommand.withoutEffect(of(setting)).isEmpty())
                .map(Setting::key))
        .containsExactlyInAnyOrder(
            "ingest.url",
            "kafka.bootstrap",
            "kafka.client-file",
            "kafka.replication",
            "operator.parts",
            "tracker.standbys");
  }

  @Test
  void whatNobodyReadsIsFound() {
    assertThat(isRead(Setting.WEB_PORT, "settings.number(Setting.WEB_PORT)")).isTrue();
    assertThat(isRead(Setting.WEB_PORT, "settings.number(Setting.WEB_PORTS)")).isFalse();
  }
}
