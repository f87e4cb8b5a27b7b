package objector.launcher.soak.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import objector.kafka.KafkaAccess;
import objector.launcher.embedded.FreePort;
import objector.launcher.soak.stand.ServiceProcess;

/// The processes of a cluster under trial, on loopback: three brokers, and two of each service.
final class ClusterProcesses implements AutoCloseable {
  static final int BROKERS = 3;

  /// How many brokers have each record.
  static final short COPIES = 3;

  private static final int EACH = 2;
  private static final List<String> SERVICES = List.of("ingest", "tracker", "notifier", "web-ui");

  private final Path data;
  private final KafkaAccess kafka;
  private final List<ClusterMember> members = new CopyOnWriteArrayList<>();
  private final ClusterNetwork network = new ClusterNetwork(this::callerOf);
  private final List<Integer> smtpPorts = new ArrayList<>();
  private final Path pages;

  /// Formats the brokers' folders, and starts nothing. Everybody speaks to them through gates.
  ///
  /// @param data an empty folder
  /// @param pages where the watched pages are declared
  ClusterProcesses(Path data, Path pages) {
    this.data = data;
    this.pages = pages;
    List<Integer> ports = freePorts(2 * BROKERS);
    List<BrokerPorts> all = new ArrayList<>();
    for (int i = 0; i < BROKERS; i++) {
      int clients = ports.get(i);
      int controllers = ports.get(BROKERS + i);
      all.add(
          new BrokerPorts(
              clients,
              network.gate(broker(i + 1), clients),
              controllers,
              network.gate(broker(i + 1), controllers)));
    }
    this.kafka = KafkaAccess.at(bootstrap(all.stream().map(BrokerPorts::clientGate).toList()));
    for (int i = 1; i <= BROKERS; i++) {
      BrokerProcess broker = new BrokerProcess(data, i, all);
      members.add(new ClusterMember(broker(i), broker::start));
      try {
        broker.format();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String broker(int number) {
    return "broker-" + number;
  }

  private String callerOf(String socket) {
    return members.stream()
        .filter(member -> member.hasOpen(socket))
        .map(ClusterMember::name)
        .findFirst()
        .orElse(ClusterNetwork.STRANGER);
  }

  ClusterNetwork network() {
    return network;
  }

  private static String bootstrap(List<Integer> ports) {
    return String.join(",", ports.stream().map(port -> "127.0.0.1:" + port).toList());
  }

  KafkaAccess kafka() {
    return kafka;
  }

  int size() {
    return members.size();
  }

  void startBrokers() throws IOException {
    for (ClusterMember broker : members) {
      broker.start();
    }
  }

  /// Once the brokers are there.
  ///
  /// @param relay the port that mails out go to
  void startServices(int relay) throws IOException {
    for (String service : SERVICES) {
      for (int number = 1; number <= EACH; number++) {
        List<Integer> ports = freePorts(3);
        if (service.equals("ingest")) {
          smtpPorts.add(ports.getFirst());
        }
        Map<String, String> settings = settings(relay, ports);
        int which = number;
        ClusterMember member =
            new ClusterMember(
                service + "-" + number, () -> ServiceProcess.start(service, data, which, settings));
        members.add(member);
        member.start();
      }
    }
  }

  private Map<String, String> settings(int relay, List<Integer> ports) {
    Map<String, String> all = new HashMap<>();
    all.put("OBJECTOR_KAFKA_BOOTSTRAP", kafka.bootstrap());
    all.put("OBJECTOR_KAFKA_REPLICATION", String.valueOf(COPIES));
    all.put("OBJECTOR_SMTP_HOST", "127.0.0.1");
    all.put("OBJECTOR_SMTP_PORT", ports.getFirst().toString());
    all.put("OBJECTOR_INGEST_PORT", ports.get(1).toString());
    all.put("OBJECTOR_WEB_HOST", "127.0.0.1");
    all.put("OBJECTOR_WEB_PORT", ports.get(2).toString());
    all.put("OBJECTOR_TRACKER_PORT", "0");
    all.put("OBJECTOR_TRACKER_STANDBYS", "1");
    all.put("OBJECTOR_NOTIFIER_PORT", "0");
    all.put("OBJECTOR_PAGES_WATCH", "false");
    all.put("OBJECTOR_PAGES_FOLDER", pages.toString());
    all.put("OBJECTOR_PAGES_ALLOW_LOOPBACK", "true");
    all.put("OBJECTOR_SMTP_SOURCE_CONNECTIONS", "0");
    all.put("OBJECTOR_SMTP_SOURCE_MAILS", "0");
    all.put("OBJECTOR_MAIL_PER_HOUR", "0");
    all.put("OBJECTOR_SECRETS_KEY", "invented, for this trial and nothing else");
    all.put("OBJECTOR_SENDER_HOST", "127.0.0.1");
    all.put("OBJECTOR_SENDER_PORT", String.valueOf(relay));
    all.put("OBJECTOR_SENDER_TLS", "none");
    return all;
  }

  /// Where mail is taken: by turns, of one or the other.
  int smtpPort(int turn) {
    return smtpPorts.get(turn % smtpPorts.size());
  }

  ClusterMember any(Random random) {
    return members.get(random.nextInt(members.size()));
  }

  /// Starts what ended, and names it.
  List<String> startEnded() throws IOException {
    List<String> started = new ArrayList<>();
    for (ClusterMember member : members) {
      if (member.startIfEnded()) {
        started.add(member.name());
      }
    }
    return started;
  }

  /// All open at once, so that none is given twice.
  private static List<Integer> freePorts(int count) {
    Set<Integer> ports = new LinkedHashSet<>();
    while (ports.size() < count) {
      ports.add(FreePort.find());
    }
    return List.copyOf(ports);
  }

  @Override
  public void close() {
    for (ClusterMember member : members.reversed()) {
      try {
        member.thaw();
        member.kill();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    network.close();
  }
}
