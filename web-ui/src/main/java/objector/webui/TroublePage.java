package objector.webui;

/// Says what happened, what was kept, and what to do.
final class TroublePage {
  /// @param key of the message's three parts
  record View(int status, String key) {}

  private final Press press;

  TroublePage(Press press) {
    this.press = press;
  }

  Answer noSuchPage(Visit visit) {
    return show(visit, 404, "trouble.no-such-page");
  }

  Answer tooLarge(Visit visit) {
    return show(visit, 413, "trouble.too-large");
  }

  /// Too many mails are being read at this moment.
  Answer busy(Visit visit) {
    return show(visit, 503, "check.busy").with("Retry-After", "20");
  }

  Answer badInput(Visit visit) {
    return show(visit, 400, "trouble.bad-input");
  }

  Answer elsewhere(Visit visit) {
    return show(visit, 403, "trouble.elsewhere");
  }

  Answer signedOut(Visit visit) {
    return show(visit, 403, "trouble.signed-out");
  }

  Answer tooOften(Visit visit) {
    return show(visit, 429, "trouble.too-often").with("Retry-After", "600");
  }

  Answer notKept(Visit visit) {
    return show(visit, 503, "trouble.not-kept").with("Retry-After", "30");
  }

  Answer starting(Visit visit) {
    return show(visit, 503, "trouble.starting").with("Retry-After", "5");
  }

  Answer ours(Visit visit) {
    return show(visit, 500, "trouble.ours");
  }

  Answer linkSpent(Visit visit) {
    return show(visit, 410, "trouble.link-spent");
  }

  Answer linkSlow(Visit visit) {
    return show(visit, 503, "trouble.link-slow").with("Retry-After", "10");
  }

  private Answer show(Visit visit, int status, String key) {
    return press
        .page(status, lasting(visit), "TroublePage", new View(status, key))
        .with("Cache-Control", "no-store");
  }

  /// Where a POST went there may be nothing to open in the other language.
  private static Visit lasting(Visit visit) {
    return visit.method().equals("POST") ? visit.at(visit.signedIn() ? "/me" : "/") : visit;
  }
}
