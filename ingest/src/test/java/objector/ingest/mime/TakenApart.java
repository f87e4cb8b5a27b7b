package objector.ingest.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeUtil;
import org.jspecify.annotations.Nullable;

/// What a reader finds in a mail, in a form in which two readers can be compared.
///
/// @param fields of the mail itself: name in lower case, a colon, and the unfolded value
/// @param gaveUp null, or why that reader did not come to the end
record TakenApart(List<String> fields, String subject, List<Part> parts, @Nullable String gaveUp) {
  /// A part without parts of its own.
  ///
  /// @param text null when it is not text, or when the reader does not know the charset
  record Part(
      String type,
      String charset,
      String name,
      String encoding,
      Octets content,
      @Nullable String text) {}

  static TakenApart byUs(byte[] raw) {
    Mail mail = MimeReader.read(raw);
    return new TakenApart(
        mail.headers().fields().stream()
            .map(field -> field.name().toLowerCase(Locale.ROOT) + ":" + spaced(field.value()))
            .toList(),
        mail.headers().text("Subject"),
        mail.parts().stream()
            .map(part ->
                new Part(
                    part.type().value(),
                    part.type().parameter("charset").toLowerCase(Locale.ROOT),
                    part.name(),
                    part.headers()
                        .text("Content-Transfer-Encoding")
                        .strip()
                        .toLowerCase(Locale.ROOT),
                    part.content(),
                    part.type().value().startsWith("text/") ? part.text() : null))
            .toList(),
        null);
  }

  /// As mime4j does it when it is asked to be lenient and given our bounds.
  static TakenApart byMime4j(byte[] raw) {
    MimeConfig bounds =
        new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxHeaderLen(-1)
            .setMaxTotalHeaderCount(-1)
            .setMaxTotalHeaderLen(-1)
            .setMaxPartCount(MimeReader.MOST_PARTS)
            .setMaxNestingDepth(MimeReader.DEEPEST)
            .build();
    MimeTokenStream stream =
        new MimeTokenStream(
            bounds,
            DecodeMonitor.SILENT,
            new DefaultBodyDescriptorBuilder(null, null, DecodeMonitor.SILENT));
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    List<String> fields = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    String subject = "";
    boolean named = false;
    boolean first = true;
    String gaveUp = null;
    try {
      stream.parse(new ByteArrayInputStream(raw));
      while (stream.getState() != EntityState.T_END_OF_STREAM) {
        switch (stream.getState()) {
          case T_FIELD -> {
            Field field = stream.getField();
            if (first) {
              String value = MimeUtil.unfold(utf8(field));
              fields.add(field.getName().toLowerCase(Locale.ROOT) + ":" + spaced(value));
              if (field.getName().equalsIgnoreCase("Subject") && !named) {
                subject = DecoderUtil.decodeEncodedWords(value.strip(), DecodeMonitor.SILENT);
                named = true;
              }
            }
          }
          case T_END_HEADER -> first = false;
          case T_BODY -> parts.add(part(stream));
          default -> {}
        }
        stream.next();
      }
    } catch (IOException | MimeException | RuntimeException e) {
      gaveUp = e.getClass().getSimpleName();
    }
    return new TakenApart(fields, subject, parts, gaveUp);
  }

  private static String utf8(Field field) {
    byte[] bytes = field.getRaw().toByteArray();
    String raw = MailCharsets.decode(bytes, null);
    return raw.substring(raw.indexOf(':') + 1);
  }

  private static Part part(MimeTokenStream stream) throws IOException {
    MaximalBodyDescriptor described = (MaximalBodyDescriptor) stream.getBodyDescriptor();
    byte[] content = stream.getDecodedInputStream().readAllBytes();
    String disposition = described.getContentDispositionFilename();
    String name =
        disposition != null ? disposition : described.getContentTypeParameters().get("name");
    String charset = described.getContentTypeParameters().getOrDefault("charset", "");
    return new Part(
        described.getMimeType().toLowerCase(Locale.ROOT),
        charset.toLowerCase(Locale.ROOT),
        name == null ? "" : DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT),
        described.getTransferEncoding().toLowerCase(Locale.ROOT),
        new Octets(content),
        described.getMimeType().startsWith("text/") ? text(content, charset) : null);
  }

  private static @Nullable String text(byte[] content, String charset) {
    java.nio.charset.Charset known =
        charset.isEmpty()
            ? StandardCharsets.US_ASCII
            : org.apache.james.mime4j.util.CharsetUtil.lookup(charset);
    return known == null ? null : new String(content, known);
  }

  private static String spaced(String value) {
    StringBuilder spaced = new StringBuilder();
    for (char c : value.strip().toCharArray()) {
      boolean space = c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0;
      if (!space) {
        spaced.append(c);
      } else if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ') {
        spaced.append(' ');
      }
    }
    return spaced.toString().strip();
  }
}
