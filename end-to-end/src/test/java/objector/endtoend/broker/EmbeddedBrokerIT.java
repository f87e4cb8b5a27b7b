package objector.endtoend.broker;

import java.nio.file.Path;
import objector.kafka.KafkaAccess;
import objector.launcher.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The broker that a family gets with `objector up`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedBrokerIT implements BrokerContract {
  private EmbeddedKafka kafka = new EmbeddedKafka(Path.of("unused"));

  @BeforeAll
  void start(@TempDir Path folder) {
    kafka = new EmbeddedKafka(folder);
    kafka.start();
  }

  @AfterAll
  void stop() {
    kafka.close();
  }

  @Override
  public KafkaAccess kafka() {
    return kafka.access();
  }
}
