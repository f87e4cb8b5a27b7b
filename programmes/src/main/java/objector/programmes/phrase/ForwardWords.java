package objector.programmes.phrase;

import java.util.List;
import objector.programmes.loader.FieldConstraints;
import org.jspecify.annotations.Nullable;

/// How the mail programs of one language mark a forwarded mail: all compared without case, accents
/// and decoration.
///
/// @param markers what stands above a forwarded mail: "Forwarded message"; "Forwarded message
///   from*" where more follows on the line
/// @param replyMarkers what stands above a quoted mail, forwarded or answered: "Original message"
/// @param endings what stands below a forwarded mail
/// @param prefixes of the subject of a forward, with their colon: "Fwd:"
/// @param wrote the verb of "On … X wrote:"
public record ForwardWords(
    List<String> markers,
    List<String> replyMarkers,
    List<String> endings,
    List<String> from,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    List<String> replyTo,
    List<String> subject,
    List<String> date,
    List<String> prefixes,
    List<String> wrote) {
  public ForwardWords {
    markers = words(markers, "markers");
    replyMarkers = words(replyMarkers, "replyMarkers");
    endings = words(endings, "endings");
    from = words(from, "from");
    to = words(to, "to");
    cc = words(cc, "cc");
    bcc = words(bcc, "bcc");
    replyTo = words(replyTo, "replyTo");
    subject = words(subject, "subject");
    date = words(date, "date");
    prefixes = words(prefixes, "prefixes");
    wrote = words(wrote, "wrote");
  }

  private static List<String> words(@Nullable List<String> words, String field) {
    return words == null ? List.of() : FieldConstraints.list(words, field);
  }
}
