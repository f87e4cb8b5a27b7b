package objector.webui;

import static objector.webui.Routes.get;
import static objector.webui.Routes.limited;
import static objector.webui.Routes.post;

import java.util.List;
import objector.service.Health;
import objector.webui.calendar.CalendarPage;
import objector.webui.feed.OwnFeedPage;
import objector.webui.leaving.ReceiptPage;
import objector.webui.operator.LinkOutages;
import objector.webui.person.FiledPage;
import objector.webui.request.Route;
import objector.webui.request.Route.Guard;
import objector.webui.request.Route.Open;
import objector.webui.request.WebRequest;
import objector.webui.subscription.AddressLinkPage;
import objector.webui.subscription.AskedPage;
import objector.webui.subscription.MailedLinkPage;
import objector.webui.subscription.PreferencesPage;
import objector.webui.subscription.SubscribePage;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;

/// To become known, to come back, and what the links that we gave somebody lead to.
final class LinkRoutes {
  private LinkRoutes() {}

  static List<Route> of(SiteParts parts) {
    Templates templates = parts.templates();
    ErrorPage errors = parts.errors();
    AskedPage asked =
        new AskedPage(
            templates,
            errors,
            () -> mailsAreLate(parts.health().get()),
            new LinkOutages(parts.operating().reports(), parts.clock()));
    SubscribePage subscribe =
        new SubscribePage(
            templates,
            parts.people(),
            parts.readModel(),
            parts.logins(),
            parts.programmes(),
            parts.threads(),
            parts.clock(),
            asked);
    MailedLinkPage link =
        new MailedLinkPage(
            templates,
            errors,
            parts.people(),
            parts.readModel(),
            parts.links(),
            parts.sessions(),
            parts.cookies());
    FiledPage filed =
        new FiledPage(
            templates,
            errors,
            parts.programmes(),
            parts.readModel(),
            parts.links(),
            parts.writes());
    PreferencesPage preferences =
        new PreferencesPage(templates, parts.programmes(), errors, parts.writes(), parts.links());
    AddressLinkPage address = new AddressLinkPage(templates, errors, parts.writes(), parts.links());
    return List.of(
        get("/subscribe", subscribe::form),
        limited("/subscribe", subscribe::subscribe),
        // Where its language is changed, or its address typed.
        get("/asked", subscribe::signInForm),
        limited("/asked", asked::lookAgain),
        get("/confirm", link::confirmForm),
        limited("/confirm", link::confirm),
        // With a token it is a mailed link, without one the form that asks for such a mail.
        get(
            "/sign-in",
            request ->
                hasToken(request) ? link.signInForm(request) : subscribe.signInForm(request)),
        limited(
            "/sign-in",
            request -> hasToken(request) ? link.signIn(request) : subscribe.signIn(request)),
        post("/sign-out", parts.browsers()::signOut),
        get("/filed", filed::form),
        limited("/filed", filed::file),
        get("/stop", link::stopForm),
        new Open("POST", "/stop", Guard.ONE_CLICK, link::stop),
        limited("/stop/undo", preferences::undo),
        get("/preferences", preferences::form),
        limited("/preferences", preferences::save),
        get("/address/:end", address::form),
        limited("/address/:end", address::answer),
        get("/erased", new ReceiptPage(templates, errors, parts.links(), parts.records())),
        get(
            "/feed/:token/news.atom",
            new OwnFeedPage(
                templates,
                errors,
                parts.programmes(),
                parts.secrets(),
                parts.config().publicUrl())),
        get(
            "/feed/:token/due.ics",
            new CalendarPage(templates, errors, parts.secrets(), parts.config().publicUrl())));
  }

  private static boolean hasToken(WebRequest request) {
    return request.asked("t").isPresent() || request.field("t").isPresent();
  }

  /// Said to everybody alike: what became of one mail would tell who is here. Where the notifier is
  /// a process of its own, its health is not known here.
  private static boolean mailsAreLate(List<Health> parts) {
    return parts.stream()
        .anyMatch(part -> part.part().startsWith("notifier.") && part.state() != Health.State.UP);
  }
}
