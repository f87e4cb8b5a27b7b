package objector.webui;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a page answers.
///
/// @param cookies as they go into `Set-Cookie`
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  Answer {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  static Answer html(int status, String html) {
    return of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  static Answer of(int status, String type, byte[] body) {
    return new Answer(status, Map.of("Content-Type", type), List.of(), body);
  }

  /// Go and look there: a reload will not post again (303).
  static Answer seeOther(String where) {
    return new Answer(303, Map.of("Location", where), List.of(), new byte[0]);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, cookies, body);
  }

  Answer withCookie(String cookie) {
    List<String> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Answer(status, headers, more, body);
  }
}
