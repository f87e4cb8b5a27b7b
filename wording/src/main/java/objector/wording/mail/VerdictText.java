package objector.wording.mail;

import java.util.List;

/// What we say of a mail that somebody wants judged.
///
/// @param word in a word or two
/// @param paragraph the truth, and one thing to do
/// @param because the signals that we saw, in the reader's language
public record VerdictText(String word, String paragraph, List<String> because) {
  public VerdictText {
    because = List.copyOf(because);
  }
}
