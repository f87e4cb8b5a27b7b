package objector.endtoend.broker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import objector.kafka.KafkaAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/// The broker that an organisation runs: the public image, in a container.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContainerBrokerIT implements BrokerContract {
  private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1");

  @BeforeAll
  void start() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "skipped: Docker does not answer on this machine");
    kafka.start();
  }

  @AfterAll
  void stop() {
    kafka.stop();
  }

  @Override
  public KafkaAccess kafka() {
    return KafkaAccess.at(kafka.getBootstrapServers());
  }
}
