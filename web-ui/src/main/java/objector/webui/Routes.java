package objector.webui;

import java.util.List;
import java.util.stream.Stream;
import objector.webui.request.PageHandler;
import objector.webui.request.Route;
import objector.webui.request.Route.Guard;
import objector.webui.request.Route.Open;
import objector.webui.request.Route.Personal;

/// Every address there is, and who answers it. GET never changes anything. A page is made where its
/// address stands: one more is added in one place.
final class Routes {
  private Routes() {}

  static List<Route> of(SiteParts parts) {
    return Stream.of(
            PublicRoutes.of(parts),
            LinkRoutes.of(parts),
            OwnRoutes.of(parts),
            GroupRoutes.of(parts),
            OperatorRoutes.of(parts))
        .flatMap(List::stream)
        .toList();
  }

  static Route get(String path, PageHandler page) {
    return new Open("GET", path, Guard.PLAIN, page);
  }

  static Route post(String path, PageHandler page) {
    return new Open("POST", path, Guard.PLAIN, page);
  }

  static Route limited(String path, PageHandler page) {
    return new Open("POST", path, Guard.LIMITED, page);
  }

  static Route personalGet(String path, PageHandler.Personal page) {
    return new Personal("GET", path, page);
  }

  static Route personalPost(String path, PageHandler.Personal page) {
    return new Personal("POST", path, page);
  }
}
