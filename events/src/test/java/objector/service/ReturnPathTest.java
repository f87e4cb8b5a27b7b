package objector.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import objector.address.EmailAddress;
import objector.events.id.PersonId;
import org.junit.jupiter.api.Test;

final class ReturnPathTest {
  private static final Instant SENT = Instant.parse("2026-06-12T07:05:00Z");
  private static final PersonId ANNA = new PersonId("a".repeat(26));

  private final ReturnPath paths = of("0123456789abcdef0123456789abcdef");

  private static ReturnPath of(String key) {
    return new ReturnPath(key.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aMailThatComesBackTellsWhoseItWas() {
    String local = paths.of(ANNA, SENT);

    assertThat(paths.person(local, SENT.plus(Duration.ofDays(5)))).contains(ANNA);
    assertThat(EmailAddress.of(local + "@in.example.org")).isPresent();
  }

  @Test
  void whatServersDoToCapitalsDoesNotMatter() {
    String local = paths.of(ANNA, SENT).toUpperCase(Locale.ROOT);

    assertThat(ReturnPath.isLike(local)).isTrue();
    assertThat(paths.person(local, SENT)).contains(ANNA);
  }

  @Test
  void nobodyCanMakeOneForSomebodyElse() {
    String local = paths.of(ANNA, SENT);
    String others = local.replace("a".repeat(26), "b".repeat(26));
    String signature = local.substring(local.lastIndexOf('.') + 1);

    assertThat(paths.person(others, SENT)).isEmpty();
    assertThat(of("another key, another key, another").person(local, SENT)).isEmpty();
    assertThat(paths.person("b." + "a".repeat(26) + ".zzzz." + signature, SENT)).isEmpty();
  }

  @Test
  void oneThatWasPassedOnIsSoonWorthNothing() {
    String local = paths.of(ANNA, SENT);

    assertThat(paths.person(local, SENT.plus(Duration.ofDays(11)))).isEmpty();
    assertThat(paths.person(local, SENT.minus(Duration.ofDays(11)))).isEmpty();
  }

  @Test
  void whatIsNoneIsNone() {
    for (String local : new String[] {"", "b", "b.", "b..", "b...", "b.a", "b.a.b", "x.y.z.w"}) {
      assertThat(paths.person(local, SENT)).as(local).isEmpty();
    }
    assertThat(ReturnPath.isLike("b.smith+" + "a".repeat(16))).isFalse();
  }
}
