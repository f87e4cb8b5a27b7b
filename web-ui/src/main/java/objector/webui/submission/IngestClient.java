package objector.webui.submission;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import objector.events.Json;
import objector.events.id.PersonId;
import objector.events.mail.Judgement;
import objector.webui.request.WebRequest;
import org.jspecify.annotations.Nullable;

/// Ingest's internal port: it judges a mail and keeps nothing, or takes it as a person's.
public final class IngestClient implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final URI base;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public IngestClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /// What became of a mail.
  public enum Kept {
    YES,
    TOO_LARGE,
    TOO_MANY,
    TOO_OFTEN,
    NOT_NOW
  }

  /// What a mail is, when it is only asked about.
  public sealed interface Judged {
    record As(Judgement judgement) implements Judged {}

    /// Larger than any mail that is taken.
    record TooLarge() implements Judged {}

    /// Ingest cannot be asked.
    record NotNow() implements Judged {}
  }

  public Judged judge(Mail mail) throws InterruptedException {
    try {
      HttpResponse<byte[]> response = post("/judge", mail);
      return switch (response.statusCode()) {
        case 200 -> new Judged.As(Json.read(response.body(), Judgement.class));
        case 413 -> new Judged.TooLarge();
        default -> new Judged.NotNow();
      };
    } catch (IOException | Json.Unreadable e) {
      return new Judged.NotNow();
    }
  }

  public Kept keep(PersonId person, Mail mail) throws InterruptedException {
    try {
      int status = post("/mail?person=" + person + "&source=upload", mail).statusCode();
      return switch (status) {
        case 202 -> Kept.YES;
        case 413 -> Kept.TOO_LARGE;
        case 422 -> Kept.TOO_MANY;
        case 429 -> Kept.TOO_OFTEN;
        default -> Kept.NOT_NOW;
      };
    } catch (IOException e) {
      return Kept.NOT_NOW;
    }
  }

  private HttpResponse<byte[]> post(String path, Mail mail)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LONGEST)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", mail.text() ? "text/plain; charset=utf-8" : "message/rfc822")
            .POST(BodyPublishers.ofByteArray(mail.bytes()));
    String subject = mail.subject();
    if (subject != null) {
      request.header("X-Subject", WebRequest.encode(subject));
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    client.close();
  }

  /// A mail as it came in.
  ///
  /// @param text a bare body, as pasted, without headers
  /// @param subject of a bare body
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Mail(byte[] bytes, boolean text, @Nullable String subject) {}
}
