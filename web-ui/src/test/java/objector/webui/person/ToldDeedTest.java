package objector.webui.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.ProgrammeId;
import objector.events.person.Fact;
import objector.events.person.PersonEvent;
import objector.webui.person.ToldDeed.Telling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ToldDeedTest {
  private static final EventId ID = EventId.random();
  private static final LocalDate DAY = LocalDate.of(2026, 4, 3);

  private static Telling telling(Optional<String> authority) {
    return new Telling(
        PersonId.random(),
        Instant.parse("2026-04-05T10:00:00Z"),
        AccountId.random(),
        DAY,
        new ProgrammeId("meta-ai-training"),
        authority);
  }

  @ParameterizedTest
  @EnumSource
  void eachIsAnEventOfItsOwn(ToldDeed deed) {
    Telling telling = telling(Optional.of("IE"));

    PersonEvent told = deed.told(ID, telling).orElseThrow();

    assertThat(told.id()).isEqualTo(ID);
    assertThat(told.person()).isEqualTo(telling.person());
    assertThat(told.at()).isEqualTo(telling.at());
    assertThat(ToldDeed.of(deed.word())).contains(deed);
  }

  @ParameterizedTest
  @CsvSource({"more-asked, MORE_ASKED", "answered, ANSWERED", "looked, LOOKED"})
  void aStepSaysWhich(String word, Fact.What what) {
    PersonEvent told = ToldDeed.of(word).orElseThrow().told(ID, telling(Optional.empty())).get();

    assertThat(((PersonEvent.StepTold) told).what()).isEqualTo(what);
  }

  @Test
  void aComplaintIsMadeToSomebody() {
    assertThat(ToldDeed.COMPLAINED.told(ID, telling(Optional.empty()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "Filed", "MORE_ASKED", "more_asked", "erased"})
  void anotherWordIsNoDeed(String word) {
    assertThat(ToldDeed.of(word)).isEmpty();
  }
}
