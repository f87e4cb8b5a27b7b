package objector.notifier.outgoing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import objector.notifier.letter.OutgoingMail;

/// The mails of a batch that nobody sends yet, by number, oldest first; what is for a domain that
/// has as many dialogues as it may is passed over meanwhile. For several threads.
final class MailQueue {
  /// No mail.
  static final int NONE = -1;

  private static final long PATIENCE_MILLIS = 200;

  private final List<OutgoingMail> mails;
  private final int mostToDomain;
  private final Deque<Integer> left = new ArrayDeque<>();
  private final Map<String, Integer> busy = new HashMap<>();

  /// @param mostToDomain how many of one domain may be sent at once; 0: all
  MailQueue(List<OutgoingMail> mails, int mostToDomain) {
    this.mails = mails;
    this.mostToDomain = mostToDomain;
    for (int i = 0; i < mails.size(); i++) {
      left.add(i);
    }
  }

  /// The next one; waits while all that is left is for busy domains. [#NONE]: nothing is left, or
  /// it does not go on.
  synchronized int take(BooleanSupplier goesOn) {
    int taken = takeNow();
    while (taken == NONE && !left.isEmpty() && goesOn.getAsBoolean()) {
      try {
        wait(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return NONE;
      }
      taken = takeNow();
    }
    return taken;
  }

  /// The next one that may go just now, or [#NONE].
  synchronized int takeNow() {
    if (mostToDomain == 0) {
      Integer first = left.poll();
      return first == null ? NONE : first;
    }
    for (Iterator<Integer> all = left.iterator(); all.hasNext(); ) {
      int mail = all.next();
      if (busy.getOrDefault(domain(mail), 0) < mostToDomain) {
        all.remove();
        busy.merge(domain(mail), 1, Integer::sum);
        return mail;
      }
    }
    return NONE;
  }

  /// Its dialogue is over.
  synchronized void ended(int mail) {
    if (mostToDomain > 0) {
      busy.computeIfPresent(domain(mail), (_, n) -> n > 1 ? n - 1 : null);
      notifyAll();
    }
  }

  /// Whoever took it cannot send it.
  synchronized void giveBack(int mail) {
    if (mail != NONE) {
      left.addFirst(mail);
      ended(mail);
    }
  }

  private String domain(int mail) {
    return mails.get(mail).to().domain();
  }
}
