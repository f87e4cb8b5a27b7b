package objector.webui;

import static objector.webui.Routes.get;
import static objector.webui.Routes.limited;
import static objector.webui.Routes.post;

import java.util.List;
import objector.webui.operator.MetricsPage;
import objector.webui.operator.OperatorDoor;
import objector.webui.operator.OperatorPage;
import objector.webui.page.OutboxPage;
import objector.webui.request.Route;

/// For whoever runs this.
final class OperatorRoutes {
  private OperatorRoutes() {}

  static List<Route> of(SiteParts parts) {
    WebUiConfig config = parts.config();
    OperatorDoor door =
        new OperatorDoor(config.console(), config.sessionKey(), parts.cookies().secure());
    OperatorPage operator =
        new OperatorPage(
            parts.templates(),
            parts.errors(),
            door,
            parts.operating().reports(),
            parts.operating().aside(),
            parts.readModel());
    MetricsPage metrics = new MetricsPage(parts.errors(), door, parts.operating().scrape());
    OutboxPage outbox =
        new OutboxPage(parts.templates(), parts.errors(), config.outbox(), config.outboxToken());
    return List.of(
        get("/operator", operator::show),
        limited("/operator", operator::signIn),
        post("/operator/replay", operator::replay),
        get("/metrics", metrics::show),

        // On this machine only.
        get("/outbox", outbox::list),
        get("/outbox/:file", outbox::show),
        get("/outbox/:file/html", outbox::html));
  }
}
