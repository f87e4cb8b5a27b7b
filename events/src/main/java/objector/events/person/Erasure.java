package objector.events.person;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import objector.events.id.PersonId;
import objector.events.id.Preconditions;

/// That somebody is erased, and how far each service has come with it. Names nobody: a person's id
/// is a random number, and what it stood for is what goes.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Erasure {
  /// How long it is known that somebody was erased.
  Duration KEPT = Duration.ofDays(60);

  PersonId person();

  Instant at();

  /// What it lies under in its topic.
  String key();

  /// The person's page, mailbox and alerts are gone; what other services wrote is theirs to remove.
  @JsonTypeName("erasure-ordered")
  record Ordered(PersonId person, Instant at) implements Erasure {
    public Ordered {
      Preconditions.present(person, "person");
      Preconditions.present(at, "at");
    }

    @Override
    public String key() {
      return person.value();
    }
  }

  /// A service looked through all that it writes, and took away what it found.
  ///
  /// @param found records that still lay there with what they say; 0: none, also not in a corner
  ///   that Kafka has not cleaned yet
  @JsonTypeName("erasure-swept")
  record Swept(PersonId person, Instant at, String service, int found) implements Erasure {
    public Swept {
      Preconditions.present(person, "person");
      Preconditions.present(at, "at");
      Preconditions.present(service, "service");
    }

    @Override
    public String key() {
      return person.value() + "/" + service;
    }
  }
}
