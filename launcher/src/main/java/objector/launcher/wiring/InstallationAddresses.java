package objector.launcher.wiring;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import objector.events.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Where a running installation is reached.
///
/// @param outbox the folder of mails that no relay took; null where one does
/// @param outboxPage where they are read, with the token of this start; null where a relay takes
///   them
/// @param operator the page of whoever runs this, with the token where it is one of this start
/// @param kafkaClientFile what other processes of this user connect to Kafka with
public record InstallationAddresses(
    URI web,
    int smtpPort,
    String mailDomain,
    @Nullable Path outbox,
    URI ingest,
    @Nullable URI outboxPage,
    URI operator,
    String kafka,
    Path kafkaClientFile,
    Path data) {
  /// What `--ready-file` holds: one JSON object.
  public String json() {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("web", web.toString());
    node.put("smtp", "smtp://localhost:" + smtpPort);
    node.put("smtpHost", "localhost");
    node.put("smtpPort", smtpPort);
    node.put("mailDomain", mailDomain);
    node.put("outbox", outbox == null ? null : outbox.toString());
    node.put("outboxPage", outboxPage == null ? null : outboxPage.toString());
    node.put("health", web + "/health");
    node.put("operator", operator.toString());
    node.put("metrics", web + "/metrics");
    node.put("ingest", ingest.toString());
    node.put("kafka", kafka);
    node.put("kafkaClientFile", kafkaClientFile.toString());
    node.put("data", data.toString());
    return new String(Json.write(node), StandardCharsets.UTF_8);
  }
}
