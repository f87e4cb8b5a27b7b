package objector.webui;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import objector.events.id.PersonId;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.PersonEvent;
import objector.kafka.KafkaAccess;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.webui.access.Sessions;
import objector.webui.operator.OperatorConsole;
import objector.webui.readmodel.FilledReadModel;
import objector.webui.server.WebServerSettings;
import objector.webui.submission.IngestClient;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;

/// The whole site over real HTTP, on a read model that is fed by hand. What people tell is
/// collected, and may be answered by a dossier.
final class RunningSite implements AutoCloseable {
  final List<PersonEvent> told = new CopyOnWriteArrayList<>();
  final FilledReadModel filled;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private final IngestClient ingest = new IngestClient(URI.create("http://127.0.0.1:1"), "none");
  private final WebSite site;
  private Reaction reaction = event -> {};

  /// What the mails' topic holds that dossiers have no room for.
  Optional<List<HeldMail>> beyond = Optional.of(List.of());

  /// How all parts are.
  List<Health> health = List.of(Health.up("pages"));

  /// What the tracker would do.
  @FunctionalInterface
  interface Reaction {
    void to(PersonEvent event);
  }

  RunningSite(Path folder, @Nullable Path outbox) {
    this(folder, outbox, WebServerSettings.here(0));
  }

  RunningSite(Path folder, @Nullable Path outbox, WebServerSettings server) {
    this(folder, outbox, server, Clock.fixed(Invented.NOW, ZoneOffset.UTC), InventedOperating.of());
  }

  /// One whose time the test moves.
  RunningSite(
      Path folder,
      @Nullable Path outbox,
      WebServerSettings server,
      Clock clock,
      WebSite.Operating operating) {
    filled = new FilledReadModel(folder);
    DevMain.fill(filled);
    site =
        new WebSite(
            config(outbox, server, clock),
            Programmes.load(),
            Translations.load(),
            filled.readModel(),
            event -> {
              told.add(event);
              reaction.to(event);
              return -1;
            },
            ingest,
            evidence -> Optional.of(Invented.kept(evidence)),
            Invented.RECORDS,
            (_, wanted) -> beyond.map(mails -> mails.stream().filter(wanted).toList()),
            threads,
            () -> health,
            operating);
    site.start();
  }

  void react(Reaction with) {
    reaction = with;
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return http.send(request(path, headers).GET().build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String form, String... headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  int port() {
    return site.port();
  }

  HttpClient http() {
    return http;
  }

  /// The cookie of somebody who is signed in.
  static String session(PersonId person) {
    return "objector="
        + new Sessions(new byte[32]).issue(person, Invented.session(person), Invented.NOW);
  }

  private static WebUiConfig config(@Nullable Path outbox, WebServerSettings server, Clock clock) {
    return new WebUiConfig(
        server,
        URI.create("http://localhost:8080"),
        KafkaAccess.at("none:9092"),
        new byte[32],
        new byte[32],
        new byte[32],
        URI.create("http://127.0.0.1:1"),
        "none",
        outbox,
        outbox == null ? null : "a-token-from-the-log",
        "the Berger family",
        Invented.OPERATOR,
        "test",
        "in.objector.example",
        new OperatorConsole("the-operators-token", "x-remote-user", Set.of("olga"), List.of()),
        null,
        clock);
  }

  /// As the process does it, while people look on.
  void stop() {
    site.close();
    threads.shutdownNow();
  }

  @Override
  public void close() {
    stop();
    http.close();
    ingest.close();
    filled.close();
  }
}
