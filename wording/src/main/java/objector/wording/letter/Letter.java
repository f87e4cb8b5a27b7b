package objector.wording.letter;

import java.util.List;
import objector.wording.Isolated;
import objector.wording.sentence.Tone;
import org.jspecify.annotations.Nullable;

/// A mail before it has a form. Texts hold [Isolated] names; the subject is bare.
///
/// @param day of which day it is, in words
/// @param about the account it is about; null: several, or none
/// @param first the truth, in a sentence or two: stands first and large
/// @param due the day that counts, where there is one
/// @param button the one thing to do
public record Letter(
    String language,
    String subject,
    String day,
    @Nullable Head about,
    String first,
    @Nullable DueDate due,
    @Nullable Link button,
    List<Part> parts,
    Foot foot) {
  public Letter {
    subject = Isolated.bare(subject);
    parts = List.copyOf(parts);
  }

  /// A verb and where it leads.
  public record Link(String label, String url) {}

  /// An account and where it stands in a word or two, as its card has it.
  ///
  /// @param name "Instagram · @anna"
  /// @param state "Your turn · No answer"
  public record Head(String name, Tone tone, String state) {}

  /// What stands in the box: the day, and how it was counted.
  public record DueDate(String told, String working) {}

  /// A piece of the text below the button.
  public sealed interface Part {
    record Paragraph(String text) implements Part {}

    /// One of several things in a list.
    record Item(String text) implements Part {}

    /// Somebody else's words.
    record Quote(String text) implements Part {}

    /// What can be done beside the button.
    record Step(Link link) implements Part {}

    /// What follows is about something else than what stands above.
    record Apart() implements Part {}

    /// One of several accounts, with its sentence.
    record Standing(Head head, String sentence) implements Part {}
  }

  /// What stands below every mail.
  ///
  /// @param why why the person gets this
  /// @param operator who runs this Objector
  /// @param who where it says more of them
  /// @param choose,stop null in mails that a person asked for this very minute
  public record Foot(
      String why, String operator, Link who, @Nullable Link choose, @Nullable Link stop) {}
}
