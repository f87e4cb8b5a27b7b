package objector.webui;

import java.util.Optional;
import java.util.function.Function;
import objector.events.person.Dossier;
import objector.webui.calendar.CalendarPage;
import objector.webui.complaint.LetterPage;
import objector.webui.feed.OwnFeedPage;
import objector.webui.group.GroupPage;
import objector.webui.group.GroupsPage;
import objector.webui.group.JoinPage;
import objector.webui.history.ComparePage;
import objector.webui.history.FeedPage;
import objector.webui.history.HistoryJson;
import objector.webui.history.HistoryPage;
import objector.webui.history.VersionPage;
import objector.webui.leaving.ErasePage;
import objector.webui.leaving.ExportPage;
import objector.webui.leaving.ReceiptPage;
import objector.webui.live.MePage;
import objector.webui.live.WaitingPage;
import objector.webui.operator.MetricsPage;
import objector.webui.operator.OperatorPage;
import objector.webui.page.Assets;
import objector.webui.page.CheckPage;
import objector.webui.page.HealthPage;
import objector.webui.page.OutboxPage;
import objector.webui.page.PrivacyPage;
import objector.webui.page.StaticPage;
import objector.webui.page.StatusPage;
import objector.webui.person.AccountPage;
import objector.webui.person.EvidencePage;
import objector.webui.person.FiledPage;
import objector.webui.person.MailsPage;
import objector.webui.person.ObjectPage;
import objector.webui.person.SentPage;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.subscription.AddressLinkPage;
import objector.webui.subscription.AddressPage;
import objector.webui.subscription.MailedLinkPage;
import objector.webui.subscription.PreferencesPage;
import objector.webui.subscription.SessionsPage;
import objector.webui.subscription.SettingsPage;
import objector.webui.subscription.SubscribePage;
import objector.webui.ways.WaysPage;

/// All pages, made once.
record SitePages(
    StatusPage status,
    HistoryPage history,
    VersionPage version,
    ComparePage compare,
    HistoryJson json,
    FeedPage feed,
    CheckPage check,
    ObjectPage kit,
    StaticPage about,
    PrivacyPage privacy,
    HealthPage health,
    Assets assets,
    SubscribePage subscribe,
    MailedLinkPage link,
    PreferencesPage preferences,
    AddressPage address,
    AddressLinkPage addressLink,
    OwnFeedPage ownFeed,
    CalendarPage calendar,
    WaysPage ways,
    SentPage sent,
    SettingsPage settings,
    SessionsPage sessions,
    MePage me,
    WaitingPage waiting,
    AccountPage account,
    FiledPage filed,
    GroupsPage groups,
    GroupPage group,
    JoinPage join,
    LetterPage letter,
    MailsPage mails,
    EvidencePage evidence,
    ExportPage export,
    ErasePage erase,
    ReceiptPage receipt,
    OutboxPage outbox,
    OperatorPage operator,
    MetricsPage metrics,
    Function<WebRequest, Optional<Dossier>> signedIn) {

  /// The kit knows who is signed in, and works for those who are not.
  WebResponse object(WebRequest request) {
    Dossier dossier = signedIn.apply(request).orElse(null);
    WebResponse answer = kit.show(request, dossier, dossier == null ? null : dossier.zone());
    return dossier == null ? answer : answer.with("Cache-Control", "no-store");
  }

  /// With a token it is a mailed link, without one the form that asks for such a mail.
  WebResponse signInForm(WebRequest request) {
    return request.asked("t").isPresent()
        ? link.signInForm(request)
        : subscribe.signInForm(request);
  }

  WebResponse signIn(WebRequest request) throws NotKept, InterruptedException {
    boolean token = request.asked("t").isPresent() || request.field("t").isPresent();
    return token ? link.signIn(request) : subscribe.signIn(request);
  }
}
