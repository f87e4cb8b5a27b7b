package objector.webui;

import java.util.List;
import objector.webui.request.PageHandler;
import objector.webui.request.Route;
import objector.webui.request.Route.Guard;
import objector.webui.request.Route.Live;
import objector.webui.request.Route.Open;
import objector.webui.request.Route.Personal;

/// Every address there is, and who answers it. GET never changes anything.
final class Routes {
  private Routes() {}

  static List<Route> of(SitePages p) {
    return List.of(
        // For everybody.
        get("/", p.status()),
        get("/pages", p.status()::all),
        get("/pages/:id", p.history()),
        get("/pages/:id/versions/:version", p.version()),
        get("/pages/:id/compare", p.compare()),
        get("/pages/:id/history.json", p.json()),
        get("/pages/:id/feed.atom", p.feed()::ofPage),
        get("/programmes/:id/feed.atom", p.feed()::ofProgramme),
        get("/check", p.check()::form),
        limited("/check", p.check()::check),
        get("/object", p::object),
        get("/about", p.about()),
        get("/privacy", p.privacy()),
        get("/health", p.health()::all),
        get("/health/live", p.health()::live),
        get("/health/ready", p.health()::ready),
        get("/assets/:name", p.assets()),
        get("/robots.txt", p.assets()::robots),
        get("/favicon.ico", p.assets()::favicon),

        // To become known, and to come back.
        get("/subscribe", p.subscribe()::form),
        limited("/subscribe", p.subscribe()::subscribe),
        get("/confirm", p.link()::confirmForm),
        limited("/confirm", p.link()::confirm),
        get("/sign-in", p::signInForm),
        limited("/sign-in", p::signIn),
        post("/sign-out", p.sessions()::signOut),
        get("/join", p.join()::form),
        get("/filed", p.filed()::form),
        limited("/filed", p.filed()::file),
        get("/stop", p.link()::stopForm),
        get("/erased", p.receipt()),
        new Open("POST", "/stop", Guard.ONE_CLICK, p.link()::stop),
        limited("/stop/undo", p.preferences()::undo),
        get("/preferences", p.preferences()::form),
        limited("/preferences", p.preferences()::save),
        get("/address/:end", p.addressLink()::form),
        limited("/address/:end", p.addressLink()::answer),
        get("/feed/:token/news.atom", p.ownFeed()),
        get("/feed/:token/due.ics", p.calendar()),

        // A person's own.
        personalGet("/me", p.me()),
        new Live("/me/live"),
        personalGet("/me/waiting", p.waiting()),
        personalPost("/me/accounts", p.account()::add),
        personalGet("/me/accounts/:id", p.account()::show),
        personalPost("/me/accounts/:id", p.account()::tell),
        personalPost("/me/accounts/:id/rename", p.account()::rename),
        personalGet("/me/accounts/:id/remove", p.account()::removalForm),
        personalPost("/me/accounts/:id/remove", p.account()::remove),
        personalGet("/me/accounts/:id/letter", p.letter()::show),
        personalPost("/me/accounts/:id/letter", p.letter()::show),
        personalPost("/me/accounts/:id/letter.txt", p.letter()::text),
        personalPost("/me/accounts/:id/letter.pdf", p.letter()::pdf),
        personalPost("/me/corrections", p.account()::correct),
        personalPost("/me/links", p.account()::link),
        personalGet("/me/mails", p.mails()::form),
        personalPost("/me/mails", p.mails()::take),
        personalPost("/me/mails/:id", p.mails()::file),
        personalGet("/me/forwarding", p.mails()::forwarding),
        personalGet("/me/evidence/:id", p.evidence()),
        personalGet("/me/settings", p.settings()::form),
        personalPost("/me/settings", p.settings()::save),
        personalGet("/me/ways", p.ways()::form),
        personalPost("/me/ways/:kind", p.ways()::choose),
        personalGet("/me/address", p.address()::form),
        personalPost("/me/address", p.address()::ask),
        personalGet("/me/sent", p.sent()),
        personalGet("/me/export", p.export()::everything),
        personalGet("/me/accounts/:id/evidence.zip", p.export()::evidence),
        personalGet("/me/erase", p.erase()::form),
        personalPost("/me/erase", p.erase()::erase),
        personalGet("/me/groups", p.groups()::list),
        personalPost("/me/groups", p.groups()::make),
        personalPost("/me/groups/join", p.join()::join),
        personalGet("/me/groups/:id", p.group()::show),
        personalPost("/me/groups/:id/link", p.group()::replaceLink),
        personalPost("/me/groups/:id/invitations", p.group()::invite),
        personalPost("/me/groups/:id/leave", p.groups()::leave),
        personalGet("/me/groups/:id/dissolve", p.groups()::dissolveForm),
        personalPost("/me/groups/:id/dissolve", p.groups()::dissolve),
        personalPost("/me/sessions/:id/end", p.sessions()::end),
        personalPost("/me/sign-out-everywhere", p.sessions()::signOutEverywhere),

        // For whoever runs this.
        get("/operator", p.operator()::show),
        limited("/operator", p.operator()::signIn),
        post("/operator/replay", p.operator()::replay),
        get("/metrics", p.metrics()::show),

        // For whoever runs this, on this machine.
        get("/outbox", p.outbox()::list),
        get("/outbox/:file", p.outbox()::show),
        get("/outbox/:file/html", p.outbox()::html));
  }

  private static Route get(String path, PageHandler page) {
    return new Open("GET", path, Guard.PLAIN, page);
  }

  private static Route post(String path, PageHandler page) {
    return new Open("POST", path, Guard.PLAIN, page);
  }

  private static Route limited(String path, PageHandler page) {
    return new Open("POST", path, Guard.LIMITED, page);
  }

  private static Route personalGet(String path, PageHandler.Personal page) {
    return new Personal("GET", path, page);
  }

  private static Route personalPost(String path, PageHandler.Personal page) {
    return new Personal("POST", path, page);
  }
}
