package objector.launcher.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kafka.network.Acceptor;
import kafka.network.Processor;
import kafka.network.SocketServer;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.CollectionConverters;

/// Threads of a broker that wait for work: those that answer, those that read and write sockets,
/// those that keep groups. Kafka's own wake three times a second each, only to look whether there
/// is something, though whatever comes wakes them, the end too. Ours rest for half a minute.
///
/// Only what they wait with is changed. What lies elsewhere in a later Kafka goes on as it was.
final class RestingThreads implements ServerSocketFactory {
  private static final Logger LOG = LoggerFactory.getLogger(RestingThreads.class);

  private final KafkaConfig config;
  private volatile Supplier<Stream<SocketServer>> servers = Stream::of;

  private interface Change {
    void make() throws ReflectiveOperationException, IOException;
  }

  RestingThreads(KafkaConfig config) {
    this.config = config;
  }

  /// Whose sockets are opened from now on: each is there only when its part has begun to start.
  void serve(Supplier<Stream<SocketServer>> servers) {
    this.servers = servers;
  }

  /// The last that Kafka asks for before the threads of a socket begin: from then on they must not
  /// be given anything else to wait with.
  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer)
      throws IOException {
    servers.get().forEach(server -> change("sockets", () -> giveSelectors(server, listener)));
    return ServerSocketFactory.INSTANCE.openServerSocket(listener, address, backlog, receiveBuffer);
  }

  private void giveSelectors(SocketServer server, String listener)
      throws ReflectiveOperationException, IOException {
    for (Acceptor acceptor : server.dataPlaneAcceptors().values()) {
      if (acceptor.endPoint().listener().equals(listener)) {
        for (Processor processor : CollectionConverters.asJava(acceptor.processors())) {
          RestingSelector.give(processor, config);
        }
      }
    }
  }

  /// Once both run.
  static void begin(ControllerServer controller, BrokerServer broker) {
    change("requests to the controller", () -> restHandlers(controller.socketServer()));
    change("requests", () -> restHandlers(broker.socketServer()));
    change("groups", () -> restEvents(HiddenPart.of(broker, "groupCoordinator")));
    change("shared groups", () -> restEvents(HiddenPart.of(broker, "shareCoordinator")));
  }

  private static void restHandlers(SocketServer server) throws ReflectiveOperationException {
    Object channel = server.dataPlaneRequestChannel();
    ArrayBlockingQueue<?> busy = (ArrayBlockingQueue<?>) HiddenPart.of(channel, "requestQueue");
    HiddenPart.put(channel, "requestQueue", new RestingQueue<>(busy));
  }

  private static void restEvents(Object coordinator) throws ReflectiveOperationException {
    Object processor = HiddenPart.of(HiddenPart.of(coordinator, "runtime"), "processor");
    Object events = HiddenPart.of(processor, "accumulator");
    Condition busy = (Condition) HiddenPart.of(events, "condition");
    HiddenPart.put(events, "condition", new RestingCondition(busy));
  }

  private static void change(String threads, Change change) {
    try {
      change.make();
    } catch (ReflectiveOperationException | IOException | RuntimeException e) {
      LOG.atDebug().addKeyValue("threads", threads).setCause(e).log("Threads go on as they were");
    }
  }
}
