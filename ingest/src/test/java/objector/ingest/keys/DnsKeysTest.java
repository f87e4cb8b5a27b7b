package objector.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import objector.ingest.dkim.KeyRecords.Answer;
import objector.ingest.keys.LoopbackDns.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;

class DnsKeysTest {
  private static final String NAME = "s1._domainkey.example.org";
  private static final String KEY = "v=DKIM1; k=rsa; p=" + "A".repeat(400);

  private final LoopbackDns dns = new LoopbackDns();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-08-01T00:00:00Z"));
  private final DnsKeys keys = new DnsKeys(Duration.ofSeconds(2), dns::resolver, now::get);

  @AfterEach
  void close() throws IOException {
    dns.close();
  }

  @Test
  void aKeyInSeveralStringsIsOneKey() {
    dns.with(NAME, Way.ANSWERS, 300, KEY);

    assertThat(find(NAME)).isEqualTo(new Answer(KEY, null));
  }

  @Test
  void ofSeveralRecordsTheKeyCounts() {
    dns.with(NAME, Way.ANSWERS, 300, "verification=1", KEY);

    assertThat(find(NAME).text()).isEqualTo(KEY);
  }

  @Test
  void anAliasIsFollowed() {
    dns.with(NAME, Way.IS_AN_ALIAS, 300, KEY);

    assertThat(find(NAME).text()).isEqualTo(KEY);
  }

  @Test
  void whatIsTooLongForUdpIsAskedForByTcp() {
    dns.with(NAME, Way.TRUNCATES, 300, KEY);

    assertThat(find(NAME).text()).isEqualTo(KEY);
    assertThat(dns.byTcp).hasValue(1);
  }

  @Test
  void aNameThatIsNotThereHasNoKey() {
    assertThat(find(NAME)).isEqualTo(Answer.none());
  }

  @Test
  void whatIsNoNameHasNoKey() {
    assertThat(find("a..b")).isEqualTo(Answer.none());
    assertThat(find("x".repeat(70) + ".example.org")).isEqualTo(Answer.none());
  }

  @Test
  void aServerInTroubleSaysNothingAboutTheKey() {
    dns.with(NAME, Way.FAILS, 0).with("refused.example.org", Way.REFUSES, 0);

    assertThat(find(NAME)).isEqualTo(new Answer(null, "DNS answered SERVFAIL"));
    assertThat(find("refused.example.org")).isEqualTo(new Answer(null, "DNS answered REFUSED"));
  }

  @Test
  void nonsenseIsTrouble() {
    dns.with(NAME, Way.TALKS_NONSENSE, 0);

    assertThat(find(NAME).trouble()).isEqualTo("DNS did not answer in time");
  }

  @Test
  void silenceEndsWithTheTimeOfOneMailWhateverItAsks() {
    dns.with(NAME, Way.IS_SILENT, 0).with("b.example.org", Way.IS_SILENT, 0);
    DnsKeys hasty = new DnsKeys(Duration.ofMillis(400), () -> several(), now::get);
    long start = System.nanoTime();

    Map<String, Answer> answers = hasty.find(List.of(NAME, "b.example.org")).answers();

    assertThat(answers)
        .containsEntry(NAME, new Answer(null, "DNS did not answer in time"))
        .containsEntry("b.example.org", new Answer(null, "the time allowed for DNS was used up"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
  }

  @Test
  void aServerThatIsNotThereIsTrouble() throws IOException {
    dns.close();

    assertThat(find(NAME).trouble()).isNotNull();
  }

  @Test
  void aKeyIsKeptAsLongAsDnsSaysButAnHourAtMost() {
    dns.with(NAME, Way.ANSWERS, 600, KEY).with("long.example.org", Way.ANSWERS, 999_999, KEY);
    find(NAME);
    find("long.example.org");

    after(Duration.ofMinutes(9));
    find(NAME);
    assertThat(dns.byUdp).hasValue(2);
    after(Duration.ofMinutes(2));
    find(NAME);
    assertThat(dns.byUdp).hasValue(3);
    find("long.example.org");
    assertThat(dns.byUdp).hasValue(3);
    after(Duration.ofMinutes(50));
    find("long.example.org");
    assertThat(dns.byUdp).hasValue(4);
  }

  @Test
  void aKeyThatMayNotBeKeptIsKeptForAMinuteAllTheSame() {
    dns.with(NAME, Way.ANSWERS, 0, KEY);

    find(NAME);
    find(NAME);
    assertThat(dns.byUdp).hasValue(1);
    after(Duration.ofSeconds(61));
    find(NAME);

    assertThat(dns.byUdp).hasValue(2);
  }

  @Test
  void thatThereIsNoKeyIsAskedAgainAfterMinutes() {
    find(NAME);
    find(NAME);
    assertThat(dns.byUdp).hasValue(1);
    after(Duration.ofMinutes(6));
    dns.with(NAME, Way.ANSWERS, 300, KEY);

    assertThat(find(NAME).text()).isEqualTo(KEY);
  }

  @Test
  void troubleIsNeverKept() {
    dns.with(NAME, Way.FAILS, 0);
    find(NAME);
    dns.with(NAME, Way.ANSWERS, 300, KEY);

    assertThat(find(NAME).text()).isEqualTo(KEY);
  }

  private Answer find(String name) {
    return Objects.requireNonNull(keys.find(List.of(name)).answers().get(name));
  }

  private Resolver several() {
    return new ExtendedResolver(new Resolver[] {dns.resolver(), dns.resolver()});
  }

  private void after(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
