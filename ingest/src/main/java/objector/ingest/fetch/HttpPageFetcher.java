package objector.ingest.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import objector.events.page.Blindness;
import objector.ingest.fetch.FetchedDocument.Failed;
import objector.outside.AddressGuard;
import objector.outside.AddressGuard.Refused;
import objector.outside.Dial;
import objector.outside.FetchDeadline;
import org.jspecify.annotations.Nullable;

/// Fetches pages over HTTPS, within limits, from public addresses only, where the site allows it.
/// Blocks: call it on a virtual thread.
public final class HttpPageFetcher implements PageFetcher {
  private static final String UNSAFE = "\"<>\\^`{|}";
  private static final int AT_ONCE = 32;
  private static final int ROBOTS_BYTES = 512 * 1024;
  private static final Pattern INVISIBLE = Pattern.compile("[^ -~]");

  private final AddressGuard guard;
  private final FetchLimits limits;
  private final String userAgent;
  private final GuardedHttp http;
  private final Robots robots;

  /// Memory is bounded: no more answers at once than these, of at most `limits.bytes` each.
  private final Semaphore places = new Semaphore(AT_ONCE);

  /// Fetches as who we are, within these limits.
  ///
  /// @param userAgent who we are, with an address where more is said; begins with `Objector`
  public HttpPageFetcher(
      AddressGuard guard, FetchLimits limits, String userAgent, InstantSource clock) {
    this(
        guard,
        limits,
        userAgent,
        clock,
        new Dial.Direct(),
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  HttpPageFetcher(
      AddressGuard guard,
      FetchLimits limits,
      String userAgent,
      InstantSource clock,
      Dial dial,
      SSLSocketFactory tls) {
    this.guard = guard;
    this.limits = limits;
    this.userAgent = visible(userAgent);
    http = new GuardedHttp(guard, dial, tls, limits);
    robots = new Robots(clock);
  }

  @Override
  public FetchedDocument fetch(PageRequest request) throws InterruptedException {
    places.acquire();
    try {
      return follow(request);
    } finally {
      places.release();
    }
  }

  private FetchedDocument follow(PageRequest request) throws InterruptedException {
    FetchDeadline deadline = new FetchDeadline(limits.whole());
    URI at = request.address();
    for (int redirects = 0; redirects <= limits.redirects(); redirects++) {
      Failed blocked = blocked(at, deadline);
      if (blocked != null) {
        return blocked;
      }
      try {
        Http1Response answer = ask(at, headers(request, at), limits.bytes(), deadline);
        if (!isRedirect(answer)) {
          return judged(answer, at, request.address());
        }
        at = target(at, answer.header("location"));
      } catch (Refused e) {
        return new Failed(Blindness.UNREACHABLE, "refused: " + e.getMessage());
      } catch (IOException e) {
        return failed(e);
      }
    }
    return new Failed(Blindness.ERROR, "more than " + limits.redirects() + " redirects");
  }

  /// Why this page must not be asked for at all, null when it may.
  @Nullable Failed refusal(URI page) throws InterruptedException {
    return blocked(page, new FetchDeadline(limits.whole()));
  }

  private @Nullable Failed blocked(URI page, FetchDeadline deadline) throws InterruptedException {
    try {
      // Refused before robots.txt is asked for: that would be a connection too.
      guard.resolve(page);
    } catch (Refused e) {
      return new Failed(Blindness.UNREACHABLE, "refused: " + e.getMessage());
    } catch (UnknownHostException e) {
      return failed(e);
    }
    return switch (robots.of(page, address -> robotsOf(address, deadline))) {
      case ALLOWED -> null;
      case REFUSED -> new Failed(Blindness.NOT_ALLOWED, "robots.txt");
      case DOWN -> new Failed(Blindness.UNREACHABLE, "its robots.txt could not be read");
    };
  }

  private Robots.Said robotsOf(URI address, FetchDeadline deadline) {
    URI at = address;
    try {
      for (int redirects = 0; redirects <= limits.redirects(); redirects++) {
        Http1Response answer = ask(at, Map.of(), ROBOTS_BYTES, deadline);
        if (!isRedirect(answer)) {
          return new Robots.Said(answer.status(), answer.body());
        }
        at = target(at, answer.header("location"));
      }
    } catch (Refused | IOException _) {
      // Said below: the site could not be asked.
    }
    return new Robots.Said(0, new byte[0]);
  }

  private Http1Response ask(URI at, Map<String, String> headers, int bytes, FetchDeadline deadline)
      throws Refused, IOException {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("User-Agent", userAgent);
    all.put("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5");
    all.put("Accept-Encoding", "gzip, br");
    headers.forEach((name, value) -> all.put(name, visible(value)));
    return http.get(at, all, bytes, deadline);
  }

  private static String visible(String value) {
    return INVISIBLE.matcher(value).replaceAll("");
  }

  /// What was asked of one address is not told to another.
  private static Map<String, String> headers(PageRequest request, URI at) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (request.language() != null) {
      headers.put("Accept-Language", request.language());
    }
    boolean same = at.equals(request.address());
    if (same && request.etag() != null) {
      headers.put("If-None-Match", request.etag());
    }
    if (same && request.lastModified() != null) {
      headers.put("If-Modified-Since", request.lastModified());
    }
    return headers;
  }

  private static boolean isRedirect(Http1Response answer) {
    return switch (answer.status()) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static URI target(URI at, @Nullable String location) throws IOException {
    if (location == null) {
      throw new IOException("a redirect to nowhere");
    }
    try {
      URI target = at.resolve(new URI(encoded(location.strip())));
      return new URI(target.toString().replaceFirst("#.*", ""));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("a redirect to no address", e);
    }
  }

  /// As browsers do: what no address has is percent-encoded. A header's characters are its bytes,
  /// so that raw UTF-8 comes out as the UTF-8 that it was.
  static String encoded(String location) {
    StringBuilder plain = new StringBuilder(location.length());
    for (byte b : bytes(location)) {
      char c = (char) (b & 0xFF);
      if (c > ' ' && c < 0x7F && UNSAFE.indexOf(c) < 0) {
        plain.append(c);
      } else {
        plain.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return plain.toString();
  }

  private static byte[] bytes(String header) {
    boolean asBytes = header.chars().allMatch(c -> c <= 0xFF);
    return header.getBytes(asBytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static FetchedDocument judged(Http1Response answer, URI at, URI asked) {
    return judged(
        answer.status(),
        at,
        asked,
        new FetchedDocument.Page(
            at,
            answer.body(),
            answer.header("content-type"),
            answer.header("etag"),
            answer.header("last-modified")));
  }

  /// What an answer is, however it came here.
  static FetchedDocument judged(int status, URI at, URI asked, FetchedDocument.Page page) {
    if (isLogin(at) && !isLogin(asked)) {
      return new Failed(Blindness.LOGIN_WALL, "sent to a login page");
    }
    return switch (status) {
      case 200, 203 -> page;
      case 304 -> new FetchedDocument.NotModified();
      case 401 -> Failed.told(Blindness.LOGIN_WALL, 401);
      case 429 -> Failed.told(Blindness.BOT_WALL, 429);
      default -> Failed.told(Blindness.ERROR, status);
    };
  }

  private static boolean isLogin(URI address) {
    String path = address.getPath() == null ? "" : address.getPath().toLowerCase(Locale.ROOT);
    return path.contains("/login") || path.contains("/signin") || path.contains("/checkpoint");
  }

  private static Failed failed(IOException e) {
    if (e instanceof Http1Response.TooLarge) {
      return new Failed(Blindness.ERROR, "larger than we take");
    }
    String what =
        switch (e) {
          case UnknownHostException _ -> "no such name";
          case java.net.SocketTimeoutException _ -> "no answer in time";
          case SSLException _ -> "its identity could not be verified";
          case java.net.ConnectException _ -> "no connection";
          default -> "a broken answer";
        };
    return new Failed(Blindness.UNREACHABLE, what);
  }
}
