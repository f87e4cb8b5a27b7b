package objector.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import objector.events.Topics;
import objector.events.mail.MailEvent;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.person.PersonEvent;
import objector.kafka.KafkaAccess;
import objector.launcher.demo.DemoReport.Step;
import objector.launcher.demo.RecordSearch.Place;
import objector.launcher.outside.MailSender;
import objector.launcher.outside.OutboxReader;
import objector.launcher.outside.OutboxReader.Letter;
import objector.launcher.outside.Visitor;
import objector.launcher.wiring.InstallationAddresses;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// What the demo plays, as a person would do it: web pages without scripts, mails by SMTP, mails
/// read from the outbox.
public final class DemoStory {
  private static final String ANNA = "anna@example.org";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InstallationAddresses addresses;
  private final DemoPage page;
  private final DemoReport narrator;
  private final Visitor anna;
  private final OutboxReader letters;
  private final MailSender postman;
  private boolean all = true;

  public DemoStory(InstallationAddresses addresses, DemoPage page, DemoReport narrator) {
    this.addresses = addresses;
    this.page = page;
    this.narrator = narrator;
    this.anna = new Visitor(addresses.web());
    if (addresses.outbox() == null) {
      throw new IllegalArgumentException("the story reads mails from the outbox folder");
    }
    this.letters = new OutboxReader(addresses.outbox());
    this.postman = new MailSender(addresses.smtpPort());
  }

  /// Whether everything arrived.
  public boolean play() throws IOException, InterruptedException {
    try (RecordSearch journal = new RecordSearch(KafkaAccess.of(addresses.kafkaClientFile()))) {
      subscribe(journal);
      addAccount(journal, "facebook", "Anna Berger");
      addAccount(journal, "instagram", "@anna.paints");
      String address = anna.get("/me").select("#address").text();
      try (PushStream live = new PushStream(anna.live("/me/live"))) {
        forward(journal, live, "notice.eml", address, "notice", "use your public posts");
        letter(
            "A mail tells her that Meta's notice arrived",
            letter ->
                letter.subject().contains("@anna.paints") && !letter.subject().contains("confirm"));
        forward(
            journal, live, "confirmation.eml", address, "confirmation", "confirmed your objection");
        letter(
            "A mail tells her that Meta confirmed",
            letter -> letter.subject().contains("confirmed"));
        changePage(journal);
      }
    }
    return all;
  }

  private void subscribe(RecordSearch journal) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    anna.submit(anna.get("/"), "/subscribe", Map.of("email", ANNA));
    Optional<Place> joined = journal.find(Topics.PEOPLE, PersonEvent.Joined.class::isInstance);
    tell("Anna subscribes with her address", joined.isPresent(), null, joined, begun, List.of());

    begun = System.nanoTime();
    Optional<Letter> asked =
        letters.await(letter -> letter.link(addresses.web() + "/confirm").isPresent(), PATIENCE);
    tell(
        "A mail asks her to confirm it",
        asked.isPresent(),
        asked.map(Letter::messageId).orElse(null),
        Optional.empty(),
        begun,
        List.of());

    begun = System.nanoTime();
    String link =
        asked.flatMap(letter -> letter.link(addresses.web() + "/confirm")).orElse("/confirm");
    Document me = anna.submit(anna.get(link), "/confirm", Map.of());
    Optional<Place> used = journal.find(Topics.PEOPLE, PersonEvent.LinkUsed.class::isInstance);
    tell(
        "She confirms, and is at her own page: " + me.select("h1").text(),
        used.isPresent(),
        null,
        used,
        begun,
        List.of());
  }

  private void addAccount(RecordSearch journal, String platform, String handle)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Document me =
        anna.submit(
            anna.get("/me"), "/me/accounts", Map.of("platform", platform, "handle", handle));
    Optional<Place> added =
        journal.find(
            Topics.PEOPLE,
            event ->
                event instanceof PersonEvent.AccountAdded account
                    && account.handle().equals(handle));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!me.text().contains(handle) && System.nanoTime() < deadline) {
      me = anna.get("/me");
    }
    tell(
        "She adds " + handle,
        added.isPresent() && me.text().contains(handle),
        null,
        added,
        begun,
        sentences(me));
  }

  private void forward(
      RecordSearch journal,
      PushStream live,
      String file,
      String address,
      String kind,
      String expected)
      throws IOException, InterruptedException {
    postman.send(DemoPage.resource(file), address);
    long taken = System.nanoTime();
    Optional<PushStream.Pushed> pushed =
        live.await(html -> html.contains(expected), PATIENCE.toSeconds());
    Optional<Place> kept = journal.find(Topics.MAIL, event -> kind(event).equals(kind));
    String id = "<" + file.substring(0, file.indexOf('.')) + ".invented@mail.example.org>";
    Document me = anna.get("/me");
    double latency =
        pushed.map(push -> (push.nanos() - taken) / 1e6).orElse((double) PATIENCE.toMillis());
    Step step =
        new Step(
            "She forwards Meta's " + kind + " by mail; 250, and her open page changes",
            pushed.isPresent() && kept.isPresent(),
            id,
            kept,
            Math.max(0, latency),
            sentences(me));
    tell(step);
  }

  private static String kind(MailEvent event) {
    return event instanceof MailReceived received ? received.judgement().kind().word() : "";
  }

  private void letter(String what, Predicate<Letter> wanted)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Optional<Letter> found = letters.await(wanted, PATIENCE);
    tell(
        what + found.map(letter -> ": “" + letter.subject() + "”").orElse(""),
        found.isPresent(),
        found.map(Letter::messageId).orElse(null),
        Optional.empty(),
        begun,
        List.of());
  }

  private void changePage(RecordSearch journal) throws IOException, InterruptedException {
    Optional<Place> first = journal.find(Topics.PAGES, event -> version(event, true));
    tell(
        "Meanwhile a local page was read for the first time",
        first.isPresent(),
        null,
        first,
        System.nanoTime(),
        List.of());

    long begun = System.nanoTime();
    page.change();
    Optional<Letter> told =
        letters.await(
            letter ->
                letter.subject().contains("changed")
                    || letter.subject().contains("changes")
                    || letter.subject().contains("look again"),
            PATIENCE);
    Optional<Place> changed = journal.find(Topics.PAGES, event -> version(event, false));
    tell(
        "The page changes where it speaks of AI; seen twice, it is told"
            + told.map(letter -> ": “" + letter.subject() + "”").orElse(""),
        told.isPresent() && changed.isPresent(),
        told.map(Letter::messageId).orElse(null),
        changed,
        begun,
        sentences(anna.get("/me")));
  }

  private static boolean version(PageEvent event, boolean first) {
    return event instanceof VersionRecorded recorded
        && recorded.first() == first
        && recorded.page().value().equals(DemoPage.ID);
  }

  private static List<String> sentences(Document me) {
    return me.select("article.card").stream()
        .map(card -> card.select(".who").text() + ": " + card.select(".sentence").text())
        .toList();
  }

  private void tell(
      String what,
      boolean arrived,
      @Nullable String messageId,
      Optional<Place> place,
      long begun,
      List<String> sentences) {
    tell(new Step(what, arrived, messageId, place, (System.nanoTime() - begun) / 1e6, sentences));
  }

  private void tell(Step step) {
    all &= step.arrived();
    narrator.tell(step);
  }
}
