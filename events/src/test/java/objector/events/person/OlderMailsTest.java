package objector.events.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// However many mails wait, what is noted of them has an end, and none of them is lost.
final class OlderMailsTest {
  @Test
  void mailsThatFollowEachOtherAreASpanAndAPageIsFullAtAHundred() {
    OlderMails older = OlderMails.NONE;
    for (int i = 0; i < 250; i++) {
      older = older.waiting(10L * i, 0);
    }

    assertThat(older.open()).isEqualTo(250);
    assertThat(older.spans())
        .extracting(OlderMails.Span::first, OlderMails.Span::last, OlderMails.Span::mails)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0L, 990L, 100),
            org.assertj.core.groups.Tuple.tuple(1000L, 1990L, 100),
            org.assertj.core.groups.Tuple.tuple(2000L, 2490L, 50));
  }

  @Test
  void aSpanGoesWhenAllInItAreDecidedAndNoMailIsDecidedTwice() {
    OlderMails older = OlderMails.NONE.waiting(1, 0).waiting(2, 0).waiting(9, 3);

    OlderMails once = older.decided(1).decided(1);
    OlderMails both = once.decided(2);

    assertThat(once.open()).isEqualTo(2);
    assertThat(once.isOpen(1)).isFalse();
    assertThat(once.isOpen(2)).isTrue();
    assertThat(both.spans()).singleElement().extracting(OlderMails.Span::first).isEqualTo(9L);
    assertThat(both.decided(9)).isEqualTo(OlderMails.NONE);
  }

  @Test
  void whatHasNoRoomIsAskedOnceMoreAndNeverForgotten() {
    OlderMails older = OlderMails.NONE;
    for (int i = 0; i < 5_000; i++) {
      // One that is no question before each.
      older = older.waiting(2L * i, 1);
    }

    assertThat(older.spans()).hasSizeLessThanOrEqualTo(OlderMails.MOST_SPANS);
    for (int i = 0; i < 5_000; i++) {
      assertThat(older.isOpen(2L * i)).isTrue();
    }
    // A span that grew together counts all that lies in it: it goes when all of it is decided.
    assertThat(older.open()).isBetween(5_000, 10_000);
    for (int i = 0; i < 10_000; i++) {
      older = older.decided(i);
    }
    for (int i = 0; i < 5_000; i++) {
      older = older.decided(2L * i).decided(2L * i + 1);
    }
    assertThat(older.spans().stream().mapToInt(span -> span.decided().size()).sum())
        .isLessThanOrEqualTo(OlderMails.MOST_DECIDED);
  }
}
