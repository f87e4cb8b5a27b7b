package objector.tracker.objection;

import java.time.Duration;
import java.time.Instant;
import objector.events.mail.MailEvent.MailReturned;
import objector.events.mail.MailReturn;
import objector.events.person.Dossier;

/// What becomes of a person's mails once one of them came back.
final class ReturnedMails {
  /// Days of waiting between them: 1, 2, 4, 8 and 16.
  private static final int MOST_TIMES_PUT_OFF = 5;

  private static final Duration PUT_OFF_IN_A_ROW = Duration.ofDays(30);

  private final DossierBuilder dossier;

  ReturnedMails(DossierBuilder dossier) {
    this.dossier = dossier;
  }

  /// Mails that come back are sent no more, and those that are put off wait longer each time.
  /// Whoever stopped them before did so for a reason of their own, and that stands.
  void cameBack(MailReturned mail) {
    if (dossier.mailsStopped) {
      return;
    }
    int times = mail.why() == MailReturn.DELAYED ? timesPutOff(mail.at()) : 0;
    if (mail.why() == MailReturn.DELAYED && times <= MOST_TIMES_PUT_OFF) {
      dossier.returned = new Dossier.Returned(mail.at(), mail.why(), times);
      return;
    }
    // A mailbox that is full for weeks is nobody's.
    MailReturn why = mail.why() == MailReturn.DELAYED ? MailReturn.BOUNCED : mail.why();
    dossier.mailsStopped = true;
    dossier.returned = new Dossier.Returned(mail.at(), why);
  }

  private int timesPutOff(Instant at) {
    Dossier.Returned before = dossier.returned;
    if (before == null || before.why() != MailReturn.DELAYED) {
      return 1;
    }
    return at.isBefore(before.at().plus(PUT_OFF_IN_A_ROW)) ? before.times() + 1 : 1;
  }
}
