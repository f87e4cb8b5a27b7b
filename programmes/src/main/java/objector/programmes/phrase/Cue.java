package objector.programmes.phrase;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a phrase in a mail tells. None decides alone what a mail is.
public enum Cue {
  /// A whole sentence of Meta's notice: speaks of its AI and of objecting at once.
  @JsonProperty("notice")
  NOTICE,
  /// Meta's AI, or models that learn.
  @JsonProperty("ai")
  AI,
  /// Objecting, in any form.
  @JsonProperty("objection")
  OBJECTION,
  /// That one may object: a notice says so, an answer does not.
  @JsonProperty("right")
  RIGHT,
  /// The objection that the reader made.
  @JsonProperty("your-objection")
  YOUR_OBJECTION,
  /// Words that grant, when they stand with the reader's objection in one sentence.
  @JsonProperty("granted")
  GRANTED,
  /// A whole phrase that grants an objection.
  @JsonProperty("confirmed")
  CONFIRMED,
  /// That data are no longer used.
  @JsonProperty("stopped")
  STOPPED,
  /// Of things to come: a sentence with it confirms nothing.
  @JsonProperty("promise")
  PROMISE,
  /// If, when, whether: a sentence with it confirms nothing.
  @JsonProperty("condition")
  CONDITION,
  /// Of what was done before: conditions of a grant, and none of a refusal ("After looking at it,
  /// we cannot accept it").
  @JsonProperty("after")
  AFTER,
  @JsonProperty("negation")
  NEGATION,
  /// A whole phrase that refuses an objection.
  @JsonProperty("refused")
  REFUSED,
  /// Words that refuse, when they stand with an objection in one sentence or soon after.
  @JsonProperty("denied")
  DENIED,
  /// A bare "cannot": refuses only in one sentence with the reader's objection.
  @JsonProperty("unable")
  UNABLE,
  /// Words of receipt, when they stand with the reader's objection in one sentence.
  @JsonProperty("received")
  RECEIVED,
  /// Taken in, noted, taken into account: it arrived, and what was decided is not said.
  @JsonProperty("taken-in")
  TAKEN_IN,
  /// That the objection still waits for a decision.
  @JsonProperty("pending")
  PENDING,
  /// That the reader must answer something first.
  @JsonProperty("more-information")
  MORE_INFORMATION,
  /// That the answer takes longer than a month.
  @JsonProperty("extension")
  EXTENSION,
  /// That a code is in the mail.
  @JsonProperty("code")
  CODE,
  /// A form or request, which a code may be for.
  @JsonProperty("form")
  FORM,
  /// Signing in, passwords, devices.
  @JsonProperty("security")
  SECURITY,
  /// Mails of Meta that look like a notice, and are none.
  @JsonProperty("other-meta")
  OTHER_META,
  /// That it holds for the linked accounts too.
  @JsonProperty("linked-accounts")
  LINKED_ACCOUNTS,
  /// A mail provider asks whether it may forward.
  @JsonProperty("forwarding")
  FORWARDING,
  @JsonProperty("auto-reply")
  AUTO_REPLY,
  @JsonProperty("bounce")
  BOUNCE,
  /// What stands before the reader's name.
  @JsonProperty("greeting")
  GREETING
}
