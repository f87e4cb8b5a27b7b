package objector.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import objector.programmes.loader.InvalidDataFile;
import org.junit.jupiter.api.Test;

final class ProgrammeTextsTest {
  private static final Programme KNOWN = Programmes.load().metaAiTraining();

  @Test
  void aTwentyFifthLanguageIsOneFile() {
    ProgrammeTexts texts =
        new ProgrammeTexts(
            "the matter",
            Map.of(KNOWN.pages().getFirst().id(), "the page"),
            Map.of("2025-12-16-2", "the rumour"));

    Programme told = texts.addedTo(KNOWN, "eo", "texts/eo.yaml");

    assertThat(told.title()).containsEntry("eo", "the matter").containsKey("en");
    assertThat(told.pages().getFirst().titleIn("eo")).isEqualTo("the page");
    assertThat(told.timeline())
        .filteredOn(entry -> entry.text().containsKey("eo"))
        .singleElement()
        .extracting(entry -> entry.on().toString())
        .isEqualTo("2025-12-16");
  }

  @Test
  void aTextOfWhatIsNoLongerThereIsRefused() {
    ProgrammeTexts texts = new ProgrammeTexts("the matter", Map.of(), Map.of("1999-01-01", "x"));

    assertThatThrownBy(() -> texts.addedTo(KNOWN, "eo", "texts/eo.yaml"))
        .isInstanceOf(InvalidDataFile.class)
        .hasMessage("texts/eo.yaml: timeline.1999-01-01: there is none of that name");
  }
}
