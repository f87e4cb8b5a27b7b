package objector.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.launcher.doctor.Finding.State;
import objector.service.Setting;
import objector.service.Settings;
import org.junit.jupiter.api.Test;

class ChecksTest implements Surroundings {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Path DATA = Path.of("/invented/data");

  private Settings settings = Settings.of(Map.of(), Optional.empty());
  private long free = 100L << 30;
  private String unwritable = "";
  private boolean open;
  private boolean running;
  private boolean portsFree = true;
  private boolean relayAnswers = true;
  private boolean dnsAnswers = true;
  private Instant ends = NOW.plus(Duration.ofDays(60));
  private final Map<String, List<String>> records = new HashMap<>();

  @Test
  void aFreshFamilyInstallationIsNotBadAndIsToldWhatIsMissing() {
    assertThat(states()).doesNotContainValue(State.BAD);
    assertThat(states())
        .containsEntry("mx", State.WARN)
        .containsEntry("relay", State.WARN)
        .containsEntry("web", State.WARN)
        .containsEntry("tls", State.WARN);
  }

  @Test
  void wellKeptInstallationsHearNoAdvice() {
    wellKept();

    assertThat(findings()).allSatisfy(one -> assertThat(one.advice()).isEmpty());
  }

  @Test
  void aDiskWithoutItsReserveIsBad() {
    free = 511L << 20;

    assertThat(states()).containsEntry("disk", State.BAD);
  }

  @Test
  void aDiskThatFillsUpIsSaidInTime() {
    free = 1_000L << 20;

    assertThat(states()).containsEntry("disk", State.WARN);
  }

  @Test
  void aFolderThatOthersReadIsSaid() {
    open = true;

    assertThat(states()).containsEntry("folder", State.WARN);
  }

  @Test
  void aFolderThatCannotBeWrittenIsBad() {
    unwritable = "/srv/objector is no folder";

    assertThat(states()).containsEntry("folder", State.BAD);
  }

  @Test
  void aPortInUseIsBadButForTheInstallationThatUsesIt() {
    portsFree = false;
    assertThat(states()).containsEntry("ports", State.BAD);

    running = true;
    assertThat(states()).containsEntry("ports", State.OK);
  }

  @Test
  void aMailDomainWithoutMxIsBadAndSilenceOfDnsIsNot() {
    wellKept();
    records.remove("example.org MX");
    assertThat(states()).containsEntry("mx", State.BAD);

    dnsAnswers = false;
    assertThat(states()).containsEntry("mx", State.WARN).containsEntry("spf", State.WARN);
  }

  @Test
  void aRelayThatDoesNotAnswerIsBad() {
    wellKept();
    relayAnswers = false;

    assertThat(states()).containsEntry("relay", State.BAD);
  }

  @Test
  void aSenderWithoutSpfOrDmarcIsSaid() {
    wellKept();
    records.put("example.org TXT", List.of("\"some other text\""));
    records.remove("_dmarc.example.org TXT");

    assertThat(states()).containsEntry("spf", State.WARN).containsEntry("dmarc", State.WARN);
  }

  @Test
  void aCertificateThatEndsIsSaidInTime() {
    wellKept();
    ends = NOW.plus(Duration.ofDays(13));
    assertThat(states()).containsEntry("tls", State.WARN);

    ends = NOW.minusSeconds(1);
    assertThat(states()).containsEntry("tls", State.BAD);
  }

  private void wellKept() {
    settings =
        settings
            .with(Setting.MAIL_DOMAIN, "example.org")
            .with(Setting.SENDER_HOST, "relay.example.org")
            .with(Setting.SMTP_CERTIFICATE, "/invented/certificate.pem")
            .with(Setting.WEB_URL, "https://objector.example.org");
    records.put("example.org MX", List.of("10 mail.example.org."));
    records.put("example.org TXT", List.of("\"v=spf1 mx -all\""));
    records.put("_dmarc.example.org TXT", List.of("v=DMARC1; p=none"));
  }

  private List<Finding> findings() {
    return new Checks(settings, DATA, this).all();
  }

  /// Of several of one check the worst.
  private Map<String, State> states() {
    Map<String, State> states = new HashMap<>();
    findings()
        .forEach(
            one -> states.merge(one.check(), one.state(), (a, b) -> a.compareTo(b) > 0 ? a : b));
    return states;
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public long free(Path folder) {
    return free;
  }

  @Override
  public String unwritable(Path folder) {
    return unwritable;
  }

  @Override
  public boolean isOpenToOthers(Path folder) {
    return open;
  }

  @Override
  public boolean isRunning(Path folder) {
    return running;
  }

  @Override
  public boolean isFree(String host, int port) {
    return portsFree;
  }

  @Override
  public boolean answers(String host, int port) {
    return relayAnswers;
  }

  @Override
  public List<String> dns(String name, String type) throws IOException {
    if (!dnsAnswers) {
      throw new IOException("silence");
    }
    return records.getOrDefault(name + " " + type, List.of());
  }

  @Override
  public Instant certificateEnds(Path file) {
    return ends;
  }
}
