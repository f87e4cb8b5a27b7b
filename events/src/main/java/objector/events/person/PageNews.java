package objector.events.person;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which changes of Meta's pages a person wants to hear of.
public enum PageNews {
  @JsonProperty("all")
  ALL("all"),
  @JsonProperty("ai-and-objection")
  AI_AND_OBJECTION("ai-and-objection"),
  /// Those of one page, which is named beside it.
  @JsonProperty("one-page")
  ONE_PAGE("one-page"),
  @JsonProperty("none")
  NONE("none");

  private final String word;

  PageNews(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
