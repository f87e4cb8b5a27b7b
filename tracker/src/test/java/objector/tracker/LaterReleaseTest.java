package objector.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import objector.events.Envelope;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.page.PageTopic;
import objector.tracker.objection.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever goes back to an earlier release finds dossiers that it does not know: they stay as they
/// are, and what could not be worked in is put aside.
final class LaterReleaseTest {
  private static final PersonId ANNA = PersonId.random();

  private final Story story = new Story();
  private final byte[] dossier =
      story.rewrite(
          ANNA,
          Envelope.plain(
                  ANNA.value(), "{\"version\":2,\"person\":[]}".getBytes(StandardCharsets.US_ASCII))
              .toBytes());

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void anEventIsPutAsideAndTheDossierStaysAsItIs() {
    story.mailed(Given.mail(ANNA, MailKind.NOTICE).received());

    assertThat(story.reasons())
        .containsExactly(
            "a dossier of version 2, and this release knows them up to version 1: a later release wrote it");
    assertThat(story.stored(ANNA)).isEqualTo(dossier);
  }

  @Test
  void newsOfAPageArePutAsideForThemAndGoOnToOthers() {
    story.page(Given.changed(story.now(), PageTopic.AI_TRAINING));
    story.pass(Duration.ofMinutes(1));

    assertThat(story.reasons()).hasSize(1);
    assertThat(story.stored(ANNA)).isEqualTo(dossier);
  }
}
