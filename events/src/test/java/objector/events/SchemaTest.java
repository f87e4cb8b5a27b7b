package objector.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import objector.events.person.Dossier;
import org.junit.jupiter.api.Test;

/// Shapes of values over releases.
final class SchemaTest {
  /// What a release writes, and the next two.
  record Cat(String name) {}

  record NamedCat(String firstName, int lives) {}

  private static final Schema<Cat> FIRST = Schema.first(Cat.class);
  private static final Schema<NamedCat> THIRD =
      Schema.after(
          NamedCat.class,
          List.of(
              cat -> {
                cat.set("firstName", cat.remove("name"));
                return cat;
              },
              cat -> cat.put("lives", 7)));

  @Test
  void theFirstShapeSaysNoNumber() {
    assertThat(FIRST.write(new Cat("Tom"))).asString().isEqualTo("{\"name\":\"Tom\"}");
    assertThat(FIRST.read(json("{\"name\":\"Tom\"}"))).isEqualTo(new Cat("Tom"));
  }

  @Test
  void whatEarlierReleasesWroteIsMigratedStepByStep() {
    assertThat(THIRD.read(FIRST.write(new Cat("Tom")))).isEqualTo(new NamedCat("Tom", 7));
    assertThat(THIRD.read(json("{\"version\":2,\"firstName\":\"Tom\"}")))
        .isEqualTo(new NamedCat("Tom", 7));
  }

  @Test
  void whatIsWrittenSaysItsNumberFirstAndIsReadAsItIs() {
    byte[] written = THIRD.write(new NamedCat("Tom", 9));

    assertThat(written).asString().startsWith("{\"version\":3,\"firstName\"");
    assertThat(THIRD.read(written)).isEqualTo(new NamedCat("Tom", 9));
  }

  @Test
  void whatALaterReleaseWroteIsRefusedInWordsWhateverIsInIt() {
    assertThatThrownBy(() -> THIRD.read(json("{\"version\":4,\"name\":[]}")))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessage(
            "a namedcat of version 4, and this release knows them up to version 3: a later release wrote it");
    assertThatThrownBy(() -> THIRD.read(json("{\"version\":99999999999999,\"name\":[]}")))
        .isInstanceOf(Json.Unreadable.class);
    assertThatThrownBy(() -> THIRD.read(json("{\"version\":\"x\"}")))
        .isInstanceOf(Json.Unreadable.class);
    assertThatThrownBy(() -> THIRD.read(json("[]"))).isInstanceOf(Json.Unreadable.class);
  }

  @Test
  void aDossierOfALaterReleaseIsRefused() {
    Dossier dossier = SampleRecords.dossier();
    byte[] later =
        Envelope.plain(
                dossier.person().value(), json("{\"version\":2,\"person\":{\"changed\":true}}"))
            .toBytes();

    assertThatThrownBy(() -> Topics.DOSSIERS.decode(later))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessageStartingWith(
            "a dossier of version 2, and this release knows them up to version 1");
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
