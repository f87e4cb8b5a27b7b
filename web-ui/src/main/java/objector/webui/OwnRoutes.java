package objector.webui;

import static objector.webui.Routes.personalGet;
import static objector.webui.Routes.personalPost;

import java.util.List;
import objector.service.WebhookKeys;
import objector.webui.complaint.LetterPage;
import objector.webui.leaving.ErasePage;
import objector.webui.leaving.ExportPage;
import objector.webui.live.WaitingPage;
import objector.webui.person.AccountPage;
import objector.webui.person.EvidencePage;
import objector.webui.person.MailsPage;
import objector.webui.person.SentPage;
import objector.webui.request.Route;
import objector.webui.request.Route.Live;
import objector.webui.subscription.AddressPage;
import objector.webui.subscription.SettingsPage;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.webui.ways.WaysPage;
import objector.wording.letter.LetterWriter;

/// A person's own.
final class OwnRoutes {
  private OwnRoutes() {}

  static List<Route> of(SiteParts parts) {
    Templates templates = parts.templates();
    ErrorPage errors = parts.errors();
    AccountPage account = new AccountPage(templates, errors, parts.programmes(), parts.writes());
    LetterPage letter = new LetterPage(templates, errors, parts.programmes());
    MailsPage mails =
        new MailsPage(
            templates,
            errors,
            parts.ingest(),
            parts.writes(),
            parts.waiting(),
            parts.config().mailDomain());
    SettingsPage settings =
        new SettingsPage(
            templates, parts.programmes(), parts.writes(), parts.browsers(), parts.cookies());
    WaysPage ways =
        new WaysPage(
            templates,
            errors,
            parts.writes(),
            parts.secrets(),
            new WebhookKeys(parts.config().linkKey()));
    AddressPage address =
        new AddressPage(templates, errors, parts.writes(), parts.logins(), parts.clock());
    ExportPage export =
        new ExportPage(
            templates,
            errors,
            parts.programmes(),
            parts.readModel(),
            parts.records(),
            parts.evidence(),
            parts.config().operatorName(),
            parts.clock());
    ErasePage erase = new ErasePage(templates, parts.writes(), parts.links(), parts.cookies());
    return List.of(
        personalGet("/me", parts.me()),
        new Live("/me/live"),
        personalGet(
            "/me/waiting", new WaitingPage(templates, errors, parts.programmes(), parts.waiting())),
        personalPost("/me/accounts", account::add),
        personalGet("/me/accounts/:id", account::show),
        personalPost("/me/accounts/:id", account::tell),
        personalPost("/me/accounts/:id/rename", account::rename),
        personalGet("/me/accounts/:id/remove", account::removalForm),
        personalPost("/me/accounts/:id/remove", account::remove),
        personalGet("/me/accounts/:id/letter", letter::show),
        personalPost("/me/accounts/:id/letter", letter::show),
        personalPost("/me/accounts/:id/letter.txt", letter::text),
        personalPost("/me/accounts/:id/letter.pdf", letter::pdf),
        personalGet("/me/accounts/:id/evidence.zip", export::evidence),
        personalPost("/me/corrections", account::correct),
        personalPost("/me/links", account::link),
        personalGet("/me/mails", mails::form),
        personalPost("/me/mails", mails::take),
        personalPost("/me/mails/:id", mails::file),
        personalGet("/me/forwarding", mails::forwarding),
        personalGet(
            "/me/evidence/:id", new EvidencePage(errors, parts.evidence(), parts.waiting())),
        personalGet("/me/settings", settings::form),
        personalPost("/me/settings", settings::save),
        personalGet("/me/ways", ways::form),
        personalPost("/me/ways/:kind", ways::choose),
        personalGet("/me/address", address::form),
        personalPost("/me/address", address::ask),
        personalGet(
            "/me/sent",
            new SentPage(
                templates,
                errors,
                parts.records(),
                new LetterWriter(parts.words(), parts.programmes(), parts.config().operatorName()),
                parts.clock())),
        personalGet("/me/export", export::everything),
        personalGet("/me/erase", erase::form),
        personalPost("/me/erase", erase::erase),
        personalPost("/me/sessions/:id/end", parts.browsers()::end),
        personalPost("/me/sign-out-everywhere", parts.browsers()::signOutEverywhere));
  }
}
