package objector.notifier.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.Channel;
import objector.events.alert.Delivery.State;
import objector.events.id.AlertId;
import objector.events.id.PersonId;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.SendingJournal.Notes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalFilesTest {
  private static final Instant AT = Instant.parse("2026-11-28T08:00:00.123456Z");
  private static final PersonId ANNA = new PersonId("a".repeat(26));

  @Test
  void whatAProcessNotedAnotherReads(@TempDir Path folder) {
    JournalFiles before = journal(folder, "boot-1");
    Notes notes = before.batch(List.of(sending(1), sending(2), sending(3)));
    assertThat(notes.begin(sending(1))).isTrue();
    notes.end(sending(1), State.SENT);
    assertThat(notes.begin(sending(2))).isTrue();

    JournalFiles after = journal(folder, "boot-1");

    assertThat(after.fate(sending(1))).isEqualTo(State.SENT);
    assertThat(after.fate(sending(2))).isNull();
    assertThat(after.fate(sending(3))).isEqualTo(State.QUEUED);
    assertThat(after.fate(sending(4))).isNull();
  }

  @Test
  void aBatchIsStillKnownWhileTheNextTwoBegin(@TempDir Path folder) {
    JournalFiles before = journal(folder, "boot-1");
    Notes first = before.batch(List.of(sending(1)));
    assertThat(first.begin(sending(1))).isTrue();
    Notes second = before.batch(List.of(sending(2)));
    assertThat(second.begin(sending(2))).isTrue();
    first.end(sending(1), State.DEFERRED);
    Notes _ = before.batch(List.of(sending(3)));
    second.end(sending(2), State.SENT);

    JournalFiles after = journal(folder, "boot-1");

    assertThat(after.fate(sending(1))).isEqualTo(State.DEFERRED);
    assertThat(after.fate(sending(2))).isEqualTo(State.SENT);
    assertThat(after.fate(sending(3))).isEqualTo(State.QUEUED);
  }

  @Test
  void whoLosesTheLeaseAndHasItAgainKnowsWhatTheySentMeanwhile(@TempDir Path folder) {
    JournalFiles journal = journal(folder, "boot-1");
    Notes notes = journal.batch(List.of(sending(1), sending(2), sending(3)));
    assertThat(notes.begin(sending(1))).isTrue();
    notes.end(sending(1), State.SENT);
    assertThat(notes.begin(sending(2))).isTrue();

    assertThat(journal.fate(sending(1))).isEqualTo(State.SENT);
    assertThat(journal.fate(sending(2))).isNull();
    assertThat(journal.fate(sending(3))).isEqualTo(State.QUEUED);
  }

  @Test
  void afterTheMachineWentDownNothingIsBelieved(@TempDir Path folder) {
    JournalFiles before = journal(folder, "boot-1");
    Notes _ = before.batch(List.of(sending(1)));

    assertThat(journal(folder, "boot-2").fate(sending(1))).isNull();
    assertThat(journal(folder, "").fate(sending(1))).isNull();
  }

  @Test
  void anotherAttemptAtTheSameAlertIsNotThisOne(@TempDir Path folder) {
    JournalFiles before = journal(folder, "boot-1");
    Notes _ = before.batch(List.of(sending(1)));
    Delivery others = entry(1, AT.plusMillis(1));

    assertThat(journal(folder, "boot-1").fate(others)).isNull();
  }

  @Test
  void halfALineIsNone(@TempDir Path folder) throws Exception {
    JournalFiles before = journal(folder, "boot-1");
    Notes _ = before.batch(List.of(sending(1)));
    Files.writeString(
        folder.resolve("links-1.sending"),
        "ended " + sending(1).alert(),
        StandardOpenOption.APPEND);

    assertThat(journal(folder, "boot-1").fate(sending(1))).isEqualTo(State.QUEUED);
  }

  @Test
  void lanesDoNotReadEachOthersNotes(@TempDir Path folder) {
    Notes _ = journal(folder, "boot-1").batch(List.of(sending(1)));

    assertThat(new JournalFiles(folder, Lane.NEWS, "boot-1").fate(sending(1))).isNull();
  }

  private static JournalFiles journal(Path folder, String boot) {
    return new JournalFiles(folder, Lane.LINKS, boot);
  }

  private static Delivery sending(int number) {
    return entry(number, AT);
  }

  private static Delivery entry(int number, Instant at) {
    return new Delivery(
        AlertId.of("sample", number),
        ANNA,
        Channel.MAIL,
        State.SENDING,
        at,
        1,
        "<" + number + "@objector.example>",
        null);
  }
}
