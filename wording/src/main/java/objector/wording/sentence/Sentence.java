package objector.wording.sentence;

import com.ibm.icu.text.CaseMap;
import java.util.Locale;
import objector.wording.Isolated;
import org.jspecify.annotations.Nullable;

/// The one truthful sentence about an account, and what it suggests.
///
/// @param account "Instagram · @anna", the handle isolated
/// @param facts what is known, beginning small as it follows the account's name
/// @param next the one next step, or "Nothing to do."
/// @param whole account, facts and next step, as one text
/// @param stateWord the state in a word or two, for the head of a card
/// @param other a second way, at most a link beside the button
/// @param form where one objects, when the action is to object
public record Sentence(
    String account,
    String facts,
    String next,
    String whole,
    Tone tone,
    String stateWord,
    Action action,
    String label,
    @Nullable Action other,
    @Nullable String form,
    Locale locale) {

  /// "Instagram · @anna: Meta confirmed your objection on 3 May 2025, … Nothing to do."
  public String text() {
    return whole;
  }

  /// The facts as a sentence of their own, under a heading that names the account.
  public String alone() {
    return capital(facts, locale);
  }

  /// As HTML, see [Isolated#html].
  public String html() {
    return Isolated.html(whole);
  }

  static String capital(String text, Locale locale) {
    return CaseMap.toTitle().wholeString().noLowercase().apply(locale, null, text);
  }
}
