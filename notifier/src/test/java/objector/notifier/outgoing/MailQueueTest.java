package objector.notifier.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import objector.notifier.letter.OutgoingMail;
import org.junit.jupiter.api.Test;

final class MailQueueTest {
  @Test
  void withoutABoundEachMailIsTakenOnceInOrder() {
    MailQueue queue = queue(0, "a.example", "a.example", "b.example");

    assertThat(List.of(queue.takeNow(), queue.takeNow(), queue.takeNow(), queue.takeNow()))
        .containsExactly(0, 1, 2, MailQueue.NONE);
  }

  @Test
  void ofABusyDomainTheNextIsPassedOverUntilADialogueEnds() {
    MailQueue queue = queue(2, "a.example", "a.example", "a.example", "b.example");

    assertThat(List.of(queue.takeNow(), queue.takeNow(), queue.takeNow(), queue.takeNow()))
        .containsExactly(0, 1, 3, MailQueue.NONE);
    queue.ended(3);
    assertThat(queue.takeNow()).isEqualTo(MailQueue.NONE);
    queue.ended(0);

    assertThat(queue.takeNow()).isEqualTo(2);
  }

  @Test
  void whoeverWaitsForABusyDomainGoesOnWhenADialogueEnds() throws Exception {
    MailQueue queue = queue(1, "a.example", "a.example");
    assertThat(queue.takeNow()).isZero();

    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(() -> queue.take(() -> true));
    queue.ended(0);

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void whoeverWaitsGivesUpWhenItDoesNotGoOn() {
    MailQueue queue = queue(1, "a.example", "a.example");
    assertThat(queue.takeNow()).isZero();

    assertThat(queue.take(() -> false)).isEqualTo(MailQueue.NONE);
  }

  @Test
  void whatIsGivenBackIsTakenByAnother() {
    MailQueue queue = queue(1, "a.example", "a.example");
    int taken = queue.takeNow();

    queue.giveBack(taken);

    assertThat(queue.takeNow()).isEqualTo(taken);
    assertThat(queue.takeNow()).isEqualTo(MailQueue.NONE);
  }

  private static MailQueue queue(int mostToDomain, String... domains) {
    List<OutgoingMail> mails = new ArrayList<>();
    for (int i = 0; i < domains.length; i++) {
      mails.add(
          new OutgoingMail(
              "<" + i + "@objector.example>",
              "objector@objector.example",
              "somebody@" + domains[i],
              Instant.EPOCH,
              "Subject: x\r\n\r\nx\r\n"));
    }
    return new MailQueue(mails, mostToDomain);
  }
}
