package objector.endtoend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The manifests for a cluster, read into the classes that are generated from Kubernetes' schemas
/// and into Strimzi's own. These would keep a field that they do not know; here it fails.
final class ManifestModelsTest {
  private static final Path KUBERNETES = Path.of("../docs/operate/cluster/kubernetes");

  /// For whoever applies the folder, not for the cluster: it has no class.
  private static final String FOLDER = "Kustomization";

  private static final Map<String, Class<?>> MODELS =
      Map.of(
          "Namespace", Namespace.class,
          "ConfigMap", ConfigMap.class,
          "Service", Service.class,
          "StatefulSet", StatefulSet.class,
          "PodDisruptionBudget", PodDisruptionBudget.class,
          "NetworkPolicy", NetworkPolicy.class,
          "Kafka", Kafka.class,
          "KafkaNodePool", KafkaNodePool.class,
          "KafkaUser", KafkaUser.class,
          "KafkaTopic", KafkaTopic.class);

  private static final ObjectMapper STRICT =
      new YAMLMapper()
          .setAnnotationIntrospector(new NothingUnknown())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /// Passes over what lets the classes take any field.
  private static final class NothingUnknown extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
    }
  }

  private static List<JsonNode> documents() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(KUBERNETES)) {
      for (Path file : files.sorted().toList()) {
        try (MappingIterator<JsonNode> documents =
            STRICT.readerFor(JsonNode.class).readValues(Files.readString(file, UTF_8))) {
          all.addAll(documents.readAll());
        }
      }
    }
    return all;
  }

  private static Object read(JsonNode document) throws IOException {
    Class<?> model = MODELS.get(document.path("kind").asText());
    assertThat(model).as(document.path("kind").asText()).isNotNull();
    return STRICT.treeToValue(document, model);
  }

  @Test
  void everyFieldIsOneOfTheOfficialModels() throws IOException {
    TreeSet<String> kinds = new TreeSet<>();
    for (JsonNode document : documents()) {
      String kind = document.path("kind").asText();
      if (!kind.equals(FOLDER)) {
        assertThat(read(document)).as(document.path("metadata").toString()).isNotNull();
        kinds.add(kind);
      }
    }

    assertThat(kinds).isEqualTo(new TreeSet<>(MODELS.keySet()));
  }

  /// The models would take it; this reading must not.
  @Test
  void aMisspeltFieldIsFound() throws IOException {
    String pod =
        """
        kind: StatefulSet
        spec:
          template:
            spec:
              containers:
                - name: tracker
                  securityContext:
                    readOnlyRootFileSystem: true
        """;
    String pool = "{kind: KafkaNodePool, spec: {replicas: 3, storages: {type: jbod}}}";

    for (String document : List.of(pod, pool)) {
      assertThatThrownBy(() -> read(STRICT.readTree(document)))
          .isInstanceOf(UnrecognizedPropertyException.class);
    }
  }
}
