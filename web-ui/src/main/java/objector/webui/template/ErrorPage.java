package objector.webui.template;

import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;

/// Says what happened, what was kept, and what to do.
public final class ErrorPage {
  /// @param key of the message's three parts
  record View(int status, String key) {}

  private final Templates templates;

  public ErrorPage(Templates templates) {
    this.templates = templates;
  }

  public WebResponse noSuchPage(WebRequest request) {
    return show(request, 404, "trouble.no-such-page");
  }

  public WebResponse tooLarge(WebRequest request) {
    return show(request, 413, "trouble.too-large");
  }

  /// As much as can be held is being read at this moment.
  public WebResponse busy(WebRequest request) {
    return show(request, 503, "trouble.busy").with("Retry-After", "30");
  }

  public WebResponse accountsFull(WebRequest request) {
    return show(request, 409, "trouble.accounts-full");
  }

  public WebResponse badInput(WebRequest request) {
    return show(request, 400, "trouble.bad-input");
  }

  public WebResponse elsewhere(WebRequest request) {
    return show(request, 403, "trouble.elsewhere");
  }

  public WebResponse signedOut(WebRequest request) {
    return show(request, 403, "trouble.signed-out");
  }

  public WebResponse tooOften(WebRequest request) {
    return show(request, 429, "trouble.too-often").with("Retry-After", "600");
  }

  public WebResponse notKept(WebRequest request) {
    return show(request, 503, "trouble.not-kept").with("Retry-After", "30");
  }

  public WebResponse starting(WebRequest request) {
    return show(request, 503, "trouble.starting").with("Retry-After", "5");
  }

  public WebResponse ours(WebRequest request) {
    return show(request, 500, "trouble.ours");
  }

  public WebResponse linkSpent(WebRequest request) {
    return show(request, 410, "trouble.link-spent");
  }

  public WebResponse linkSlow(WebRequest request) {
    return show(request, 503, "trouble.link-slow").with("Retry-After", "10");
  }

  private WebResponse show(WebRequest request, int status, String key) {
    return templates
        .page(status, lasting(request), "template/ErrorPage", new View(status, key))
        .with("Cache-Control", "no-store");
  }

  /// Where a POST went there may be nothing to open in the other language.
  private static WebRequest lasting(WebRequest request) {
    return request.method().equals("POST") ? request.at(request.signedIn() ? "/me" : "/") : request;
  }
}
