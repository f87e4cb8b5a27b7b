package objector.tracker.mailed;

import java.util.List;
import java.util.Objects;
import objector.events.id.Evidence;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.DossierFields;
import objector.events.person.OlderMails;
import objector.events.person.OlderMails.Span;
import objector.events.person.OpenQuestion;
import org.jspecify.annotations.Nullable;

/// The mails that wait for their person, in the dossier and beyond it. What is beyond lies in
/// spans: so of each mail in between that is no question it is noted that it is there.
public final class OpenQuestions {
  private final DossierFields dossier;

  public OpenQuestions(DossierFields dossier) {
    this.dossier = dossier;
  }

  /// Whether a mail waits of which the dossier does not say more.
  public boolean isBeyond(MailReceived mail) {
    return dossier.heldBeyond.contains(mail.id()) || dossier.older.isOpen(mail.evidence().offset());
  }

  /// The same for one that the person's answer brought along.
  public boolean isBeyond(HeldMail mail) {
    Evidence evidence = mail.evidence();
    return dossier.heldBeyond.contains(mail.mail())
        || (evidence != null && dossier.older.isOpen(evidence.offset()));
  }

  /// A mail waits from now on.
  public void hold(HeldMail mail) {
    HeldMail again =
        dossier.held.stream().filter(h -> h.mail().equals(mail.mail())).findFirst().orElse(null);
    if (again != null) {
      dossier.held.remove(again);
      dossier.held.addFirst(again.before() == null ? mail : mail.after(again.before()));
      return;
    }
    Evidence evidence = mail.evidence();
    dossier.held.addFirst(evidence == null ? mail : mail.after(before(evidence.offset())));
  }

  private int before(long offset) {
    HeldMail next = next(offset);
    if (next != null) {
      // It was overtaken. Where those before the next one lie is not known any more.
      return Objects.requireNonNullElse(next.before(), 0) > 0 ? 1 : 0;
    }
    int since = dossier.older.since();
    if (offset > dossier.older.latest()) {
      dossier.older = dossier.older.since(0, 0);
    }
    // Else it was overtaken by one of them, which lies before the next one, too.
    return since;
  }

  /// A mail waits no more.
  public void settle(HeldMail mail) {
    Evidence evidence = mail.evidence();
    if (dossier.held.removeIf(other -> other.mail().equals(mail.mail()))) {
      if (evidence != null) {
        passed(evidence.offset(), 1 + Objects.requireNonNullElse(mail.before(), 0));
      }
      return;
    }
    boolean named = dossier.heldBeyond.remove(mail.mail());
    if (!named && evidence != null) {
      settleBeyond(evidence.offset());
    }
  }

  private void settleBeyond(long offset) {
    OlderMails before = dossier.older;
    Span span = before.spanOf(offset);
    dossier.older = before.decided(offset);
    boolean gone = dossier.older.spans().size() < before.spans().size();
    if (span != null && gone && span.equals(before.spans().getLast())) {
      // Those of it lie before the first that the dossier holds, from now on.
      add(span.last(), span.before() + span.mails());
    }
  }

  /// The same for one that turned out to be no question at all.
  public void settle(MailReceived mail) {
    for (HeldMail held : List.copyOf(dossier.held)) {
      if (held.isOf(mail.id())) {
        settle(held);
      }
    }
    if (isBeyond(mail)) {
      settle(OpenQuestion.beyond(mail));
    }
  }

  /// A mail came. Unless it waits, it lies among those that do.
  public void came(MailReceived mail) {
    boolean waits = dossier.held.stream().anyMatch(held -> held.mail().equals(mail.id()));
    if (!waits && !OpenQuestion.isLie(mail.judgement())) {
      passed(mail.evidence().offset(), 1);
    }
  }

  private void passed(long offset, int mails) {
    if (dossier.older.covers(offset)) {
      dossier.older = dossier.older.passed(offset);
    } else {
      add(offset, mails);
    }
  }

  private void add(long offset, int mails) {
    HeldMail next = next(offset);
    if (next != null) {
      int before = Objects.requireNonNullElse(next.before(), 0) + mails;
      dossier.held.replaceAll(held ->
          held.mail().equals(next.mail()) && held.before() != null ? held.after(before) : held);
    } else if (!dossier.held.isEmpty() || !dossier.older.isEmpty()) {
      dossier.older =
          dossier.older.since(
              dossier.older.since() + mails, Math.max(dossier.older.latest(), offset));
    }
  }

  /// The first of those that the dossier holds that came after it.
  private @Nullable HeldMail next(long offset) {
    HeldMail found = null;
    for (HeldMail held : dossier.held) {
      if (held.evidence() != null
          && held.evidence().offset() > offset
          && (found == null
              || found.evidence() == null
              || held.evidence().offset() < found.evidence().offset())) {
        found = held;
      }
    }
    return found;
  }

  /// Keeps so many in the dossier, the newest; the others are beyond it from now on.
  public static void keepNewest(DossierFields dossier, int mails) {
    while (dossier.held.size() > mails) {
      HeldMail oldest = oldest(dossier.held);
      dossier.held.remove(oldest);
      if (oldest.evidence() == null || oldest.before() == null) {
        // What an earlier release held: of what came between it did not tell.
        dossier.heldBeyond.addFirst(oldest.mail());
      } else {
        dossier.older = dossier.older.waiting(oldest.evidence().offset(), oldest.before());
      }
    }
    if (dossier.held.isEmpty() && dossier.older.isEmpty()) {
      dossier.older = OlderMails.NONE;
    }
  }

  /// By where it was kept: of two that came at once the other may be further down.
  private static HeldMail oldest(List<HeldMail> held) {
    HeldMail found = held.getLast();
    for (HeldMail mail : held) {
      if (found.evidence() == null || found.before() == null) {
        return found;
      }
      if (mail.evidence() != null
          && mail.before() != null
          && mail.evidence().offset() < found.evidence().offset()) {
        found = mail;
      }
    }
    return found;
  }
}
