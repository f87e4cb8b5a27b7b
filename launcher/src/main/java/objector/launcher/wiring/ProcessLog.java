package objector.launcher.wiring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ArrayList;
import java.util.List;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;
import objector.telemetry.RecentProblems;
import org.slf4j.LoggerFactory;

/// The log of a process that stays: in lines for people, or one JSON object a line; a sentence that
/// comes again and again is said now and then; and its newest troubles are kept for the operator's
/// page.
public final class ProcessLog {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ProcessLog.class);

  private ProcessLog() {}

  /// From now on the log is as the settings want it.
  ///
  /// @return what is kept of it
  public static RecentProblems begin(Settings settings) {
    boolean json =
        switch (settings.text(Setting.LOG_FORMAT)) {
          case "text" -> false;
          case "json" -> true;
          default -> throw new StartFailure("Setting log.format is neither text nor json.");
        };
    Thread.setDefaultUncaughtExceptionHandler(ProcessLog::lastWord);
    RecentProblems problems = new RecentProblems();
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      List<ConsoleAppender<ILoggingEvent>> consoles = new ArrayList<>();
      root.iteratorForAppenders()
          .forEachRemaining(appender -> {
            if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
              consoles.add(console);
            }
          });
      for (ConsoleAppender<ILoggingEvent> console : consoles) {
        if (json) {
          JsonLines lines = new JsonLines();
          lines.setContext(context);
          lines.start();
          console.setEncoder(lines);
        }
        root.detachAppender(console);
        add(root, new RepeatedSentences(console, System::nanoTime));
      }
      add(root, new Keeping(problems));
    }
    return problems;
  }

  /// A thread ended by a fault of ours, and nothing begins it again. Java alone would write to
  /// standard error, past the log and the operator's page.
  private static void lastWord(Thread thread, Throwable thrown) {
    LOG.atError()
        .addKeyValue("thread", thread.getName())
        .setCause(new Unquoted(thrown))
        .log("A thread ended by a fault of ours; what it did is not done");
  }

  /// What was thrown and where, but not its message, which may quote a mail.
  private static final class Unquoted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unquoted(Throwable thrown) {
      super(
          thrown.getClass().getName(),
          thrown.getCause() == null ? null : new Unquoted(thrown.getCause()));
      setStackTrace(thrown.getStackTrace());
    }
  }

  private static void add(Logger root, AppenderBase<ILoggingEvent> appender) {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
  }

  /// Keeps sentences as they stand in the code: what is filled in may be about somebody.
  private static final class Keeping extends AppenderBase<ILoggingEvent> {
    private final RecentProblems problems;

    Keeping(RecentProblems problems) {
      this.problems = problems;
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
        IThrowableProxy thrown = event.getThrowableProxy();
        problems.note(
            event.getInstant(),
            event.getLevel().toString(),
            event.getLoggerName(),
            event.getMessage() == null ? "" : event.getMessage(),
            thrown == null ? "" : thrown.getClassName());
      }
    }
  }
}
