package objector.endtoend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import objector.events.Topic;
import objector.events.Topics;
import objector.kafka.KafkaAccess;
import objector.kafka.TopicSetup;
import objector.launcher.Main;
import objector.service.Setting;
import objector.tracker.TrackerConfig;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files for a cluster: topics are those of the code, settings exist, and what one names the
/// others have. Their fields are checked by [ManifestModelsTest].
final class ClusterManifestsTest {
  private static final Path CLUSTER = Path.of("../docs/operate/cluster");
  private static final Path KUBERNETES = CLUSTER.resolve("kubernetes");
  private static final Path TOPICS = KUBERNETES.resolve("topics.yaml");
  private static final int PARTITIONS = 48;
  private static final short COPIES = 3;
  private static final YAMLMapper YAML = new YAMLMapper();

  /// Made by hand, or by Strimzi.
  private static final Set<String> SECRETS =
      Set.of("objector-secrets", "objector", "kafka-cluster-ca-cert");

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("Namespace", "v1"),
          Map.entry("ConfigMap", "v1"),
          Map.entry("Service", "v1"),
          Map.entry("StatefulSet", "apps/v1"),
          Map.entry("PodDisruptionBudget", "policy/v1"),
          Map.entry("NetworkPolicy", "networking.k8s.io/v1"),
          Map.entry("Kafka", "kafka.strimzi.io/v1"),
          Map.entry("KafkaNodePool", "kafka.strimzi.io/v1"),
          Map.entry("KafkaUser", "kafka.strimzi.io/v1"),
          Map.entry("KafkaTopic", "kafka.strimzi.io/v1"),
          Map.entry("Kustomization", "kustomize.config.k8s.io/v1beta1"));

  private static final boolean WRITE = "write".equals(System.getProperty("objector.expected"));

  private static String topics() {
    TopicSetup setup = new TopicSetup(PARTITIONS, COPIES, false);
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (Topic<?> topic : Topics.all()) {
      all.put(topic.name(), new TreeMap<>(setup.settings(topic)));
    }
    Map<String, String> changelog = new TreeMap<>(StateStores.changelogSettings());
    changelog.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    for (String store : StateStores.names()) {
      all.put(StateStores.changelog(TrackerConfig.DEFAULT_APPLICATION_ID, store), changelog);
    }
    StringBuilder text =
        new StringBuilder(
            "# Written by ClusterManifestsTest from the list in Topics: ./objector test says when"
                + " it is old. The services make what is missing\n"
                + "# by themselves; here it lies so that Strimzi's topic operator knows it,"
                + " too.\n");
    String divider = "";
    for (Map.Entry<String, Map<String, String>> topic : all.entrySet()) {
      text.append(divider)
          .append("apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\nmetadata:\n  name: ")
          .append(topic.getKey())
          .append("\n  labels:\n    strimzi.io/cluster: kafka\nspec:\n  partitions: ")
          .append(PARTITIONS)
          .append("\n  replicas: ")
          .append(COPIES)
          .append("\n  config:\n");
      topic
          .getValue()
          .forEach((key, value) ->
              text.append("    ")
                  .append(key)
                  .append(": ")
                  .append(value.contains(",") ? '"' + value + '"' : value)
                  .append('\n'));
      divider = "---\n";
    }
    return text.toString();
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    try (var parser = YAML.createParser(Files.readString(file, UTF_8));
        var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(parser)) {
      return values.readAll();
    }
  }

  private static Map<String, List<JsonNode>> kubernetes() throws IOException {
    Map<String, List<JsonNode>> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(KUBERNETES)) {
      for (Path file : files.sorted().toList()) {
        all.put(file.getFileName().toString(), documents(file));
      }
    }
    return all;
  }

  @Test
  void topicsAreThoseOfTheCode() throws IOException {
    if (WRITE) {
      Files.writeString(TOPICS, topics(), UTF_8);
    }

    assertThat(TOPICS).content(UTF_8).isEqualTo(topics());
  }

  @Test
  void everyObjectIsOfAKindThatThereIs() throws IOException {
    for (Map.Entry<String, List<JsonNode>> file : kubernetes().entrySet()) {
      for (JsonNode document : file.getValue()) {
        assertThat(KINDS)
            .as(file.getKey())
            .containsEntry(
                document.path("kind").asString(), document.path("apiVersion").asString());
      }
    }
  }

  @Test
  void whatOneFileNamesTheOthersHave() throws IOException {
    Map<String, List<JsonNode>> all = kubernetes();
    Set<String> listed =
        strings(all.getOrDefault("kustomization.yaml", List.of()).getFirst().path("resources"));
    assertThat(listed).isEqualTo(without(all.keySet(), "kustomization.yaml"));
    Set<String> maps = new TreeSet<>();
    for (List<JsonNode> documents : all.values()) {
      for (JsonNode document : documents) {
        if (document.path("kind").asString().equals("ConfigMap")) {
          maps.add(document.path("metadata").path("name").asString());
        }
      }
    }
    int sets = 0;
    for (List<JsonNode> documents : all.values()) {
      for (JsonNode document : documents) {
        if (document.path("kind").asString().equals("StatefulSet")) {
          checkSet(document, maps);
          sets++;
        }
      }
    }
    assertThat(sets).isEqualTo(4);
  }

  private static void checkSet(JsonNode set, Set<String> maps) {
    String name = set.path("metadata").path("name").asString();
    JsonNode pod = set.path("spec").path("template");
    assertThat(set.path("spec").path("selector").path("matchLabels").path("app").asString())
        .isEqualTo(pod.path("metadata").path("labels").path("app").asString())
        .isEqualTo(name);
    Set<String> volumes = names(pod.path("spec").path("volumes"));
    for (JsonNode claim : set.path("spec").path("volumeClaimTemplates")) {
      volumes.add(claim.path("metadata").path("name").asString());
    }
    List<JsonNode> containers = new ArrayList<>();
    pod.path("spec").path("containers").forEach(containers::add);
    for (JsonNode container : containers) {
      assertThat(volumes).as(name).containsAll(names(container.path("volumeMounts")));
      assertThat(container.path("securityContext").path("readOnlyRootFilesystem").asBoolean())
          .as("%s: a read-only root", name)
          .isTrue();
    }
    JsonNode main = pod.path("spec").path("containers").get(0);
    assertThat(Main.commandLine().getSubcommands())
        .containsKey(main.path("args").get(0).asString());
    for (JsonNode from : main.path("envFrom")) {
      if (from.has("configMapRef")) {
        assertThat(maps).contains(from.path("configMapRef").path("name").asString());
      } else {
        assertThat(SECRETS).contains(from.path("secretRef").path("name").asString());
      }
    }
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(names(main.path("ports")))
          .as("%s of %s", probe, name)
          .contains(main.path(probe).path("httpGet").path("port").asString());
    }
  }

  private static Set<String> names(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.path("name").asString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(Set<String> all, String one) {
    Set<String> rest = new TreeSet<>(all);
    rest.remove(one);
    return rest;
  }

  /// What the clients are told to read from a folder, also those that Kafka Streams makes.
  @Test
  void kafkasClientsFindTheirPassword(@TempDir Path keys) throws IOException {
    Files.writeString(keys.resolve("user.password"), "secret of the trial", UTF_8);
    String file = "";
    for (JsonNode document : documents(KUBERNETES.resolve("settings.yaml"))) {
      file += document.path("data").path("client.properties").asString("");
    }
    Path client = keys.resolve("client.properties");
    Files.writeString(
        client, "bootstrap.servers=kafka:9093\n" + file.replace("/run/user-keys", keys.toString()));

    Map<String, Object> common = KafkaAccess.of(client).common();

    assertThat(new AdminClientConfig(common).getPassword("ssl.keystore.password").value())
        .isEqualTo("secret of the trial");
    common.put("application.id", "trial");
    assertThat(
            new StreamsConfig(common)
                .getMainConsumerConfigs("trial", "client", 1)
                .get("ssl.keystore.password"))
        .hasToString("secret of the trial");
  }

  @Test
  void everySettingIsOne() throws IOException {
    Set<String> known =
        Stream.of(Setting.values())
            .map(setting ->
                "OBJECTOR_"
                    + setting
                        .key()
                        .toUpperCase(java.util.Locale.ROOT)
                        .replace('.', '_')
                        .replace('-', '_'))
            .collect(Collectors.toSet());
    Map<String, Path> used = new HashMap<>();
    List<Path> files =
        new ArrayList<>(List.of(CLUSTER.resolve("compose.yml"), Path.of("../docker-compose.yml")));
    try (Stream<Path> more = Files.list(KUBERNETES)) {
      files.addAll(more.toList());
    }
    for (Path file : files) {
      var matcher =
          java.util.regex.Pattern.compile("OBJECTOR_[A-Z_]+")
              .matcher(Files.readString(file, UTF_8));
      while (matcher.find()) {
        used.put(matcher.group(), file);
      }
    }

    assertThat(known).containsAll(used.keySet());
  }

  @Test
  void composeHasThreeBrokersAndTwoOfEach() throws IOException {
    JsonNode services = documents(CLUSTER.resolve("compose.yml")).getFirst().path("services");

    assertThat(services.propertyNames())
        .containsExactlyInAnyOrder(
            "kafka-1",
            "kafka-2",
            "kafka-3",
            "ingest-1",
            "ingest-2",
            "tracker-1",
            "tracker-2",
            "notifier-1",
            "notifier-2",
            "web-ui-1",
            "web-ui-2");
  }
}
