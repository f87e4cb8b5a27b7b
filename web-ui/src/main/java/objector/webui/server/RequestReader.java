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
import java.util.Set;
import objector.webui.request.WebRequest;

/// What pages may know of a request: few headers, each parameter once, and where it comes from.
final class RequestReader {
  private static final Set<String> HEADERS = Set.of("accept-language", "origin", "sec-fetch-site");

  /// The names by which only a proxy asks.
  private static final List<String> PROXIED =
      List.of("x-forwarded-for", "forwarded", "via", "x-real-ip");

  private final Clock clock;
  private final boolean publicHere;

  /// @param publicHere whether people reach the pages by a name of this machine
  RequestReader(Clock clock, boolean publicHere) {
    this.clock = clock;
    this.publicHere = publicHere;
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
    String authority = authority(request);
    headers.put("host", authority);
    ClientAddress remote =
        ClientAddress.of(
            request.remoteAddress().hostAddress(),
            request.getHeader("x-forwarded-for"),
            !publicHere || PROXIED.stream().anyMatch(request.headers()::contains),
            authority);
    return new WebRequest(
        request.method().equals(HttpMethod.HEAD) ? "GET" : request.method().name(),
        routing.normalizedPath(),
        routing.pathParams(),
        query,
        form,
        headers,
        cookies,
        remote.address(),
        remote.loopback(),
        clock.instant(),
        "en",
        false);
  }

  /// `Host`, or what stands for it in HTTP/2.
  private static String authority(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    return authority == null ? "" : authority.toString();
  }
}
