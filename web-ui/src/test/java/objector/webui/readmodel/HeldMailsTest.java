package objector.webui.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.DossierFields;
import objector.webui.Invented;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a monitor hears of the mails that wait.
final class HeldMailsTest {
  @Test
  void allThatWaitAreCountedAlsoThoseThatTheDossierHasNoRoomFor(@TempDir Path folder) {
    try (FilledReadModel filled = new FilledReadModel(folder)) {
      DossierFields fields = new DossierFields(Invented.ben());
      fields.held.clear();
      fields.held.add(Invented.held());
      fields.heldBeyond.add(EventId.random());
      fields.older = fields.older.waiting(1, 0).waiting(2, 0);
      filled.put(Topics.DOSSIERS, fields.toDossier());
      InstantSource twoDaysLater =
          InstantSource.fixed(Invented.held().at().plus(Duration.ofDays(2)));
      HeldMails counted = new HeldMails(filled.readModel(), twoDaysLater);
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      counted.tell(meters);

      counted.count();

      assertThat(meters.get("objector.held.mails").tag("age", "week").gauge().value()).isEqualTo(4);
      assertThat(meters.get("objector.held.mails").tag("age", "older").gauge().value()).isZero();
    }
  }
}
