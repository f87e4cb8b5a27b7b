package objector.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedSentencesTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private long now;
  private final RepeatedSentences sentences = new RepeatedSentences(log, () -> now);

  @BeforeEach
  void start() {
    log.start();
    sentences.start();
  }

  @Test
  void aSentenceThatComesAThousandTimesIsWrittenSome() {
    say(1_000, "The relay does not answer");

    assertThat(log.list).hasSize(RepeatedSentences.TROUBLES);
  }

  @Test
  void anotherSentenceIsNotHeldBack() {
    say(1_000, "The relay does not answer");
    log.list.clear();

    say(1, "The disk is nearly full");

    assertThat(log.list)
        .extracting(ILoggingEvent::getMessage)
        .containsExactly("The disk is nearly full");
  }

  @Test
  void theNextMinuteSaysHowOftenItCameUnsaid() {
    say(120, "The relay does not answer");
    log.list.clear();
    now += Duration.ofMinutes(1).toNanos();

    say(1, "The relay does not answer");

    assertThat(log.list)
        .extracting(ILoggingEvent::getMessage)
        .containsExactly(
            "This came 100 times more within a minute: The relay does not answer",
            "The relay does not answer");
  }

  private void say(int times, String sentence) {
    for (int i = 0; i < times; i++) {
      LoggingEvent event = new LoggingEvent();
      event.setLoggerName("Lane");
      event.setLevel(Level.WARN);
      event.setMessage(sentence);
      sentences.doAppend(event);
    }
  }
}
