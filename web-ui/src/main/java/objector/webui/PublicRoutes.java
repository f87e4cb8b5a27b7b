package objector.webui;

import static objector.webui.Routes.get;
import static objector.webui.Routes.limited;

import java.util.List;
import objector.events.person.Dossier;
import objector.webui.access.AccessFilter;
import objector.webui.history.ComparePage;
import objector.webui.history.FeedPage;
import objector.webui.history.HistoryJson;
import objector.webui.history.HistoryPage;
import objector.webui.history.PageVersions;
import objector.webui.history.VersionPage;
import objector.webui.page.Assets;
import objector.webui.page.CheckPage;
import objector.webui.page.HealthPage;
import objector.webui.page.PrivacyPage;
import objector.webui.page.StaticPage;
import objector.webui.page.StatusPage;
import objector.webui.person.ObjectPage;
import objector.webui.request.PageHandler;
import objector.webui.request.Route;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;

/// For everybody.
final class PublicRoutes {
  private PublicRoutes() {}

  static List<Route> of(SiteParts parts) {
    Templates templates = parts.templates();
    ErrorPage errors = parts.errors();
    StatusPage status = new StatusPage(templates, parts.watched(), parts.programmes());
    PageVersions versions = new PageVersions(parts.readModel());
    FeedPage feed =
        new FeedPage(
            templates,
            errors,
            parts.watched(),
            parts.readModel(),
            parts.programmes(),
            parts.config().publicUrl());
    VersionPage version =
        new VersionPage(templates, errors, parts.watched(), versions, parts.evidence());
    CheckPage check = new CheckPage(templates, errors, parts.ingest(), parts.programmes());
    HealthPage health = new HealthPage(parts.health());
    Assets assets = Assets.read(errors);
    return List.of(
        get("/", status),
        get("/pages", status::all),
        get(
            "/pages/:id",
            new HistoryPage(
                templates, errors, parts.watched(), parts.readModel(), parts.programmes())),
        get("/pages/:id/versions/:version", version),
        get("/pages/:id/versions/:version/text", version::exact),
        get(
            "/pages/:id/compare",
            new ComparePage(templates, errors, parts.watched(), versions, parts.evidence())),
        get(
            "/pages/:id/history.json",
            new HistoryJson(
                templates, errors, parts.watched(), parts.readModel(), parts.config().publicUrl())),
        get("/pages/:id/feed.atom", feed::ofPage),
        get("/programmes/:id/feed.atom", feed::ofProgramme),
        get("/check", check::form),
        limited("/check", check::check),
        get("/object", kit(new ObjectPage(templates, parts.programmes()), parts.access())),
        get(
            "/about",
            new StaticPage(templates, "about", List.of("what", "who", "why", "not", "source"))),
        get("/privacy", new PrivacyPage(templates, parts.programmes(), parts.config().operator())),
        get("/health", health::all),
        get("/health/live", health::live),
        get("/health/ready", health::ready),
        get("/assets/:name", assets),
        get("/robots.txt", assets::robots),
        get("/favicon.ico", assets::favicon));
  }

  /// It knows who is signed in, and works for those who are not.
  private static PageHandler kit(ObjectPage kit, AccessFilter access) {
    return request -> {
      Dossier dossier = access.person(request).orElse(null);
      WebResponse answer = kit.show(request, dossier, dossier == null ? null : dossier.zone());
      return dossier == null ? answer : answer.with("Cache-Control", "no-store");
    };
  }
}
