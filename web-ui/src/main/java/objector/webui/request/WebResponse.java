package objector.webui.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a page answers.
///
/// @param cookies as they go into `Set-Cookie`
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WebResponse(
    int status, Map<String, String> headers, List<String> cookies, byte[] body) {
  public WebResponse {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  public static WebResponse html(int status, byte[] html) {
    return of(status, "text/html; charset=utf-8", html);
  }

  public static WebResponse of(int status, String type, byte[] body) {
    return new WebResponse(status, Map.of("Content-Type", type), List.of(), body);
  }

  /// Go and look there: a reload will not post again (303).
  public static WebResponse seeOther(String where) {
    return new WebResponse(303, Map.of("Location", where), List.of(), new byte[0]);
  }

  public WebResponse with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new WebResponse(status, more, cookies, body);
  }

  public WebResponse withCookie(String cookie) {
    List<String> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new WebResponse(status, headers, more, body);
  }
}
