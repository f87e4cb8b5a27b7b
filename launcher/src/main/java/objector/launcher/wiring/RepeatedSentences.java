package objector.launcher.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Lets a sentence through so many times a minute, and says with the next how often more it came: a
/// relay that is down, or a stranger who knocks, does not fill the disk with one sentence.
final class RepeatedSentences extends AppenderBase<ILoggingEvent> {
  static final int TROUBLES = 20;
  private static final int NOTES = 200;
  private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);
  private static final int REMEMBERED = 1_000;

  private final Appender<ILoggingEvent> log;
  private final LongSupplier nanos;
  private final Map<String, Count> sentences = new HashMap<>();

  /// @param log gets what passes
  RepeatedSentences(Appender<ILoggingEvent> log, LongSupplier nanos) {
    this.log = log;
    this.nanos = nanos;
  }

  @Override
  protected void append(ILoggingEvent event) {
    long now = nanos.getAsLong();
    if (sentences.size() > REMEMBERED) {
      sentences.clear();
    }
    Count count =
        sentences.computeIfAbsent(
            event.getLoggerName() + ' ' + event.getMessage(), _ -> new Count(now));
    if (now - count.begun >= WINDOW) {
      int most = most(event);
      if (count.said > most) {
        log.doAppend(unsaid(event, count.said - most));
      }
      count.begun = now;
      count.said = 0;
    }
    count.said++;
    if (count.said <= most(event)) {
      log.doAppend(event);
    }
  }

  private static int most(ILoggingEvent event) {
    return event.getLevel().isGreaterOrEqual(Level.WARN) ? TROUBLES : NOTES;
  }

  private static LoggingEvent unsaid(ILoggingEvent event, int times) {
    @Nullable String sentence = event.getMessage();
    LoggingEvent said = new LoggingEvent();
    said.setLoggerName(event.getLoggerName());
    said.setLevel(event.getLevel());
    said.setThreadName(event.getThreadName());
    said.setTimeStamp(event.getTimeStamp());
    said.setMessage("This came " + times + " times more within a minute: " + sentence);
    return said;
  }

  private static final class Count {
    private long begun;
    private int said;

    Count(long now) {
      begun = now;
    }
  }
}
