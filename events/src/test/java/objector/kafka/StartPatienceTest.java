package objector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import objector.service.Service.StartFailure;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.common.errors.NotCoordinatorException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

final class StartPatienceTest {
  private static final Duration EACH = Duration.ofSeconds(30);

  private long now;
  private int asked;
  private final StartPatience patience =
      new StartPatience("kafka:9092", pause -> now += pause.toNanos(), () -> now);

  /// A Kafka that keeps each question for half a minute.
  private String after(int silences, Exception silence) throws Exception {
    return patience.answer(() -> {
      asked++;
      if (asked > silences) {
        return "here";
      }
      now += EACH.toNanos();
      switch (silence) {
        case TimeoutException e -> throw e;
        case ExecutionException e -> throw e;
        case RuntimeException e -> throw e;
        default -> throw new AssertionError(silence);
      }
    });
  }

  @Test
  void whatComesAfterMinutesIsAwaited() throws Exception {
    assertThat(after(8, new TimeoutException())).isEqualTo("here");
  }

  @Test
  void aBrokerThatIsNotReadyIsAskedAgain() throws Exception {
    assertThat(after(2, new ExecutionException(new NotCoordinatorException("moved"))))
        .isEqualTo("here");
  }

  @Test
  void whatIsNotThereForTheMomentIsAskedAgain() throws Exception {
    assertThat(after(2, new TemporarilyUnavailable("not yet"))).isEqualTo("here");
  }

  @Test
  void afterFiveMinutesSomebodyIsToldWhereToLook() {
    assertThatThrownBy(() -> after(1_000, new TimeoutException()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("kafka:9092")
        .hasMessageContaining("kafka.bootstrap");
    assertThat(Duration.ofNanos(now)).isBetween(StartPatience.LONGEST, Duration.ofMinutes(6));
  }

  @Test
  void aRefusalIsNotAskedAgain() {
    assertThatThrownBy(
            () -> after(9, new ExecutionException(new TopicAuthorizationException("not yours"))))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("not yours");
    assertThat(asked).isEqualTo(1);
  }
}
