package objector.webui.page;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import org.jspecify.annotations.Nullable;

/// The mails that a small installation without a relay would have sent. They hold everybody's
/// links: shown to whoever has the token from the log or the terminal, which other users of this
/// machine do not; to others there is no such page.
public final class OutboxPage {
  /// @param query repeats the token in links
  record View(List<Entry> mails, String query) {}

  public record Entry(String file, Instant at, String to, String subject) {}

  /// @param text with its links as links
  record Opened(Entry entry, String from, List<Piece> text, boolean hasHtml, String query) {}

  /// @param link null where it is plain text
  record Piece(String text, @Nullable String link) {}

  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._-]{1,120}\\.eml");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]{1,2000}");
  private static final int NEWEST = 100;
  private static final int DEEPEST = 8;

  private final Templates templates;
  private final ErrorPage errors;
  private final @Nullable Path folder;
  private final @Nullable String token;

  public OutboxPage(
      Templates templates, ErrorPage errors, @Nullable Path folder, @Nullable String token) {
    this.templates = templates;
    this.errors = errors;
    this.folder = folder;
    this.token = token;
  }

  public WebResponse list(WebRequest request) {
    Path from = folder;
    if (from == null || !mayRead(request)) {
      return errors.noSuchPage(request);
    }
    List<Entry> entries = new ArrayList<>();
    for (Path file : newest(from)) {
      read(file).map(mail -> entry(file, mail)).ifPresent(entries::add);
    }
    return templates
        .page(200, request, "page/OutboxPage", new View(entries, query(request)))
        .with("Cache-Control", "no-store");
  }

  public WebResponse show(WebRequest request) {
    Optional<Path> file = file(request);
    Optional<MimeMessage> mail = file.flatMap(OutboxPage::read);
    if (file.isEmpty() || mail.isEmpty()) {
      return errors.noSuchPage(request);
    }
    Opened opened =
        new Opened(
            entry(file.get(), mail.get()),
            header(mail.get(), "From"),
            pieces(body(mail.get(), "text/plain").orElse("")),
            body(mail.get(), "text/html").isPresent(),
            query(request));
    return templates
        .page(200, request, "page/OutboxMailPage", opened)
        .with("Cache-Control", "no-store");
  }

  /// The HTML part alone, for a frame: no scripts, no requests, links open the whole window.
  public WebResponse html(WebRequest request) {
    return file(request)
        .flatMap(OutboxPage::read)
        .flatMap(mail -> body(mail, "text/html"))
        .map(html ->
            WebResponse.html(
                    200, ("<base target=\"_top\">" + html).getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store")
                .with(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  private boolean mayRead(WebRequest request) {
    String given = request.asked("token").orElse(null);
    return token != null
        && given != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String query(WebRequest request) {
    return request.asked("token").map(given -> "?token=" + WebRequest.encode(given)).orElse("");
  }

  private Optional<Path> file(WebRequest request) {
    Path from = folder;
    String name = request.name("file");
    if (from == null || !mayRead(request) || !FILE.matcher(name).matches()) {
      return Optional.empty();
    }
    Path file = from.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  private static List<Path> newest(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> FILE.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparing(OutboxPage::at).reversed())
          .limit(NEWEST)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Instant at(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  private static Optional<MimeMessage> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new MimeMessage(Session.getInstance(new Properties()), in));
    } catch (IOException | MessagingException e) {
      return Optional.empty();
    }
  }

  private static Entry entry(Path file, MimeMessage mail) {
    return new Entry(
        file.getFileName().toString(), at(file), header(mail, "To"), header(mail, "Subject"));
  }

  private static String header(MimeMessage mail, String name) {
    try {
      String value = mail.getHeader(name, ", ");
      if (value == null) {
        return "";
      }
      return name.equals("Subject")
          ? MimeUtility.decodeText(MimeUtility.unfold(value))
          : InternetAddress.toUnicodeString(InternetAddress.parse(value, false));
    } catch (MessagingException | UnsupportedEncodingException e) {
      return "";
    }
  }

  private static Optional<String> body(MimeMessage mail, String type) {
    try {
      return body(mail, type, 0);
    } catch (IOException | MessagingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> body(Part part, String type, int depth)
      throws IOException, MessagingException {
    if (part.isMimeType(type) && part.getContent() instanceof String text) {
      return Optional.of(text);
    }
    if (depth < DEEPEST && part.getContent() instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        Optional<String> found = body(parts.getBodyPart(i), type, depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher links = LINK.matcher(text);
    int from = 0;
    while (links.find()) {
      pieces.add(new Piece(text.substring(from, links.start()), null));
      pieces.add(new Piece(links.group(), links.group()));
      from = links.end();
    }
    pieces.add(new Piece(text.substring(from), null));
    return pieces;
  }
}
