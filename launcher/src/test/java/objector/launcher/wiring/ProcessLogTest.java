package objector.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import objector.service.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A thread that nothing begins again ends.
final class ProcessLogTest {
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(ProcessLog.class);

  @BeforeEach
  void listen() {
    var _ = ProcessLog.begin(Settings.of(Map.of(), Optional.empty()));
    said.start();
    log.addAppender(said);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(said);
    Thread.setDefaultUncaughtExceptionHandler(null);
  }

  @Test
  void itIsSaidInTheLogWithoutWhatMayBePersonal() throws InterruptedException {
    Thread thread =
        Thread.ofPlatform()
            .name("invented")
            .start(() -> {
              throw new AssertionError("anna@example.org", new IllegalStateException("her mail"));
            });
    thread.join();

    String all = ThrowableProxyUtil.asString(said.list.getFirst().getThrowableProxy());
    assertThat(said.list.getFirst().getKeyValuePairs().toString()).contains("invented");
    assertThat(all)
        .contains("AssertionError", "IllegalStateException", "ProcessLogTest")
        .doesNotContain("anna", "her mail");
  }

  @Test
  void aTaskOfVirtualThreadsIsNoExceptionToThat() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> {
        throw new NoClassDefFoundError("invented");
      });
    }

    assertThat(said.list).hasSize(1);
  }
}
