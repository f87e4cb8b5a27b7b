package objector.endtoend.installation;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import objector.launcher.outside.OutboxReader.Letter;
import objector.launcher.outside.Visitor;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// An invented person at her browser and mailbox.
final class Anna {
  static final String ADDRESS = "anna@example.org";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningSystem objector;
  private final Visitor browser;

  private Anna(RunningSystem objector, Visitor browser) {
    this.objector = objector;
    this.browser = browser;
  }

  /// Subscribes and confirms.
  static Anna joins(RunningSystem objector) throws IOException, InterruptedException {
    Visitor browser = new Visitor(objector.web());
    browser.submit(browser.get("/"), "/subscribe", Map.of("email", ADDRESS));
    Anna anna = new Anna(objector, browser);
    anna.follow("/confirm");
    return anna;
  }

  /// Comes back from another browser.
  static Anna signsIn(RunningSystem objector) throws IOException, InterruptedException {
    return signsIn(objector, ADDRESS);
  }

  /// The same, by another address.
  static Anna signsIn(RunningSystem objector, String address)
      throws IOException, InterruptedException {
    Visitor browser = new Visitor(objector.web());
    Anna anna = new Anna(objector, browser);
    browser.submit(browser.get("/sign-in"), "/sign-in", Map.of("email", address));
    anna.follow("/sign-in?t=");
    return anna;
  }

  /// Fills in a form and sends it.
  Document fillsIn(String path, String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    return browser.submit(browser.get(path), action, fields);
  }

  Document submits(Element form) throws IOException, InterruptedException {
    return browser.submit(form, Map.of());
  }

  private void follow(String start) throws IOException, InterruptedException {
    String whole = objector.web() + start;
    Letter letter = letter(mail -> mail.link(whole).isPresent());
    Document page = browser.get(letter.link(whole).orElseThrow());
    browser.submit(
        page,
        start.substring(0, start.indexOf('?') < 0 ? start.length() : start.indexOf('?')),
        Map.of());
  }

  void adds(String platform, String handle) throws IOException, InterruptedException {
    browser.submit(
        browser.get("/me"), "/me/accounts", Map.of("platform", platform, "handle", handle));
    awaitPage(page -> page.text().contains(handle));
  }

  /// Presses the button of that name below a held mail, or another form's.
  void presses(String button) throws IOException, InterruptedException {
    pressesOn(page(), button);
  }

  /// The first of that name on this page.
  void pressesOn(Document page, String button) throws IOException, InterruptedException {
    Element form =
        page.select("form").stream()
            .filter(one -> plain(one.select("button").text()).equals(button))
            .findFirst()
            .orElseThrow(() -> new AssertionError("there is no button “" + button + "”"));
    browser.submit(form, Map.of());
  }

  /// Fills in a form of this page and sends it.
  void fills(Document page, String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    browser.submit(page, action, fields);
  }

  /// Without the marks that keep a name's direction to itself.
  static String plain(String text) {
    return text.replace("\u2068", "").replace("\u2069", "");
  }

  String forwardingAddress() throws IOException, InterruptedException {
    return browser.get("/me").select("#address").text();
  }

  Document page(String path) throws IOException, InterruptedException {
    return browser.get(path);
  }

  Document page() throws IOException, InterruptedException {
    return browser.get("/me");
  }

  List<String> sentences() throws IOException, InterruptedException {
    return page().select(".sentence").eachText();
  }

  Document awaitPage(Predicate<Document> wanted) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Document page = page();
      if (wanted.test(page)) {
        return page;
      }
      if (System.nanoTime() > giveUp) {
        throw new AssertionError(
            "the page never came to say what was awaited; it says: " + page.select("main").text());
      }
      Thread.sleep(50);
    }
  }

  Letter letter(Predicate<Letter> wanted) throws IOException, InterruptedException {
    return objector
        .await(wanted, PATIENCE)
        .orElseThrow(() -> new AssertionError("the mail never came"));
  }
}
