package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import objector.launcher.outside.OutboxReader.Letter;
import objector.launcher.outside.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody opens a feed and ends it, moves to another address, sees what was sent to them, and
/// stops the mails and takes that back: in a process of its own.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class HearingIT {
  private static final String NEW = "anna.berger@example.org";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void whoHearsAnotherWayMovesToAnotherAddressAndThinksBetterOfAStop(@TempDir Path folder)
      throws Exception {
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");

      anna.pressesOn(anna.page("/me/ways"), "Make a secret address");
      String feed = anna.page("/me/ways").select("a[href*=news.atom]").attr("href");
      assertThat(fetch(feed).body()).contains("@anna.paints").doesNotContain(Anna.ADDRESS);
      anna.pressesOn(anna.page("/me/ways"), "End it");
      assertThat(fetch(feed).statusCode()).isEqualTo(404);
      assertThat(anna.page("/me/ways").select("a[href*=news.atom]")).isEmpty();

      anna.fills(anna.page("/me/address"), "/me/address", Map.of("email", NEW));
      assertThat(answer(objector, "/address/new", "agree").text())
          .contains("This address has agreed.");
      assertThat(anna.page("/me/settings").text()).contains(Anna.ADDRESS);
      assertThat(answer(objector, "/address/old", "agree").text())
          .contains("Your address is changed.");
      assertThat(anna.page("/me/settings").text()).doesNotContain("@anna.paints");

      Anna again = Anna.signsIn(objector, NEW);
      assertThat(again.page("/me/settings").text()).contains(NEW).doesNotContain(Anna.ADDRESS);
      assertThat(again.page().text()).contains("@anna.paints");
      assertThat(again.page("/me/sent").text())
          .contains("Your address is to be changed", "handed over");

      objector.postman().send(Mails.notice("anna.paints", 1), again.forwardingAddress());
      String stop = link(letter(objector, "/stop?t="), objector, "/stop?t=");
      Document stopped = submit(objector, stop, "/stop", Map.of());
      assertThat(stopped.text()).contains("Our mails to you are stopped.");
      assertThat(again.page("/me/settings").text()).contains("Our mails to you are stopped");
      submit(
          objector,
          stop.replace("/stop?", "/preferences?"),
          "/preferences",
          Map.of("mails", "yes"));
      assertThat(again.page("/me/settings").text()).doesNotContain("Our mails to you are stopped");
    }
  }

  private static Document answer(UpSystem objector, String end, String says)
      throws IOException, InterruptedException {
    String link = link(letter(objector, end + "?t="), objector, end + "?t=");
    return submit(objector, link, end, Map.of("do", says));
  }

  private static Document submit(
      UpSystem objector, String link, String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    Visitor stranger = new Visitor(objector.web());
    return stranger.submit(stranger.get(link), action, fields);
  }

  private static Letter letter(UpSystem objector, String start)
      throws IOException, InterruptedException {
    return objector
        .await(mail -> mail.link(objector.web() + start).isPresent(), PATIENCE)
        .orElseThrow(() -> new AssertionError("the mail never came"));
  }

  private static String link(Letter letter, UpSystem objector, String start) {
    return letter.link(objector.web() + start).orElseThrow();
  }

  private static HttpResponse<String> fetch(String url) throws IOException, InterruptedException {
    try (HttpClient reader = HttpClient.newHttpClient()) {
      return reader.send(
          HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
