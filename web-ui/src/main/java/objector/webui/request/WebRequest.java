package objector.webui.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One request, as far as a page may see it: already bounded in size, not yet believed.
///
/// @param names what the path's placeholders stand for
/// @param headers lower-case names; only those that [WebServer] lets through, and [#SCHEME]
/// @param remote where it comes from, for rate limits
/// @param loopback whether it comes from this machine, and not through a proxy
/// @param language in which to answer
/// @param signedIn whether somebody is
public record WebRequest(
    String method,
    String path,
    Map<String, String> names,
    Map<String, String> query,
    Form form,
    Map<String, String> headers,
    Map<String, String> cookies,
    String remote,
    boolean loopback,
    Instant now,
    String language,
    boolean signedIn) {

  /// Among the headers, as HTTP/2 calls it: `http` or `https`, as the visitor's browser has it.
  public static final String SCHEME = ":scheme";

  /// Among the headers: whom a proxy says that asks, where that proxy is believed.
  public static final String IDENTITY = ":identity";

  public String name(String name) {
    return names.getOrDefault(name, "");
  }

  public Optional<String> asked(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  public Optional<String> field(String name) {
    return form.first(name);
  }

  /// The address as it was asked for, but for the language.
  public String address() {
    String parts =
        query.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("lang"))
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    return parts.isEmpty() ? path : path + "?" + parts;
  }

  /// Whether the address says in which language to answer, and it is one that can be.
  public boolean isLanguageAsked() {
    return language.equals(query.get("lang"));
  }

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /// As if another page had been asked for.
  public WebRequest at(String page) {
    return new WebRequest(
        method, page, names, Map.of(), form, headers, cookies, remote, loopback, now, language,
        signedIn);
  }

  public WebRequest in(String other, boolean known) {
    return new WebRequest(
        method, path, names, query, form, headers, cookies, remote, loopback, now, other, known);
  }

  /// What was posted.
  ///
  /// @param file the one file that a form may carry
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Form(Map<String, List<String>> fields, byte @Nullable [] file) {
    public static Form empty() {
      return new Form(Map.of(), null);
    }

    Optional<String> first(String name) {
      return all(name).stream().findFirst().map(String::strip).filter(value -> !value.isEmpty());
    }

    public List<String> all(String name) {
      return fields.getOrDefault(name, List.of());
    }

    /// The file, unless it is empty: browsers send an empty one where none was chosen.
    public byte @Nullable [] filled() {
      return file == null || file.length == 0 ? null : file;
    }
  }

  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
