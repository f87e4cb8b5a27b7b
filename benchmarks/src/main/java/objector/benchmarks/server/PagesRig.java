package objector.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import objector.events.Topics;
import objector.events.person.Dossier;
import objector.kafka.TopicSetup;
import objector.launcher.embedded.EmbeddedKafka;
import objector.programmes.Programmes;
import objector.webui.WebUi;
import objector.webui.WebUiConfig;
import objector.webui.access.Sessions;
import objector.webui.operator.OperatorConsole;
import objector.webui.page.OperatorFacts;
import objector.webui.server.TrustedProxies;
import objector.webui.server.WebServerSettings;
import objector.wording.Translations;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The web pages on an embedded Kafka, as in `objector up`, without the other services: dossiers
/// are written by hand.
final class PagesRig implements AutoCloseable {
  private static final byte[] KEY = new byte[32];

  private final EmbeddedKafka kafka;
  private final WebUi web;

  PagesRig(Path folder) throws IOException, InterruptedException {
    kafka = new EmbeddedKafka(folder.resolve("kafka"));
    kafka.start();
    try (Admin admin = kafka.access().admin()) {
      new TopicSetup(4, (short) 1, false).ensure(admin);
    }
    web = new WebUi(config(kafka, folder), Programmes.load(), Translations.load());
    web.start();
  }

  int port() {
    return web.port();
  }

  /// Whoever looks at that page is signed in by it.
  static String cookie(OpenPage page) {
    return "objector="
        + new Sessions(KEY)
            .issue(page.dossier().person(), page.session(), Clock.systemUTC().instant());
  }

  /// Tells how these people stand after so many changes.
  void write(List<OpenPage> pages, int changes) {
    try (Producer<String, byte[]> producer =
        kafka.access().producer(Map.of("linger.ms", 5, "batch.size", 262_144))) {
      for (OpenPage page : pages) {
        Dossier dossier = page.after(changes);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    Topics.DOSSIERS.name(),
                    dossier.person().value(),
                    Topics.DOSSIERS.encode(dossier)));
      }
      producer.flush();
    }
  }

  /// A page as it goes out, once it can be read.
  String read(String path, OpenPage visitor) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
              .header("Cookie", cookie(visitor))
              .build();
      for (int i = 0; i < 300; i++) {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return answer.body();
        }
        Thread.sleep(200);
      }
    }
    throw new IOException(path + " cannot be read");
  }

  private static WebUiConfig config(EmbeddedKafka kafka, Path folder) {
    return new WebUiConfig(
        new WebServerSettings("127.0.0.1", 0, TrustedProxies.HERE, 30_000, 0, 10 << 20, null, null),
        URI.create("http://localhost:8080"),
        kafka.access(),
        KEY,
        KEY,
        KEY,
        URI.create("http://127.0.0.1:1"),
        "none",
        null,
        null,
        "nobody",
        OperatorFacts.NONE,
        "speed",
        "in.objector.example",
        OperatorConsole.none(),
        folder.resolve("pages"),
        Clock.systemUTC());
  }

  @Override
  public void close() {
    web.close();
    kafka.close();
  }
}
