package objector.wording.letter;

import java.util.List;
import objector.wording.Isolated;
import org.jspecify.annotations.Nullable;

/// A mail before it has a form. Texts hold [Isolated] names; the subject is bare.
///
/// @param first the truth, in a sentence or two: stands first and large
/// @param button the one thing to do
/// @param why why the person gets this
/// @param choose,stop null in mails that a person asked for this very minute
/// @param operator who runs this Objector
public record Letter(
    String language,
    String subject,
    String first,
    List<String> paragraphs,
    @Nullable Link button,
    String why,
    @Nullable Link choose,
    @Nullable Link stop,
    String operator) {
  public Letter {
    subject = Isolated.bare(subject);
    paragraphs = List.copyOf(paragraphs);
  }

  /// A verb and where it leads.
  public record Link(String label, String url) {}
}
