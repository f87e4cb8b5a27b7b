package objector.ingest.history;

import java.time.LocalDate;
import objector.events.page.Blindness;
import org.jspecify.annotations.Nullable;

/// Why a look came to what it did, in plain words for operators and logs.
final class LookReasons {
  static final String FIRST = "the first text seen";
  static final String SAME = "the same text";
  static final String SAME_WORDS = "the same words in another shape";
  static final String OTHERWISE = "the same words and dates, written otherwise";
  static final String RETURNED = "an earlier text, or a mix of earlier ones";
  static final String SEEN_ONCE = "new words, seen once: a second look decides";
  static final String STAYS = "a text seen before has stayed for a week";

  static final String OLDER = "an older edition than the one we know";
  static final String FOREIGN_BUT_DATED =
      "another language than expected, but a later printed date: later looks decide";

  private LookReasons() {}

  static String seenTwice(CandidateText text) {
    return text.saysMore() ? "new words, seen twice" : "a new link, seen twice";
  }

  static String goneWaits(boolean onlyLinks) {
    return (onlyLinks ? "an objection link is gone" : "words are gone, none is new")
        + ": later looks decide";
  }

  static String gone(boolean onlyLinks) {
    return (onlyLinks ? "an objection link is gone" : "words are gone")
        + ", and stayed away for a day";
  }

  static String dateMoved(@Nullable LocalDate date) {
    return "new words and a later printed date: " + date;
  }

  static String stayed(Blindness doubt) {
    return switch (doubt) {
      case WRONG_LANGUAGE -> "another language, but it stayed";
      case SHRUNK -> "much shorter, but it stayed";
      case ERROR,
          UNREACHABLE,
          LOGIN_WALL,
          COOKIE_WALL,
          BOT_WALL,
          BLANK,
          NEEDS_BROWSER,
          NOT_ALLOWED ->
          blind(doubt);
    };
  }

  static String blind(Blindness why) {
    return switch (why) {
      case ERROR -> "an error instead of the page";
      case UNREACHABLE -> "no answer";
      case LOGIN_WALL -> "asked to log in";
      case COOKIE_WALL -> "asked about cookies";
      case BOT_WALL -> "asked whether we are human";
      case BLANK -> "nothing to read";
      case WRONG_LANGUAGE -> "another language than expected";
      case SHRUNK -> "most of the words are gone";
      case NEEDS_BROWSER -> "needs a browser, and none is here";
      case NOT_ALLOWED -> "the site asks not to be looked at";
    };
  }
}
