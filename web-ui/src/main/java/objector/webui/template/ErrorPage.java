package objector.webui.template;

import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;

/// Says what happened, what was kept, and what to do.
public final class ErrorPage {
  /// @param key of the message's three parts
  record View(int status, String key) {}

  private final Templates press;

  public ErrorPage(Templates press) {
    this.press = press;
  }

  public WebResponse noSuchPage(WebRequest visit) {
    return show(visit, 404, "trouble.no-such-page");
  }

  public WebResponse tooLarge(WebRequest visit) {
    return show(visit, 413, "trouble.too-large");
  }

  /// Too many mails are being read at this moment.
  public WebResponse busy(WebRequest visit) {
    return show(visit, 503, "check.busy").with("Retry-After", "20");
  }

  public WebResponse badInput(WebRequest visit) {
    return show(visit, 400, "trouble.bad-input");
  }

  public WebResponse elsewhere(WebRequest visit) {
    return show(visit, 403, "trouble.elsewhere");
  }

  public WebResponse signedOut(WebRequest visit) {
    return show(visit, 403, "trouble.signed-out");
  }

  public WebResponse tooOften(WebRequest visit) {
    return show(visit, 429, "trouble.too-often").with("Retry-After", "600");
  }

  public WebResponse notKept(WebRequest visit) {
    return show(visit, 503, "trouble.not-kept").with("Retry-After", "30");
  }

  public WebResponse starting(WebRequest visit) {
    return show(visit, 503, "trouble.starting").with("Retry-After", "5");
  }

  public WebResponse ours(WebRequest visit) {
    return show(visit, 500, "trouble.ours");
  }

  public WebResponse linkSpent(WebRequest visit) {
    return show(visit, 410, "trouble.link-spent");
  }

  public WebResponse linkSlow(WebRequest visit) {
    return show(visit, 503, "trouble.link-slow").with("Retry-After", "10");
  }

  private WebResponse show(WebRequest visit, int status, String key) {
    return press
        .page(status, lasting(visit), "template/ErrorPage", new View(status, key))
        .with("Cache-Control", "no-store");
  }

  /// Where a POST went there may be nothing to open in the other language.
  private static WebRequest lasting(WebRequest visit) {
    return visit.method().equals("POST") ? visit.at(visit.signedIn() ? "/me" : "/") : visit;
  }
}
