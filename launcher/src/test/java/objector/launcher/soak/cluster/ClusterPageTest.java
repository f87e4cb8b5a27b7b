package objector.launcher.soak.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.page.PageTopic;
import objector.ingest.text.PageTopics;
import org.junit.jupiter.api.Test;

final class ClusterPageTest {
  @Test
  void anEditionConcernsObjectionsSoThatItLeavesAFactInDossiers() {
    assertThat(PageTopics.of(ClusterPage.sentence(12), "en"))
        .anyMatch(PageTopic::concernsObjection);
  }
}
