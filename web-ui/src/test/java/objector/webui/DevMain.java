package objector.webui;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import objector.events.Topics;
import objector.events.group.GroupFigures;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.id.EventId;
import objector.events.id.GroupId;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.kafka.KafkaAccess;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.webui.access.Sessions;
import objector.webui.operator.OperatorConsole;
import objector.webui.readmodel.FilledReadModel;
import objector.webui.server.WebServerSettings;
import objector.webui.submission.IngestClient;
import objector.wording.Translations;

/// The pages with invented people, to look at: `/` for everybody on the first port; on the next two
/// the same, signed in as Anna and as Ben.
final class DevMain {
  private static final EventId LINK = EventId.of("link");

  private DevMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8090;
    Path folder = Files.createTempDirectory("objector-dev");
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      fill(filled);
      fillGroup(filled);
      WebSite site =
          new WebSite(
              config(port),
              Programmes.load(),
              Translations.load(),
              filled.readModel(),
              event -> 0,
              new IngestClient(URI.create("http://localhost:1"), "dev"),
              evidence -> Optional.of(Invented.kept(evidence)),
              Invented.RECORDS,
              (_, _) -> Optional.of(List.of()),
              Executors.newVirtualThreadPerTaskExecutor(),
              () -> List.of(Health.up("pages")),
              InventedOperating.of());
      site.start();
      signedIn(port, port + 1, Invented.anna());
      signedIn(port, port + 2, Invented.ben());
      Thread.currentThread().join();
    }
  }

  static void fill(FilledReadModel filled) {
    filled.put(Topics.DOSSIERS, Invented.anna());
    filled.put(Topics.DOSSIERS, Invented.ben());
    filled.put(Topics.PAGES, Invented.version("meta-privacy-policy-en", "2026-02-10", true));
    filled.put(Topics.PAGES, Invented.version("meta-privacy-policy-en", "2026-07-23", false));
    filled.put(Topics.WATCH, Invented.watch("meta-privacy-policy-en", false));
    filled.put(Topics.PAGES, Invented.version("instagram-privacy-policy-en", "2025-06-01", true));
    filled.put(Topics.PAGES, Invented.version("instagram-privacy-policy-en", "2026-01-12", false));
    filled.put(Topics.PAGES, Invented.blind("instagram-privacy-policy-en"));
    filled.put(Topics.WATCH, Invented.watch("instagram-privacy-policy-en", true));
  }

  /// Ben leads a group, and Anna is in it.
  static void fillGroup(FilledReadModel filled) {
    GroupId group = new GroupId("group000000000000000000000");
    DossierFields ben = new DossierFields(Invented.ben());
    ben.led.add(new GroupLed(group, "Works council of Example Press", Invented.NOW, LINK));
    filled.put(Topics.DOSSIERS, ben.toDossier());
    DossierFields anna = new DossierFields(Invented.anna());
    anna.groups.add(
        new GroupJoined(group, "Works council of Example Press", Invented.BEN, Invented.NOW));
    filled.put(Topics.DOSSIERS, anna.toDossier());
    filled.put(
        Topics.GROUP_FIGURES,
        new GroupFigures(
            group, LocalDate.of(2026, 11, 23), 40, Map.of("confirmed", 20, "waiting", 10)));
  }

  static WebUiConfig config(int port) {
    return new WebUiConfig(
        WebServerSettings.here(port),
        URI.create("http://localhost:" + port),
        KafkaAccess.at("none:9092"),
        new byte[32],
        new byte[32],
        new byte[32],
        URI.create("http://localhost:1"),
        "dev",
        null,
        null,
        "the Berger family",
        Invented.OPERATOR,
        "dev",
        "in.objector.example",
        new OperatorConsole("the-operators-token", "x-remote-user", Set.of("olga"), List.of()),
        null,
        Clock.fixed(Invented.NOW, ZoneOffset.UTC));
  }

  private static void signedIn(int to, int port, Dossier person) throws IOException {
    String session =
        new Sessions(new byte[32])
            .issue(person.person(), Invented.session(person.person()), Invented.NOW);
    HttpClient client = HttpClient.newHttpClient();
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    proxy.createContext(
        "/",
        exchange -> {
          HttpRequest request =
              HttpRequest.newBuilder(
                      URI.create("http://localhost:" + to + exchange.getRequestURI()))
                  .header("Cookie", "objector=" + session)
                  .build();
          try {
            HttpResponse<byte[]> answer =
                client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            answer
                .headers()
                .firstValue("content-type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    proxy.start();
  }
}
