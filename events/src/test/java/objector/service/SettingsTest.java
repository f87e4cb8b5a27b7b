package objector.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import objector.service.Service.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  @Test
  void theEnvironmentWinsOverTheFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("objector.properties"), "web.port=9000\nsmtp.port=9025\n", UTF_8);

    Settings settings = Settings.of(Map.of("OBJECTOR_WEB_PORT", "9001"), Optional.of(file));

    assertThat(settings.number(Setting.WEB_PORT)).isEqualTo(9001);
    assertThat(settings.number(Setting.SMTP_PORT)).isEqualTo(9025);
  }

  @Test
  void everyUnknownKeyIsNamedWithAHint(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("objector.properties"), "web.prot=9000\ncolour=blue\n", UTF_8);

    assertThatThrownBy(() -> Settings.of(Map.of(), Optional.of(file)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("web.prot")
        .hasMessageContaining("Did you mean web.port?")
        .hasMessageContaining("colour");
  }

  @Test
  void aHyphenInAKeyIsAnUnderscoreInTheEnvironment() {
    Settings settings = Settings.of(Map.of("OBJECTOR_MAIL_MAX_BYTES", "1000"), Optional.empty());

    assertThat(settings.number(Setting.MAIL_MAX_BYTES)).isEqualTo(1000);
  }

  @Test
  void whatTheScriptAndTheTestsReadIsNoSetting() {
    Settings settings = Settings.of(Map.of("OBJECTOR_JAVA_OPTIONS", "-Xmx1g"), Optional.empty());

    assertThat(settings.number(Setting.WEB_PORT)).isEqualTo(8080);
  }

  @Test
  void aWrongValueIsNotRepeated() {
    Settings settings = Settings.of(Map.of("OBJECTOR_WEB_PORT", "s3cret"), Optional.empty());

    assertThatThrownBy(() -> settings.number(Setting.WEB_PORT))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("web.port is not a port, from 0 to 65535")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "99999", "-1", "", "8080 8081"})
  void aPortIsOneThatThereIs(String value) {
    Settings settings = Settings.of(Map.of("OBJECTOR_SMTP_PORT", value), Optional.empty());

    assertThatThrownBy(() -> settings.number(Setting.SMTP_PORT))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("smtp.port");
  }

  @Test
  void lengthsOfTimeHaveAUnit() {
    Settings settings = Settings.of(Map.of("OBJECTOR_PAGES_INTERVAL", "12h"), Optional.empty());

    assertThat(settings.duration(Setting.PAGES_INTERVAL)).contains(Duration.ofHours(12));
  }

  /// Others rely on keys and defaults: a change here is a change for them.
  @Test
  void keysAndDefaultsAreAsPinned() throws IOException {
    StringBuilder actual = new StringBuilder();
    for (Setting setting : Setting.values()) {
      actual.append(setting.key()).append(" = ").append(setting.fallback().orElse("")).append('\n');
    }

    assertThat(Path.of("src/test/resources/expected-settings.txt"))
        .content(UTF_8)
        .isEqualTo(actual.toString());
  }
}
