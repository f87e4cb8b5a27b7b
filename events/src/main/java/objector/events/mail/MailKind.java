package objector.events.mail;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a mail is.
public enum MailKind {
  /// Meta tells that it will use a person's data for AI, and that they may object.
  @JsonProperty("notice")
  NOTICE("notice"),
  /// Meta honours the objection.
  @JsonProperty("confirmation")
  CONFIRMATION("confirmation"),
  /// Meta has the objection, and has not decided.
  @JsonProperty("acknowledgement")
  ACKNOWLEDGEMENT("acknowledgement"),
  /// Meta does not honour the objection.
  @JsonProperty("refusal")
  REFUSAL("refusal"),
  /// Meta asks something before it decides.
  @JsonProperty("more-information")
  MORE_INFORMATION("more-information"),
  /// Meta says that it needs longer than a month.
  @JsonProperty("extension")
  EXTENSION("extension"),
  /// A code for the objection form.
  @JsonProperty("code")
  CODE("code"),
  /// Login codes, passwords, new devices.
  @JsonProperty("account-security")
  ACCOUNT_SECURITY("account-security"),
  /// A mail provider asks whether mail may be forwarded here.
  @JsonProperty("forwarding-confirmation")
  FORWARDING_CONFIRMATION("forwarding-confirmation"),
  /// From Meta, about something else.
  @JsonProperty("other-meta")
  OTHER_META("other-meta"),
  @JsonProperty("bounce")
  BOUNCE("bounce"),
  @JsonProperty("auto-reply")
  AUTO_REPLY("auto-reply"),
  /// Imitates Meta, and something in it contradicts that.
  @JsonProperty("phishing")
  PHISHING("phishing"),
  @JsonProperty("unrelated")
  UNRELATED("unrelated"),
  /// Could not be read as a mail.
  @JsonProperty("broken")
  BROKEN("broken");

  private final String word;

  MailKind(String word) {
    this.word = word;
  }

  /// As written in events, files and on the command line.
  public String word() {
    return word;
  }
}
