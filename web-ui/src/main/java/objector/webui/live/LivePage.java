package objector.webui.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import objector.service.Health;
import objector.telemetry.KeptRunning;
import objector.webui.access.RequestLanguage;
import objector.webui.access.Sessions;
import objector.webui.access.Visit;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.WebRequest;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// Keeps a person's open page true: sends the pieces that changed, and nothing else, so that what
/// is open stays open and nothing jumps.
public final class LivePage implements AutoCloseable {
  private static final String NAME = "live pages";
  private static final int MOST_EACH = 6;
  private static final int MOST = 20_000;

  /// What an open page costs, its connection included: 6 kB measured (`LiveStreams` among the
  /// benchmarks), and room for more accounts.
  private static final int STREAM_BYTES = 7 * 1024;

  /// Of the heap, for all open pages together.
  private static final int PART = 4;

  private static final Duration BEAT = Duration.ofSeconds(20);

  /// A connection to one browser; its methods may be called from any thread.
  public interface Wire {
    void open(Runnable onClose);

    void refuse(int status);

    void event(String name, String html);

    void beat();

    void end();
  }

  private final ReadModel readModel;
  private final MePage page;
  private final Templates templates;
  private final Executor threads;
  private final InstantSource clock;
  private final Map<PersonId, Integer> open = new ConcurrentHashMap<>();
  private final long most;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private @Nullable Function<WebRequest, Optional<Visit>> visitors;
  private volatile boolean closed;
  private final KeptRunning kept = new KeptRunning(NAME, this::beatOn, () -> closed);
  private @Nullable Thread beats;

  public LivePage(
      ReadModel readModel,
      MePage page,
      Templates templates,
      Executor threads,
      InstantSource clock) {
    this(readModel, page, templates, threads, clock, most(Runtime.getRuntime().maxMemory()));
  }

  /// With a limit of one's own.
  LivePage(
      ReadModel readModel,
      MePage page,
      Templates templates,
      Executor threads,
      InstantSource clock,
      long most) {
    this.most = most;
    this.readModel = readModel;
    this.page = page;
    this.templates = templates;
    this.threads = threads;
    this.clock = clock;
  }

  /// How many pages may be open in a process of that heap: whoever comes after is told to come
  /// later.
  static long most(long heap) {
    return Math.min(MOST, heap / PART / STREAM_BYTES);
  }

  /// Opens for connections.
  ///
  /// @param signedIn whoever a request comes from
  public void start(Function<WebRequest, Optional<Visit>> signedIn) {
    visitors = signedIn;
    beats = Thread.ofVirtual().name("web-ui-live-beat").start(kept);
  }

  public Health health() {
    return kept.health(Health.up(NAME));
  }

  /// Tells a monitor how often it was begun again.
  public void tell(MeterRegistry meters) {
    kept.tell(meters);
  }

  private void beatOn() {
    try {
      while (true) {
        Thread.sleep(BEAT);
        connections.forEach(Connection::beat);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void connect(WebRequest raw, Wire wire) {
    Function<WebRequest, Optional<Visit>> signedIn = visitors;
    if (signedIn == null || !readModel.isLive()) {
      wire.refuse(503);
      return;
    }
    Visit visit = signedIn.apply(raw).orElse(null);
    if (visit == null) {
      // 204 tells EventSource not to come back.
      wire.refuse(204);
      return;
    }
    if (connections.size() >= most) {
      wire.refuse(503);
      return;
    }
    Dossier dossier = visit.dossier();
    if (open.merge(dossier.person(), 1, Integer::sum) > MOST_EACH) {
      leave(dossier.person());
      wire.refuse(429);
      return;
    }
    Voice voice =
        templates.voice(RequestLanguage.of(raw, Optional.of(dossier.language())), dossier.zone());
    new Connection(visit.session(), voice, raw.asked("seen").orElse(""), wire).begin();
  }

  private void leave(PersonId person) {
    open.computeIfPresent(person, (key, n) -> n <= 1 ? null : n - 1);
  }

  int connected() {
    return connections.size();
  }

  @Override
  public void close() {
    closed = true;
    connections.forEach(Connection::end);
    if (beats != null) {
      beats.interrupt();
    }
  }

  /// One browser. Changes that come while a piece is being set are taken together.
  private final class Connection {
    private final PersonId person;
    private final Sessions.Session session;
    private final Voice voice;
    private final Wire wire;
    private final AtomicInteger pending = new AtomicInteger();
    private final ReadModel.Listening listening;
    private ShownPieces sent = ShownPieces.NOTHING;

    /// Until the first look.
    private @Nullable String seen;

    /// As it came, until it is taken; else the read model has it.
    private volatile @Nullable Dossier newest;

    Connection(Sessions.Session session, Voice voice, String seen, Wire wire) {
      this.person = session.person();
      this.session = session;
      this.voice = voice;
      this.seen = seen;
      this.wire = wire;
      this.listening = readModel.listen(person, this::changed);
    }

    void begin() {
      connections.add(this);
      wire.open(this::gone);
      changed(null);
    }

    void beat() {
      wire.beat();
    }

    private void changed(@Nullable Dossier now) {
      newest = now;
      if (pending.getAndIncrement() == 0) {
        threads.execute(this::work);
      }
    }

    private void work() {
      int taken;
      do {
        taken = pending.get();
        try {
          send();
        } catch (RuntimeException e) {
          // The store is being rebuilt: the browser comes back and gets everything.
          end();
          return;
        } catch (Error e) {
          // Left open, it would show for ever what was true before.
          end();
          throw e;
        }
      } while (pending.addAndGet(-taken) > 0);
    }

    private void send() {
      Dossier dossier = newest;
      newest = null;
      if (dossier == null) {
        dossier = readModel.dossier(person).orElse(null);
      }
      if (dossier == null || !session.opens(dossier)) {
        end();
        return;
      }
      Instant now = clock.instant();
      MePage.Live live = page.live(dossier, voice, now);
      Map<String, String> pieces = live.pieces();
      if (sent.isNothing()) {
        if (!live.digest().equals(seen)) {
          wire.event("all", all(pieces, sent));
        }
        seen = null;
      } else if (!sent.hasOrderOf(pieces)) {
        wire.event("all", all(pieces, sent));
      } else {
        pieces.forEach((name, html) -> {
          if (!sent.has(name, html)) {
            wire.event(name, fresh(html));
          }
        });
      }
      sent = ShownPieces.of(pieces);
    }

    /// Counted out at once: a browser that is slow to hang up takes nobody's place.
    private void end() {
      wire.end();
      gone();
    }

    private void gone() {
      if (connections.remove(this)) {
        listening.close();
        leave(person);
      }
    }

    private static String all(Map<String, String> pieces, ShownPieces before) {
      StringBuilder html = new StringBuilder();
      pieces.forEach((name, piece) -> {
        boolean same = before.isNothing() || before.has(name, piece);
        html.append("<div sse-swap=\"").append(name).append('"');
        html.append(name.equals("top") ? " aria-live=\"polite\">" : ">");
        html.append(same ? piece : fresh(piece)).append("</div>");
      });
      return html.toString();
    }

    /// The new sentence fades in.
    private static String fresh(String html) {
      return html.replace("class=\"sentence\"", "class=\"sentence fresh\"");
    }
  }
}
