package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import objector.events.person.PersonEvent.Joined;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which posts are read, and what the others are answered.
@Timeout(60)
class FormsPostedTest {
  private static final String ANNA = RunningSite.session(Invented.ANNA);

  private RunningSite site;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    site =
        new RunningSite(folder.resolve("state"), Files.createDirectory(folder.resolve("outbox")));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void anotherSiteCannotPost() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        site.post(
            "/me/accounts",
            "platform=facebook&handle=X",
            "Cookie",
            ANNA,
            "Sec-Fetch-Site",
            "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(site.told).isEmpty();
  }

  @Test
  void aFormThatIsTooLargeIsRefusedWhateverIsInIt() throws IOException, InterruptedException {
    String many = "a=" + "x".repeat(50_000);

    HttpResponse<String> declared = site.post("/subscribe", "email=" + "x".repeat(300_000));
    HttpResponse<String> chunked = chunked("/subscribe", many.repeat(8).replace("xa=", "x&a="));

    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(chunked.statusCode()).isEqualTo(413);
  }

  @Test
  void aChunkedFormIsTaken() throws IOException, InterruptedException {
    HttpResponse<String> answer = chunked("/subscribe", "email=carla%40example.org");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.told).singleElement().isInstanceOf(Joined.class);
  }

  @Test
  void aFormOfManyFieldsIsNotRead() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/subscribe", "a=1&".repeat(40) + "email=x@y.example");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(site.told).isEmpty();
  }

  @Test
  void whatIsPostedNowhereIsNotRead() throws IOException, InterruptedException {
    assertThat(site.post("/nowhere", "a=" + "x".repeat(3_000_000)).statusCode()).isEqualTo(404);
    assertThat(chunked("/nowhere", "a=" + "x".repeat(3_000_000)).statusCode()).isEqualTo(404);
  }

  @Test
  void aPostThatFailsOffersALanguageThatIsThere() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/me/corrections", "event=none", "Cookie", ANNA);

    assertThat(answer.body()).contains("href=\"/me?lang=fr\"").doesNotContain("corrections?lang");
  }

  private HttpResponse<String> chunked(String path, String form)
      throws IOException, InterruptedException {
    byte[] bytes = form.getBytes(StandardCharsets.US_ASCII);
    return site.http()
        .send(
            site.request(path)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build(),
            BodyHandlers.ofString());
  }

  @Test
  void aPostWithoutAFormIsAnswered() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        site.http()
            .send(
                site.request("/subscribe").POST(BodyPublishers.ofString("nonsense")).build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
  }
}
