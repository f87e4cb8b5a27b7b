package objector.webui;

import java.util.Optional;
import java.util.function.Function;
import objector.events.Dossier;

/// All pages, made once.
record Pages(
    StatusPage status,
    HistoryPage history,
    VersionPage version,
    ComparePage compare,
    HistoryJson json,
    FeedPage feed,
    CheckPage check,
    ObjectPage kit,
    PlainPage about,
    PlainPage privacy,
    HealthPage health,
    Assets assets,
    SubscribePage subscribe,
    LinkPage link,
    SettingsPage settings,
    MePage me,
    AccountPage account,
    LetterPage letter,
    MailsPage mails,
    EvidencePage evidence,
    OutboxPage outbox,
    Function<Visit, Optional<Dossier>> signedIn) {

  /// The kit knows who is signed in, and works for those who are not.
  Answer object(Visit visit) {
    Dossier dossier = signedIn.apply(visit).orElse(null);
    Answer answer = kit.show(visit, dossier, dossier == null ? null : dossier.zone());
    return dossier == null ? answer : answer.with("Cache-Control", "no-store");
  }

  /// With a token it is a mailed link, without one the form that asks for such a mail.
  Answer signInForm(Visit visit) {
    return visit.asked("t").isPresent() ? link.signInForm(visit) : subscribe.signInForm(visit);
  }

  Answer signIn(Visit visit) throws NotKept, InterruptedException {
    boolean token = visit.asked("t").isPresent() || visit.field("t").isPresent();
    return token ? link.signIn(visit) : subscribe.signIn(visit);
  }
}
