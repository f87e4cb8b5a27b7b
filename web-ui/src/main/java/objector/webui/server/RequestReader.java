package objector.webui.server;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import objector.webui.request.WebRequest;
import org.jspecify.annotations.Nullable;

/// What pages may know of a request: few headers, each parameter once, and where it comes from.
final class RequestReader {
  private static final Set<String> HEADERS =
      Set.of("accept-language", "authorization", "origin", "sec-fetch-site", "user-agent");

  /// The names by which only a proxy asks.
  private static final List<String> PROXIED =
      List.of("x-forwarded-for", "forwarded", "via", "x-real-ip");

  private final Clock clock;
  private final boolean publicHere;
  private final TrustedProxies proxies;
  private final @Nullable String identityHeader;

  /// @param publicHere whether people reach the pages by a name of this machine
  /// @param identityHeader in which a proxy that is believed says who asks; null: in none
  RequestReader(
      Clock clock, boolean publicHere, TrustedProxies proxies, @Nullable String identityHeader) {
    this.clock = clock;
    this.publicHere = publicHere;
    this.proxies = proxies;
    this.identityHeader = identityHeader;
  }

  WebRequest read(RoutingContext routing, WebRequest.Form form) {
    HttpServerRequest request = routing.request();
    Map<String, String> query = new HashMap<>();
    routing.queryParams().forEach(query::putIfAbsent);
    Map<String, String> cookies = new HashMap<>();
    for (Cookie cookie : request.cookies()) {
      cookies.putIfAbsent(cookie.getName(), cookie.getValue());
    }
    Map<String, String> headers = new HashMap<>();
    for (String name : HEADERS) {
      String value = request.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    ClientAddress from = from(request);
    identity(request).ifPresent(who -> headers.put(WebRequest.IDENTITY, who));
    headers.put("host", from.host());
    headers.put(WebRequest.SCHEME, from.scheme());
    return new WebRequest(
        request.method().equals(HttpMethod.HEAD) ? "GET" : request.method().name(),
        routing.normalizedPath(),
        routing.pathParams(),
        query,
        form,
        headers,
        cookies,
        from.address(),
        from.loopback(),
        clock.instant(),
        "en",
        false);
  }

  /// Once, and of a proxy that is believed: of two such headers a stranger wrote one.
  private Optional<String> identity(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    if (identityHeader == null || peer == null || !proxies.contains(peer)) {
      return Optional.empty();
    }
    List<String> said = request.headers().getAll(identityHeader);
    return said.size() == 1 ? Optional.of(said.getFirst().strip()) : Optional.empty();
  }

  ClientAddress from(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    HostAndPort authority = request.authority();
    return ClientAddress.of(
        new ClientAddress.Seen(
            peer == null ? "" : peer,
            request.isSSL() ? "https" : "http",
            authority == null ? "" : authority.toString()),
        Forwarding.of(
            all(request, "x-forwarded-for"),
            all(request, "forwarded"),
            all(request, "x-forwarded-proto"),
            all(request, "x-forwarded-host")),
        proxies,
        !publicHere || PROXIED.stream().anyMatch(request.headers()::contains));
  }

  /// Several fields of one name are one list.
  private static @Nullable String all(HttpServerRequest request, String name) {
    return request.headers().contains(name)
        ? String.join(",", request.headers().getAll(name))
        : null;
  }
}
