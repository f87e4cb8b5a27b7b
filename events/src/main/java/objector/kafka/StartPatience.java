package objector.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import objector.service.Service.StartFailure;
import objector.service.TemporarilyUnavailable;
import objector.service.Threads;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a start waits for a Kafka that does not answer, one length for every part: containers
/// start in any order, and a broker may be away just then.
///
/// @param sleep between two questions
/// @param nanos as [System#nanoTime]
public record StartPatience(String bootstrap, Consumer<Duration> sleep, LongSupplier nanos) {
  /// Beyond it somebody must look.
  public static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(StartPatience.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /// Something that Kafka is asked.
  public interface Question<A> {
    A ask() throws InterruptedException, ExecutionException, TimeoutException;
  }

  public static StartPatience with(KafkaAccess kafka) {
    return new StartPatience(kafka.bootstrap(), Threads::sleep, System::nanoTime);
  }

  /// Asks until there is an answer.
  ///
  /// @throws StartFailure when there is none for too long, or Kafka refuses for good
  public <A> A answer(Question<A> question) throws InterruptedException {
    long begun = nanos.getAsLong();
    while (true) {
      Exception trouble;
      try {
        return question.ask();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException)) {
          throw new StartFailure(
              "Kafka at %s refuses what a start asks: %s".formatted(bootstrap, reason(e)), e);
        }
        trouble = e;
      } catch (TimeoutException | RetriableException | TemporarilyUnavailable e) {
        trouble = e;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (nanos.getAsLong() - begun > LONGEST.toNanos()) {
        throw new StartFailure(
            "Kafka at %s did not answer for five minutes (%s): see setting kafka.bootstrap."
                .formatted(bootstrap, reason(trouble)),
            trouble);
      }
      LOG.atWarn()
          .addKeyValue("bootstrap", bootstrap)
          .addKeyValue("reason", reason(trouble))
          .log("Kafka does not answer yet");
      sleep.accept(PAUSE);
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
