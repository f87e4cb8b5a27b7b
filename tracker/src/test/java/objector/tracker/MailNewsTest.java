package objector.tracker;

import static objector.tracker.AnnasStory.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import objector.events.alert.Alert.Matter;
import objector.events.id.EventId;
import objector.events.mail.Judgement.Verdict;
import objector.events.mail.MailKind;
import objector.events.person.Fact;
import objector.events.person.Fact.What;
import objector.events.person.PersonEvent.ComplaintLodged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What moves behind a sentence that speaks of something else is said beside it: else the person is
/// sent a mail about Meta's mail that does not mention it.
final class MailNewsTest {
  private final AnnasStory anna = new AnnasStory();

  @AfterEach
  void close() {
    anna.close();
  }

  @Test
  void anAnswerUnderAComplaintIsSaidBesideTheComplaint() {
    verified(MailKind.REFUSAL, "2025-05-10T09:00:00Z");
    complained("2025-05-12");
    anna.story().newAlerts();

    passUntil("2025-05-15T09:00:00Z");
    anna.mail(MailKind.CONFIRMATION, "2025-05-15T09:00:00Z");

    assertThat(beside()).containsExactly(What.CONFIRMED);
  }

  @Test
  void anExtensionThatComesTooLateIsSaidBesideWhatIsOverdue() {
    anna.filed("2025-04-01");
    passUntil("2025-05-04T09:00:00Z");
    anna.story().newAlerts();

    verified(MailKind.EXTENSION, "2025-05-05T09:00:00Z");

    assertThat(beside()).containsExactly(What.EXTENDED);
  }

  @Test
  void anAcknowledgementIsSaidBesideWhatIsOverdue() {
    anna.filed("2025-04-01");
    passUntil("2025-05-04T09:00:00Z");
    anna.story().newAlerts();

    verified(MailKind.ACKNOWLEDGEMENT, "2025-05-05T09:00:00Z");

    assertThat(beside()).containsExactly(What.ACKNOWLEDGED);
  }

  @Test
  void whatTheSentenceSaysIsNotSaidTwice() {
    passUntil("2025-05-03T09:00:00Z");
    anna.filed("2025-05-03");
    anna.story().newAlerts();

    verified(MailKind.ACKNOWLEDGEMENT, "2025-05-04T09:00:00Z");
    verified(MailKind.EXTENSION, "2025-05-10T09:00:00Z");
    verified(MailKind.MORE_INFORMATION, "2025-05-11T09:00:00Z");
    verified(MailKind.CONFIRMATION, "2025-05-12T09:00:00Z");

    assertThat(beside()).isEmpty();
  }

  private void verified(MailKind kind, String dated) {
    passUntil(dated);
    anna.story()
        .mailed(
            AnnasStory.given(kind)
                .verdict(Verdict.VERIFIED)
                .at(Instant.parse(dated).plusSeconds(60))
                .dated(dated)
                .received());
  }

  private void passUntil(String moment) {
    anna.story().pass(Duration.between(anna.story().now(), Instant.parse(moment).plusSeconds(60)));
  }

  private void complained(String on) {
    passUntil(on + "T09:00:00Z");
    anna.story()
        .told(
            new ComplaintLodged(
                EventId.random(),
                ANNA,
                anna.story().now(),
                anna.instagram(),
                LocalDate.parse(on),
                "FR"));
  }

  /// Of all that was told since.
  private List<What> beside() {
    return anna.story().newMatters().stream()
        .filter(Matter.AccountNews.class::isInstance)
        .map(matter -> ((Matter.AccountNews) matter).beside())
        .filter(Objects::nonNull)
        .map(Fact::what)
        .toList();
  }
}
