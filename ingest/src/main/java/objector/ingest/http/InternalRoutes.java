package objector.ingest.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.mail.Judgement;
import objector.events.mail.MailReturn;
import objector.events.mail.MailSource;
import objector.events.mail.Signal;
import objector.events.page.LookOutcome;
import objector.ingest.http.InternalPort.Reply;
import objector.ingest.intake.BoundedBytes;
import objector.ingest.intake.Intake;
import objector.ingest.intake.Judge;
import objector.ingest.intake.MailQuota;
import objector.ingest.outlook.Mbox;
import org.jspecify.annotations.Nullable;

/// What the internal port answers to.
///
/// | request | body | answer |
/// |---|---|---|
/// | `POST /judge` | `message/rfc822`, or `text/plain` with `X-Subject` | 200, a judgement; nothing is kept |
/// | `POST /mail?person=ID&source=upload` | the same | 202 `{"event":"…"}`, once Kafka has it |
/// | | a file of several mails (mbox) | 202 with the first one's event, once Kafka has all |
/// | `POST /deliver?to=ADDRESS` | `message/rfc822`; `to` may be repeated, or be the header `X-Envelope-To`, or absent | 202 `{"events":["…"]}`, once Kafka has it; 404 for nobody; 429 and 503: keep it and come again |
/// | | more than a person may bring within an hour | 429 |
/// | `POST /evidence?person=ID` | any bytes | 201, its coordinates, once Kafka has it |
/// | `POST /returned?person=ID` | – | 202, once Kafka has it: a mail server said that their mailbox is gone |
/// | `POST /look?page=ID` | – | 200 `{"outcome":"…"}`, after a look at the page |
public final class InternalRoutes {
  private static final Duration BODY = Duration.ofSeconds(30);

  static final String DELIVER = "/deliver";
  private static final String RETURNED = "/returned";
  private static final String ENVELOPE = "X-Envelope-To";
  private static final int MAX_ENVELOPE = 50;

  private static final String MAIL = "message/rfc822";
  private static final String TEXT = "text/plain";
  private static final Reply WRONG_TYPE =
      Reply.error(415, "Content-Type must be " + MAIL + " or " + TEXT);

  /// What a person brings fills the same topics as what comes by itself.
  private static final Reply TOO_MANY =
      Reply.error(429, "too many mails for this person within an hour, try again later");

  private final int maxBytes;
  private final Judge judge;
  private final Intake intake;
  private final HttpDelivery handedOver;
  private final MailQuota quota;
  private final Looks looks;
  private final InstantSource clock;

  public InternalRoutes(
      int maxBytes,
      Judge judge,
      Intake intake,
      HttpDelivery handedOver,
      MailQuota quota,
      Looks looks,
      InstantSource clock) {
    this.maxBytes = maxBytes;
    this.judge = judge;
    this.intake = intake;
    this.handedOver = handedOver;
    this.quota = quota;
    this.looks = looks;
    this.clock = clock;
  }

  Reply answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return switch (path) {
      case "/judge", "/mail", DELIVER, "/evidence", "/look", RETURNED ->
          exchange.getRequestMethod().equals("POST")
              ? post(path, exchange)
              : Reply.error(405, "only POST is answered here");
      default -> Reply.error(404, "there is nothing at this path");
    };
  }

  private Reply post(String path, HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    if (path.equals("/look")) {
      return look(query.get("page"));
    }
    if (path.equals(RETURNED)) {
      return returned(query.get("person"));
    }
    return switch (new BoundedBytes(maxBytes, BODY).read(exchange.getRequestBody())) {
      case BoundedBytes.TooLarge() when path.equals(DELIVER) ->
          handedOver.tooLarge(envelope(exchange), maxBytes);
      case BoundedBytes.TooLarge() ->
          Reply.error(413, "the body is larger than " + maxBytes + " bytes");
      case BoundedBytes.TooSlow() ->
          Reply.error(408, "the body did not arrive within " + BODY.toSeconds() + " s");
      case BoundedBytes.Whole(var raw) when raw.length == 0 ->
          Reply.error(400, "the body is empty");
      case BoundedBytes.Whole(var raw) ->
          switch (path) {
            case "/judge" -> judge(exchange, raw);
            case "/mail" -> mail(exchange, query, raw);
            case DELIVER ->
                type(exchange).equals(MAIL)
                    ? handedOver.take(envelope(exchange), raw)
                    : Reply.error(415, "Content-Type must be " + MAIL);
            default -> evidence(query, raw);
          };
    };
  }

  private Reply judge(HttpExchange exchange, byte[] raw) {
    return switch (type(exchange)) {
      case MAIL -> new Reply(200, judge(Mbox.mails(raw)));
      case TEXT -> {
        String body = new String(raw, StandardCharsets.UTF_8);
        yield new Reply(200, judge.judgeText(subject(exchange), body, clock.instant()).judgement());
      }
      default -> WRONG_TYPE;
    };
  }

  private Judgement judge(List<byte[]> mails) {
    Judgement first = judge.judge(mails.getFirst(), clock.instant()).judgement();
    return mails.size() == 1 ? first : first.because(Signal.FIRST_OF_SEVERAL.said());
  }

  private static String type(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  /// Encoded as in a form, as headers carry ASCII only.
  private static @Nullable String subject(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("X-Subject");
    if (header == null) {
      return null;
    }
    try {
      return URLDecoder.decode(header, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A plain subject with a percent sign in it.
      return header;
    }
  }

  private Reply mail(HttpExchange exchange, Map<String, String> query, byte[] body) {
    Optional<PersonId> person = person(query.get("person"));
    if (person.isEmpty()) {
      return Reply.error(400, "'person' is missing or not an id");
    }
    String word = query.getOrDefault("source", MailSource.HTTP.word());
    if (!word.equals(MailSource.UPLOAD.word()) && !word.equals(MailSource.HTTP.word())) {
      return Reply.error(400, "'source' is neither upload nor http");
    }
    MailSource source = word.equals("upload") ? MailSource.UPLOAD : MailSource.HTTP;
    return switch (type(exchange)) {
      case MAIL -> acceptAll(person.get(), source, Mbox.mails(body));
      case TEXT -> acceptAll(person.get(), source, List.of(PastedMail.of(subject(exchange), body)));
      default -> WRONG_TYPE;
    };
  }

  /// Each is kept and judged by itself. When Kafka fails amid them, the file is brought again, and
  /// what is there already is not written twice.
  private Reply acceptAll(PersonId person, MailSource source, List<byte[]> mails) {
    if (mails.size() > Mbox.MOST) {
      return Reply.error(422, "the file holds more than " + Mbox.MOST + " mails");
    }
    if (!quota.mayBring(person, mails.size())) {
      return TOO_MANY;
    }
    Reply first = accept(person, source, mails.getFirst());
    mails.stream().skip(1).forEach(mail -> intake.accept(person, source, mail, clock.instant()));
    return first;
  }

  private Reply accept(PersonId person, MailSource source, byte[] raw) {
    return new Reply(202, Map.of("event", intake.accept(person, source, raw, clock.instant())));
  }

  private static List<String> envelope(HttpExchange exchange) {
    List<String> addresses = new ArrayList<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new String[0] : raw.split("&", MAX_ENVELOPE)) {
      if (pair.startsWith("to=")) {
        addresses.add(address(pair.substring("to=".length())));
      }
    }
    addresses.addAll(
        exchange.getRequestHeaders().getOrDefault(ENVELOPE, List.of()).stream()
            .limit(MAX_ENVELOPE)
            .toList());
    return addresses;
  }

  /// Nobody writes the plus of an address as `%2B`, and no address of ours holds a space.
  private static String address(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8).replace(' ', '+');
    } catch (IllegalArgumentException e) {
      return encoded;
    }
  }

  private Reply evidence(Map<String, String> query, byte[] raw) {
    return person(query.get("person"))
        .map(person ->
            quota.mayBring(person, 1) ? new Reply(201, intake.keep(person, raw)) : TOO_MANY)
        .orElseGet(() -> Reply.error(400, "'person' is missing or not an id"));
  }

  private Reply returned(@Nullable String whose) {
    return person(whose)
        .map(person -> {
          intake.returned(person, MailReturn.BOUNCED, clock.instant());
          return new Reply(202, Map.of());
        })
        .orElseGet(() -> Reply.error(400, "'person' is missing or not an id"));
  }

  private Reply look(@Nullable String page) {
    try {
      return looks
          .lookNow(new PageId(page == null ? "" : page))
          .map(outcome -> new Reply(200, Map.of("outcome", outcome)))
          .orElseGet(() -> Reply.error(404, "this page is not watched here"));
    } catch (IllegalArgumentException e) {
      return Reply.error(400, "'page' is missing or not an id");
    }
  }

  private static Optional<PersonId> person(@Nullable String value) {
    try {
      return Optional.of(new PersonId(value == null ? "" : value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw == null) {
      return query;
    }
    Arrays.stream(raw.split("&", 20))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> query.put(pair[0], pair[1]));
    return query;
  }

  /// A look at a page that is not due yet.
  public interface Looks {
    /// For an instance that watches no pages.
    Looks NONE = _ -> Optional.empty();

    /// What came of it; empty when the page is not watched by this instance.
    Optional<LookOutcome> lookNow(PageId page);
  }
}
