package objector.webui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import objector.programmes.Programmes;
import objector.programmes.StatedFact;
import objector.wording.Translations;
import objector.wording.Voice;
import org.junit.jupiter.api.Test;

final class StatusPageTest {
  private static final Voice ENGLISH = Translations.load().in("en", "UTC");

  @Test
  void everyStatementOfTheDataHasItsSentence() {
    List<String> mute = new ArrayList<>();
    for (StatedFact fact : Programmes.load().metaAiTraining().facts()) {
      boolean onPage =
          ENGLISH.knows("status." + fact.id()) && ENGLISH.knows("status." + fact.id() + ".told");
      if (!onPage && !ENGLISH.knows("kit." + fact.id())) {
        mute.add(fact.id());
      }
    }

    assertThat(mute).as("statements without words").isEmpty();
  }
}
