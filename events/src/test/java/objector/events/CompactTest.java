package objector.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import objector.events.person.Dossier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The form of what is written many times.
final class CompactTest {
  enum Colour {
    @JsonProperty("black")
    BLACK,
    @JsonProperty("white")
    WHITE
  }

  record Cat(
      @Nullable String name,
      int lives,
      long mice,
      boolean asleep,
      @Nullable Colour colour,
      @Nullable LocalDate born,
      @Nullable Instant fed,
      List<Cat> kittens,
      Map<String, Long> toys) {
    Cat {
      if (lives > 9) {
        throw new IllegalArgumentException("'lives' are nine at most");
      }
      kittens = kittens == null ? List.of() : List.copyOf(kittens);
      toys = toys == null ? Map.of() : Map.copyOf(toys);
    }
  }

  /// What an earlier release knows of it.
  record EarlierCat(@Nullable String name, int lives) {}

  sealed interface Pet {
    @JsonTypeName("dog")
    record Dog(String name) implements Pet {}

    @JsonTypeName("box")
    record Box(Pet inside) implements Pet {}
  }

  sealed interface FewerPets {
    @JsonTypeName("dog")
    record Dog(String name) implements FewerPets {}
  }

  private static final Compact<Cat> CATS = Compact.of(Cat.class, 1);
  private static final Compact<Pet> PETS = Compact.of(Pet.class, 1);

  @Test
  void whatIsWrittenIsRead() {
    Cat small = new Cat("Tim", 9, -1, false, null, null, null, List.of(), Map.of());
    Cat cat =
        new Cat(
            "Tom ☺",
            -7,
            Long.MAX_VALUE,
            true,
            Colour.WHITE,
            LocalDate.of(2024, 2, 29),
            Instant.parse("2026-11-28T17:00:00.123456789Z"),
            List.of(small, small),
            Map.of("ball", 3L));

    assertThat(CATS.read(CATS.write(cat))).isEqualTo(cat);
    assertThat(PETS.read(PETS.write(new Pet.Box(new Pet.Dog("Rex")))))
        .isEqualTo(new Pet.Box(new Pet.Dog("Rex")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        // An id, and what only looks like one: of a letter too many, of letters that no id has,
        // with
        // bits that an id leaves empty.
        "0123456789abcdefghjkmnpqr0",
        "0123456789abcdefghjkmnpqr00",
        "iiiiiiiiiiiiiiiiiiiiiiiii0",
        "0123456789abcdefghjkmnpqr1",
        "éééééééééééééééééééééééééé",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "0123456789abcdefghjkmnpqr0/e3b0c44298fc1c149afbf4c8996fb924",
        "0123456789abcdefghjkmnpqr0-e3b0c44298fc1c149afbf4c8996fb924",
        "0123456789abcdefghjkmnpqr1/e3b0c44298fc1c149afbf4c8996fb924"
      })
  void aTextIsTheSameToTheLetter(String text) {
    assertThat(PETS.read(PETS.write(new Pet.Dog(text)))).isEqualTo(new Pet.Dog(text));
  }

  @Test
  void anIdTakesSixteenBytesAndAHashThirtyTwo() {
    int empty = PETS.write(new Pet.Dog("")).length - 1;

    assertThat(PETS.write(new Pet.Dog("0123456789abcdefghjkmnpqr0"))).hasSize(empty + 16);
    assertThat(PETS.write(new Pet.Dog("0".repeat(64)))).hasSize(empty + 32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "1677-09-21T00:12:43Z",
        "1677-09-21T00:12:44Z",
        "2262-04-11T23:47:16.854775807Z",
        "2262-04-11T23:47:17Z"
      })
  void aMomentIsTheSameToTheNanosecond(String moment) {
    Cat cat = new Cat(null, 1, 0, false, null, null, Instant.parse(moment), List.of(), Map.of());

    assertThat(CATS.read(CATS.write(cat))).isEqualTo(cat);
  }

  @Test
  void anEarlierReleasePassesOverWhatItDoesNotKnow() {
    Cat kitten =
        new Cat("Kit", 9, 4, true, Colour.BLACK, null, null, List.of(), Map.of("ball", 1L));
    Cat cat =
        new Cat(
            "Tom",
            7,
            5,
            true,
            Colour.BLACK,
            LocalDate.EPOCH,
            Instant.EPOCH,
            List.of(kitten),
            Map.of("mouse", 2L));

    assertThat(Compact.of(EarlierCat.class, 1).read(CATS.write(cat)))
        .isEqualTo(new EarlierCat("Tom", 7));
  }

  @Test
  void whatAnEarlierReleaseDidNotWriteIsAbsent() {
    byte[] earlier = Compact.of(EarlierCat.class, 1).write(new EarlierCat("Tom", 7));

    assertThat(CATS.read(earlier))
        .isEqualTo(new Cat("Tom", 7, 0, false, null, null, null, List.of(), Map.of()));
  }

  @Test
  void aLaterShapeIsRefusedInWords() {
    byte[] later = Compact.of(Cat.class, 2).write(CATS.read(CATS.write(tom())));

    assertThatThrownBy(() -> CATS.read(later))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessage(
            "a cat of version 2, and this release knows version 1: another release wrote it");
  }

  @Test
  void aRecordThatThisReleaseDoesNotKnowIsRefused() {
    byte[] box = PETS.write(new Pet.Box(new Pet.Dog("Rex")));

    assertThatThrownBy(() -> Compact.of(FewerPets.class, 1).read(box))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessageContaining("of a kind that this release does not know");
  }

  @Test
  void whatItsConstructorRefusesIsNamedAndNeverQuoted() {
    byte[] many = Compact.of(EarlierCat.class, 1).write(new EarlierCat("Tom", 10));

    assertThatThrownBy(() -> CATS.read(many))
        .isInstanceOf(Json.Unreadable.class)
        .hasMessage("not a Cat: 'lives' are nine at most");
  }

  @Test
  void anyCutIsRefused() {
    byte[] whole = CATS.write(tom());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> CATS.read(cut)).isInstanceOf(Json.Unreadable.class);
    }
    assertThatThrownBy(() -> CATS.read(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(Json.Unreadable.class);
  }

  /// Whatever is done to the bytes, they are read or refused, and soon.
  @Test
  void brokenBytesAreReadOrRefused() {
    Compact<Dossier> dossiers = Compact.of(Dossier.class, 1);
    byte[] whole = dossiers.write(SampleRecords.dossierWithAll());
    Random random = new Random(10);
    for (int round = 0; round < 20_000; round++) {
      byte[] broken = whole.clone();
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(dossiers.read(broken)).isNotNull();
      } catch (Json.Unreadable e) {
        assertThat(e).hasMessageMatching("(not )?a .*");
      }
    }
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    Pet pet = new Pet.Dog("Rex");
    for (int i = 0; i < 30; i++) {
      pet = new Pet.Box(pet);
    }
    Pet deep = pet;
    assertThatCode(() -> PETS.read(PETS.write(deep))).doesNotThrowAnyException();
    for (int i = 0; i < 30; i++) {
      pet = new Pet.Box(pet);
    }
    byte[] deeper = PETS.write(pet);

    assertThatThrownBy(() -> PETS.read(deeper)).isInstanceOf(Json.Unreadable.class);
  }

  @Test
  void aCountBeyondTheBytesMakesNoRoom() {
    // Version 1, a record without a word, component 8 (a list) of two thousand million.
    List<Integer> bytes = new ArrayList<>(List.of(1, 4, 0, 8 << 3 | 5, 0xff, 0xff, 0xff, 0xff, 7));
    byte[] huge = new byte[bytes.size()];
    for (int i = 0; i < huge.length; i++) {
      huge[i] = bytes.get(i).byteValue();
    }

    assertThatThrownBy(() -> CATS.read(huge)).isInstanceOf(Json.Unreadable.class);
  }

  @Test
  void aCompactRecordIsShownAsJsonAndWhatIsNoneAsItCame() {
    Dossier dossier = SampleRecords.dossier();
    byte[] bytes = Topics.DOSSIERS.encode(dossier);

    assertThat(Topics.readable(Topics.DOSSIERS.name(), bytes))
        .isEqualTo(new String(Json.write(dossier), StandardCharsets.UTF_8));
    byte[] joined = Topics.PEOPLE.encode(SampleRecords.personEvents().getFirst());
    assertThat(Topics.readable(Topics.PEOPLE.name(), joined)).startsWith("{\"type\":");
    assertThat(Topics.readable(null, "plain".getBytes(StandardCharsets.UTF_8))).isEqualTo("plain");
  }

  private static Cat tom() {
    return new Cat(
        "Tom",
        7,
        300,
        true,
        Colour.BLACK,
        LocalDate.EPOCH,
        Instant.EPOCH,
        List.of(),
        Map.of("ball", 1L));
  }
}
