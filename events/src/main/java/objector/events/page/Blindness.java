package objector.events.page;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why a look saw no policy.
public enum Blindness {
  /// The server answered an error, or showed an error page behind 200.
  @JsonProperty("error")
  ERROR("error"),
  /// No answer in time, or none that could be trusted.
  @JsonProperty("unreachable")
  UNREACHABLE("unreachable"),
  @JsonProperty("login-wall")
  LOGIN_WALL("login-wall"),
  @JsonProperty("cookie-wall")
  COOKIE_WALL("cookie-wall"),
  @JsonProperty("bot-wall")
  BOT_WALL("bot-wall"),
  /// Nothing to read without running the page's scripts.
  @JsonProperty("blank")
  BLANK("blank"),
  @JsonProperty("wrong-language")
  WRONG_LANGUAGE("wrong-language"),
  /// More than 65 % of the words are gone.
  @JsonProperty("shrunk")
  SHRUNK("shrunk"),
  /// The page needs scripts, and no browser is installed here.
  @JsonProperty("needs-browser")
  NEEDS_BROWSER("needs-browser"),
  /// The site's robots.txt asks us not to look.
  @JsonProperty("not-allowed")
  NOT_ALLOWED("not-allowed");

  private final String word;

  Blindness(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
