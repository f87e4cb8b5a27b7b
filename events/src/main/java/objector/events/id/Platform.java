package objector.events.id;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where an account is.
public enum Platform {
  @JsonProperty("facebook")
  FACEBOOK("facebook"),
  @JsonProperty("instagram")
  INSTAGRAM("instagram");

  private final String word;

  Platform(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }

  /// The name people know; the same in every language.
  public String title() {
    return switch (this) {
      case FACEBOOK -> "Facebook";
      case INSTAGRAM -> "Instagram";
    };
  }
}
