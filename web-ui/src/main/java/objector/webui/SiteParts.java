package objector.webui;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.SignedLinks;
import objector.webui.access.AccessFilter;
import objector.webui.access.Cookies;
import objector.webui.access.Sessions;
import objector.webui.history.WatchedPages;
import objector.webui.live.MePage;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.readmodel.KeptRecords;
import objector.webui.readmodel.ReadModel;
import objector.webui.readmodel.WaitingMails;
import objector.webui.submission.IngestClient;
import objector.webui.submission.PersonEvents;
import objector.webui.submission.ReadYourWrites;
import objector.webui.subscription.LoginAddresses;
import objector.webui.subscription.SessionsPage;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.webui.ways.SecretLinks;
import objector.wording.Translations;

/// What pages are made of, each made once.
///
/// @param health of all parts that this process knows
/// @param me a person's page, which also changes while it is open
/// @param browsers who ends sessions, for more than one page
record SiteParts(
    WebUiConfig config,
    Programmes programmes,
    Translations words,
    Templates templates,
    ErrorPage errors,
    ReadModel readModel,
    WatchedPages watched,
    PersonEvents people,
    ReadYourWrites writes,
    IngestClient ingest,
    EvidenceSource evidence,
    KeptRecords records,
    WaitingMails waiting,
    LoginAddresses logins,
    SignedLinks links,
    SecretLinks secrets,
    Sessions sessions,
    Cookies cookies,
    AccessFilter access,
    MePage me,
    SessionsPage browsers,
    Executor threads,
    Supplier<List<Health>> health,
    WebSite.Operating operating) {
  Clock clock() {
    return config.clock();
  }
}
