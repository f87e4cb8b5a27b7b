package objector.programmes.phrase;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a whole sentence says that is known word for word.
public enum SentenceReading {
  /// The objection is granted.
  @JsonProperty("grants")
  GRANTS,
  /// The use stops.
  @JsonProperty("stops-use")
  STOPS_USE,
  /// Both in one sentence.
  @JsonProperty("grants-and-stops-use")
  GRANTS_AND_STOPS_USE,
  @JsonProperty("covers-linked-accounts")
  COVERS_LINKED_ACCOUNTS,
  @JsonProperty("greeting")
  GREETING,
  @JsonProperty("thanks")
  THANKS,
  @JsonProperty("contact")
  CONTACT,
  /// Ends, footers, legal lines: nothing of the decision.
  @JsonProperty("boilerplate")
  BOILERPLATE,
  /// What people and their devices write above a mail that they pass on, and that says nothing of
  /// it. In Meta's own mail it is not known.
  @JsonProperty("note")
  NOTE
}
