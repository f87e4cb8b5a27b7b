package objector.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class FreePortTest {
  @Test
  void canBeOpened() throws IOException {
    int port = FreePort.find();

    try (ServerSocket opened = new ServerSocket(port)) {
      assertThat(opened.getLocalPort()).isEqualTo(port);
    }
  }

  /// Linux gives connections ports from 32,768 on, others from 49,152 on.
  @Test
  void noConnectionIsGivenOne() {
    for (int i = 0; i < 50; i++) {
      assertThat(FreePort.find()).isBetween(10_240, 32_767);
    }
  }
}
