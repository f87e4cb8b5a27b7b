package objector.webui.person;

import objector.events.id.EventId;
import objector.webui.request.WebResponse;

/// Back to a person's page after they did something there: it says what was noted.
public final class MeLink {
  /// The parameter that names it.
  public static final String DONE = "done";

  private MeLink() {}

  /// Something was kept.
  public static WebResponse done() {
    return WebResponse.seeOther("/me?" + DONE + "=yes");
  }

  /// Something was told, which can be taken back.
  static WebResponse done(EventId told) {
    return WebResponse.seeOther("/me?" + DONE + "=" + told.value());
  }
}
