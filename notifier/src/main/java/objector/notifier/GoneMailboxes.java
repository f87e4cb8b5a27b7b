package objector.notifier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import objector.events.id.PersonId;
import objector.service.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells ingest whose mailbox is gone, when a mail server says so in the dialogue: it is the same
/// news as a bounce, and ingest is who brings such news. What a restart forgets, the next mail to
/// that mailbox tells again.
final class GoneMailboxes implements Consumer<PersonId>, Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GoneMailboxes.class);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 10_000;

  private final Supplier<URI> ingest;
  private final String token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();
  private final LinkedBlockingQueue<PersonId> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Set<PersonId> known = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  /// @param ingest where its internal port is; asked when there is something to tell, and may throw
  ///   [IllegalStateException] as long as nobody knows
  GoneMailboxes(Supplier<URI> ingest, String token) {
    this.ingest = ingest;
    this.token = token;
  }

  @Override
  public void accept(PersonId person) {
    // Of more, the next mails tell.
    if (known.add(person) && !waiting.offer(person)) {
      known.remove(person);
    }
  }

  boolean isStopped() {
    return stopped;
  }

  @Override
  public void run() {
    Backoff pause = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    try {
      while (!stopped) {
        PersonId next = waiting.poll(10, TimeUnit.SECONDS);
        if (next != null) {
          tell(next, pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(PersonId person, Backoff pause) throws InterruptedException {
    try {
      while (!stopped && !told(person)) {
        pause.sleep();
      }
      pause.reset();
    } finally {
      // Whatever ended it: the next mail tells again.
      known.remove(person);
    }
  }

  private boolean told(PersonId person) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(ingest.get().resolve("/returned?person=" + person))
              .timeout(LONGEST)
              .header("Authorization", "Bearer " + token)
              .POST(BodyPublishers.noBody())
              .build();
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status == 202) {
        return true;
      }
      LOG.atWarn().addKeyValue("status", status).log("Ingest does not take that a mailbox is gone");
    } catch (IOException | IllegalStateException e) {
      LOG.atWarn().addKeyValue("reason", e.toString()).log("Ingest cannot be told of a mailbox");
    }
    return false;
  }

  @Override
  public void close() {
    stopped = true;
    http.shutdownNow();
  }
}
