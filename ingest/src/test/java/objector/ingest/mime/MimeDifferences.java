package objector.ingest.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import objector.ingest.mime.TakenApart.Part;

/// In what two readers differ about a mail, by kind: which piece of it, and what about the mail
/// makes them differ. What has no cause that is known here has a kind of its own, which no list
/// names.
final class MimeDifferences {
  private final byte[] raw;
  private final TakenApart ours;
  private final TakenApart theirs;

  private MimeDifferences(byte[] raw) {
    this.raw = raw;
    this.ours = TakenApart.byUs(raw);
    this.theirs = TakenApart.byMime4j(raw);
  }

  /// None when they agree. Of what follows from another difference, nothing is said.
  static Set<String> of(byte[] raw) {
    return new MimeDifferences(raw).kinds();
  }

  private Set<String> kinds() {
    if (theirs.gaveUp() != null) {
      return Set.of("all: mime4j gives up with " + theirs.gaveUp());
    }
    if (!ours.fields().equals(theirs.fields())) {
      return Set.of("header: " + headerCause());
    }
    Set<String> kinds = new LinkedHashSet<>();
    if (!ours.subject().equals(theirs.subject())) {
      kinds.add("subject: " + wordCause(value("subject")));
    }
    if (ours.parts().size() != theirs.parts().size()) {
      kinds.add("parts: " + partsCause());
      return kinds;
    }
    Set<String> ofParts = new LinkedHashSet<>();
    for (int i = 0; i < ours.parts().size(); i++) {
      kind(ours.parts().get(i), theirs.parts().get(i), ofParts);
    }
    if (!ofParts.isEmpty() && isReadAsText()) {
      ofParts = Set.of("parts: a multipart that is read as text");
    } else if (!ofParts.isEmpty() && isMultipartOfNoType()) {
      ofParts = Set.of("parts: a multipart whose type, boundary or delimiters are broken");
    }
    kinds.addAll(ofParts);
    return kinds;
  }

  /// Said to have parts, and none was found: the body is the text.
  private boolean isReadAsText() {
    Mail mail = MimeReader.read(raw);
    return mail.type().value().startsWith("multipart/")
        && mail.parts().size() == 1
        && mail.parts().getFirst().headers().equals(mail.headers());
  }

  private boolean isMultipartOfNoType() {
    String type = MimeReader.read(raw).type().value();
    return type.startsWith("multipart/") && !token(type);
  }

  private void kind(Part our, Part their, Set<String> kinds) {
    if (!our.type().equals(their.type())) {
      kinds.add("type: " + typeCause(our, their));
      return;
    }
    if (!our.charset().equals(their.charset())) {
      kinds.add("charset: " + parameterCause(our.charset(), their.charset()));
    }
    if (!our.name().equals(their.name())) {
      kinds.add("name: " + parameterCause(our.name(), their.name()));
    }
    if (!Arrays.equals(our.content().array(), their.content().array())) {
      kinds.add("content: " + contentCause(our, their));
    } else if (!Objects.equals(our.text(), their.text()) && our.charset().equals(their.charset())) {
      kinds.add("text: " + textCause(our, their));
    }
  }

  /// What is to be said of the line at which they part.
  private String headerCause() {
    int same = 0;
    int least = Math.min(ours.fields().size(), theirs.fields().size());
    while (same < least && ours.fields().get(same).equals(theirs.fields().get(same))) {
      same++;
    }
    List<Headers.Field> fields = MimeReader.read(raw).headers().fields();
    int at = same == 0 ? 0 : ByteLines.next(raw, fields.get(same - 1).to(), raw.length);
    if (same == 0 && latin(raw, 0, Math.min(3, raw.length)).equals("\u00ef\u00bb\u00bf")) {
      return "a byte order mark";
    }
    String line = latin(raw, at, ByteLines.end(raw, at, raw.length));
    if (line.isBlank()) {
      return "a line of nothing but white space";
    }
    if (same < least && name(ours, same).equals(name(theirs, same))) {
      int next = ByteLines.next(raw, fields.get(same).to(), raw.length);
      int end = ByteLines.end(raw, next, raw.length);
      if (end > next && latin(raw, next, end).isBlank()) {
        return "a line of nothing but white space";
      }
      return control(fields.get(same).raw()) ? "a control character in a field" : "value";
    }
    if (line.startsWith(" ") || line.startsWith("\t")) {
      return "it begins with white space";
    }
    int colon = line.indexOf(':');
    if (colon <= 0) {
      return "a line without a name and colon";
    }
    return line.substring(0, colon)
            .chars()
            .allMatch(c -> c == '-' || (c < 128 && Character.isLetterOrDigit(c)))
        ? "a line"
        : "a name of odd characters";
  }

  private static String name(TakenApart taken, int i) {
    String field = taken.fields().get(i);
    return field.substring(0, field.indexOf(':'));
  }

  private String value(String name) {
    return MimeReader.read(raw).headers().first(name).orElse("");
  }

  private String wordCause(String value) {
    if (beyondAscii(value)) {
      return "bytes beyond ASCII";
    }
    return value.contains("=?")
        ? "a broken encoded word"
        : field("subject").contains("\t") || control(field("subject"))
            ? "a tab or control character"
            : "value";
  }

  private String field(String name) {
    List<Headers.Field> fields = MimeReader.read(raw).headers().all(name);
    return fields.isEmpty() ? "" : fields.getFirst().raw();
  }

  private String partsCause() {
    if (theirs.parts().isEmpty()) {
      return "a multipart in which its boundary is not";
    }
    if (ours.parts().stream().anyMatch(part -> part.content().array().length == 0)) {
      return "a multipart without a part in it";
    }
    return "a multipart whose type, boundary or delimiters are broken";
  }

  private String typeCause(Part our, Part their) {
    String low = latin(raw, 0, raw.length).toLowerCase(Locale.ROOT);
    if (low.contains("\n\tcontent-type:") || low.contains("\n content-type:")) {
      return "a field of a part that begins with white space";
    }
    byte[] content = our.content().array();
    String shown = latin(content, 0, content.length).toLowerCase(Locale.ROOT);
    if (our.type().equals("text/plain") && shown.contains("content-type:")) {
      return "a header of a part that lines end which are no fields";
    }
    if (token(our.type()) && token(their.type()) && !their.type().equals("text/plain")) {
      return "differs";
    }
    if (token(our.type()) && !token(their.type())) {
      return "mime4j keeps what is no type";
    }
    return their.type().equals("text/plain")
        ? "mime4j takes what is no type for plain text"
        : "what is no type is cut elsewhere";
  }

  /// `type/subtype`, both of characters that may be in one.
  private static boolean token(String type) {
    return type.indexOf('/') > 0
        && type.indexOf('/') == type.lastIndexOf('/')
        && type.indexOf('/') < type.length() - 1
        && type.chars().allMatch(c -> c > 32 && c < 127 && "()<>@,;:\\\"[]?=".indexOf(c) < 0);
  }

  private static String parameterCause(String our, String their) {
    if (beyondAscii(our) || beyondAscii(their)) {
      return our.isEmpty() ? "beyond ASCII, and only mime4j has it" : "beyond ASCII";
    }
    return our.isEmpty() ? "only mime4j has it" : their.isEmpty() ? "only we have it" : "differs";
  }

  private static String contentCause(Part our, Part their) {
    byte[] o = our.content().array();
    byte[] t = their.content().array();
    String mine = latin(o, 0, o.length).replace("\r\n", "\n");
    String other = latin(t, 0, t.length).replace("\r\n", "\n");
    if (mine.equals(other)) {
      return "line ends of quoted-printable";
    }
    if (mine.endsWith(other)) {
      return "a line that is no field, before the body";
    }
    if (our.encoding().equals("base64") || our.encoding().equals("quoted-printable")) {
      return "broken " + our.encoding();
    }
    if (our.encoding().contains("base64") || our.encoding().contains("printable")) {
      return "an encoding that is named oddly";
    }
    if (mine.contains("--") && mine.contains(other.strip())) {
      return "a delimiter with words after it";
    }
    return other.startsWith("--") && other.contains(mine.strip())
        ? "a multipart that only ours takes apart"
        : "bytes";
  }

  private String textCause(Part our, Part their) {
    if (their.text() == null) {
      return "a charset that mime4j does not know";
    }
    if (latin(raw, 0, raw.length).toLowerCase(Locale.ROOT).contains("delsp")) {
      return "flowed, with spaces to delete";
    }
    byte[] bytes = our.content().array();
    if (our.charset().isEmpty()) {
      return "beyond ASCII, and no charset said";
    }
    boolean utf8 = our.charset().equals("utf-8");
    return utf8 == isUtf8(bytes) && !our.charset().endsWith("ascii")
        ? "charset " + our.charset()
        : "bytes that are not of the charset said";
  }

  private static boolean isUtf8(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
  }

  private static boolean control(String text) {
    return text.chars().anyMatch(c -> (c < 32 && c != '\r' && c != '\n' && c != '\t') || c == 127);
  }

  private static boolean beyondAscii(String text) {
    return text.chars().anyMatch(c -> c > 126);
  }

  private static String latin(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
