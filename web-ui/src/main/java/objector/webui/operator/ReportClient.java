package objector.webui.operator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import objector.events.Json;
import objector.telemetry.PartReport;

/// Our own report, and those of parts that run elsewhere, asked side by side.
public final class ReportClient implements PartReports, AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final int MOST_BYTES = 2_000_000;

  private final Supplier<PartReport> own;
  private final List<URI> others;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @param token the service token, which all parts share
  public ReportClient(Supplier<PartReport> own, List<URI> others, String token) {
    this.own = own;
    this.others = List.copyOf(others);
    this.token = token;
  }

  @Override
  public List<Answer> ask() throws InterruptedException {
    List<Answer> answers = new ArrayList<>();
    answers.add(new Answer("here", own.get()));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> asked = new ArrayList<>();
      others.forEach(part -> asked.add(threads.submit(() -> ask(part))));
      for (int i = 0; i < asked.size(); i++) {
        try {
          answers.add(asked.get(i).get());
        } catch (ExecutionException e) {
          answers.add(Answer.none(others.get(i)));
        }
      }
    }
    return answers;
  }

  private Answer ask(URI part) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(part.resolve("/report"))
            .header("Authorization", "Bearer " + token)
            .timeout(LONGEST)
            .build();
    try {
      HttpResponse<byte[]> answer =
          client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
      return answer.statusCode() == 200
          ? new Answer(part.toString(), Json.read(answer.body(), PartReport.class))
          : Answer.none(part);
    } catch (IOException | Json.Unreadable e) {
      return Answer.none(part);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
