package objector.webui.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.ProgrammeId;
import objector.events.person.Fact;
import objector.events.person.PersonEvent;

/// What a person can tell of an account, in the order in which the form offers it.
enum ToldDeed {
  NOTICED,
  FILED,
  ACKNOWLEDGED,
  MORE_ASKED,
  ANSWERED,
  EXTENDED,
  REMINDED,
  CONFIRMED,
  REFUSED,
  COMPLAINED,
  LOOKED,
  WITHDRAWN;

  /// Of which account it is told, and when.
  ///
  /// @param on the day on which it happened
  /// @param authority country of the one that a complaint went to; empty where none is known
  record Telling(
      PersonId person,
      Instant at,
      AccountId account,
      LocalDate on,
      ProgrammeId programme,
      Optional<String> authority) {}

  static Optional<ToldDeed> of(String word) {
    return Arrays.stream(values()).filter(deed -> deed.word().equals(word)).findFirst();
  }

  /// As the form writes it.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Empty: a complaint to nobody.
  Optional<PersonEvent> told(EventId id, Telling it) {
    return switch (this) {
      case NOTICED ->
          Optional.of(new PersonEvent.NoticeSeen(id, it.person(), it.at(), it.account(), it.on()));
      case FILED ->
          Optional.of(
              new PersonEvent.ObjectionFiled(
                  id, it.person(), it.at(), it.account(), it.programme(), it.on(), null));
      case CONFIRMED ->
          Optional.of(
              new PersonEvent.ConfirmationSeen(id, it.person(), it.at(), it.account(), it.on()));
      case REFUSED ->
          Optional.of(new PersonEvent.RefusalSeen(id, it.person(), it.at(), it.account(), it.on()));
      case COMPLAINED ->
          it.authority()
              .map(country ->
                  new PersonEvent.ComplaintLodged(
                      id, it.person(), it.at(), it.account(), it.on(), country));
      case WITHDRAWN ->
          Optional.of(
              new PersonEvent.ObjectionWithdrawn(id, it.person(), it.at(), it.account(), it.on()));
      case ACKNOWLEDGED, MORE_ASKED, ANSWERED, EXTENDED, REMINDED, LOOKED ->
          Optional.of(
              new PersonEvent.StepTold(
                  id, it.person(), it.at(), it.account(), it.on(), Fact.What.valueOf(name())));
    };
  }
}
