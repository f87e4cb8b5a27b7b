package objector.endtoend.ways;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import objector.events.alert.Alert;
import objector.events.person.WayToHear;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.push.GuardedPost;
import objector.notifier.way.Channel;
import objector.notifier.way.WayWriter;
import objector.outside.AddressGuard;
import objector.programmes.Programmes;
import objector.wording.Translations;
import objector.wording.letter.LetterWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A way that we send to, with a server of this test at its other end.
abstract class PushedChannelContract extends ChannelContract {
  private static final Translations WORDS = Translations.load();

  final List<HttpExchange> asked = new CopyOnWriteArrayList<>();
  final List<String> bodies = new CopyOnWriteArrayList<>();
  private final WayWriter writer =
      new WayWriter(
          new LetterWriter(WORDS, Programmes.load(), "the Berger family"),
          WORDS,
          URI.create("https://objector.example"));
  private HttpServer server = unbound();
  private volatile int status = 200;

  abstract Channel channel(GuardedPost post);

  /// What a body says, in its own form.
  abstract String text(String body);

  private static HttpServer unbound() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void open() {
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          asked.add(exchange);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Override
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/topic";
  }

  @Override
  List<Heard> heard(Happened happened) {
    int before = asked.size();
    happened.alerts().forEach(alert -> send(alert, true));
    List<Heard> heard = new ArrayList<>();
    for (int i = before; i < asked.size(); i++) {
      String id = Objects.requireNonNull(asked.get(i).getRequestHeaders().getFirst("Objector-Id"));
      heard.add(new Heard(id, text(bodies.get(i))));
    }
    return heard;
  }

  SendOutcome send(Alert alert, boolean here) {
    WayToHear way = alert.ways().getFirst();
    return channel(new GuardedPost(new AddressGuard(here))).send(writer.of(alert, way.kind()), way);
  }

  @Test
  void whatIsNotTakenIsSaidToBe() {
    status = 503;
    assertThat(send(filed("@anna").alerts().getFirst(), true))
        .isEqualTo(new SendOutcome.Deferred("HTTP 503"));
    status = 404;
    assertThat(send(filed("@anna").alerts().getFirst(), true))
        .isEqualTo(new SendOutcome.Refused("HTTP 404"));
  }

  @Test
  void thisMachineIsNeverAsked() {
    SendOutcome outcome = send(filed("@anna").alerts().getFirst(), false);

    assertThat(outcome).isInstanceOf(SendOutcome.Deferred.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void nobodyAtTheOtherEndIsSaidWithoutTheAddress() {
    Alert alert = filed("@anna").alerts().getFirst();
    server.stop(0);

    assertThat(send(alert, true))
        .isInstanceOfSatisfying(
            SendOutcome.Deferred.class,
            deferred -> assertThat(deferred.reason()).doesNotContain("127.0.0.1", "topic"));
  }
}
