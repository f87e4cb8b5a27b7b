package objector.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import objector.service.Health;
import objector.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class ServiceCommandTest {
  @Test
  void aPartThatStoppedForGoodEndsTheProcess() throws Exception {
    Service service = being(Health.up("one part"), Health.stopped("another", "by a bug"));

    int code = ServiceCommand.untilOver(service, new CountDownLatch(1));

    assertThat(code).isEqualTo(1);
  }

  @Test
  void aPartThatIsOnlyDownIsWaitedFor() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    Thread.ofVirtual().start(stopped::countDown);

    int code =
        ServiceCommand.untilOver(being(Health.down("kafka", "does not answer yet")), stopped);

    assertThat(code).isZero();
  }

  private static Service being(Health... health) {
    return new Service() {
      @Override
      public String name() {
        return "invented";
      }

      @Override
      public void start() {}

      @Override
      public List<Health> health() {
        return List.of(health);
      }

      @Override
      public void close() {}
    };
  }
}
