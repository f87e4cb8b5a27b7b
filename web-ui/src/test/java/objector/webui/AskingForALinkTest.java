package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.address.EmailAddress;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.person.Claim;
import objector.events.person.PersonEvent.SignInAsked;
import objector.telemetry.LinkOutage;
import objector.telemetry.Monitoring;
import objector.telemetry.Telemetry;
import objector.webui.operator.PartReports.Answer;
import objector.webui.server.WebServerSettings;
import objector.webui.subscription.LoginAddresses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A link is asked for: how often, how soon and how alike that is answered, and what is said of it
/// later. Anna is known here, Nora is not.
@Timeout(60)
class AskingForALinkTest {
  private static final String KNOWN = "email=anna@example.org";
  private static final String UNKNOWN = "email=nora@example.org";
  private static final String NOT_SENT = "not sent: it would have been of no use any more";

  private final MovedClock clock = new MovedClock();
  private final Telemetry notifier = new Telemetry();
  private @Nullable LinkOutage outage;
  private RunningSite site;

  /// As the test sets it.
  private static final class MovedClock extends Clock {
    private Instant now = Invented.NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    void goesOn(Duration by) {
      now = now.plus(by);
    }
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    Monitoring sends = new Monitoring("notifier", List::of, notifier, "token", clock);
    LinkOutage.tell(notifier.meters(), () -> Optional.ofNullable(outage));
    WebSite.Operating usual = InventedOperating.of();
    site =
        new RunningSite(
            folder,
            null,
            WebServerSettings.here(0),
            clock,
            new WebSite.Operating(
                usual.meters(),
                usual.scrape(),
                () -> List.of(new Answer("here", sends.report())),
                usual.aside()));
    site.filled.put(
        Topics.LOGINS,
        new Claim(
            Claim.Kind.LOGIN,
            new LoginAddresses(new byte[32])
                .hash(EmailAddress.of("anna@example.org").orElseThrow())
                .value(),
            Invented.ANNA,
            EventId.random()));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theHourFreesWhoAskedTooOften() throws IOException, InterruptedException {
    for (int i = 0; i < 7; i++) {
      site.post("/subscribe", KNOWN);
    }
    int withinTheHour = site.told.size();
    clock.goesOn(Duration.ofMinutes(59));
    site.post("/subscribe", KNOWN);
    int stillWithin = site.told.size();
    clock.goesOn(Duration.ofMinutes(1));
    site.post("/subscribe", KNOWN);

    assertThat(withinTheHour).isEqualTo(5);
    assertThat(stillWithin).isEqualTo(5);
    assertThat(site.told).hasSize(6).last().isInstanceOf(SignInAsked.class);
  }

  @Test
  void aStrangerUsesUpAnHourAndNeverMore() throws IOException, InterruptedException {
    for (int hour = 0; hour < 6; hour++) {
      for (int i = 0; i < 6; i++) {
        site.post("/subscribe", KNOWN);
      }
      clock.goesOn(Duration.ofHours(1));
    }
    site.told.clear();

    site.post("/subscribe", KNOWN);

    assertThat(site.told).singleElement().isInstanceOf(SignInAsked.class);
  }

  @Test
  void knownAndUnknownAreAnsweredByTheSameBytes() throws IOException, InterruptedException {
    for (String form : List.of("/sign-in", "/subscribe")) {
      // The last two of them are too often.
      for (int i = 0; i < 7; i++) {
        HttpResponse<String> known = site.post(form, KNOWN);
        HttpResponse<String> unknown = site.post(form, UNKNOWN);

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(headers(known)).isEqualTo(headers(unknown));
        assertThat(known.body().replace("anna@", "nora@")).isEqualTo(unknown.body());
      }
      clock.goesOn(Duration.ofHours(1));
    }
  }

  private static Map<String, List<String>> headers(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return headers;
  }

  /// Were it otherwise, neither the answer nor the event would ever come.
  @Test
  void signingInIsAnsweredBeforeItIsKnownWhoAsked() throws IOException, InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    site.react(_ -> {
      try {
        answered.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      told.countDown();
    });

    HttpResponse<String> answer = site.post("/sign-in", KNOWN);
    answered.countDown();
    told.await();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(site.told).singleElement().isInstanceOf(SignInAsked.class);
  }

  /// Who is unknown would be answered sooner.
  @Test
  void subscribingIsAnsweredAtASetMomentWhoeverAsks() throws IOException, InterruptedException {
    long unknown = millisOf("/subscribe", UNKNOWN);
    long known = millisOf("/subscribe", KNOWN);
    for (int i = 0; i < 5; i++) {
      site.post("/subscribe", UNKNOWN);
    }
    long tooOften = millisOf("/subscribe", UNKNOWN);

    assertThat(List.of(unknown, known, tooOften)).allMatch(millis -> millis >= 150);
  }

  private long millisOf(String form, String body) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    site.post(form, body);
    return (System.nanoTime() - begun) / 1_000_000;
  }

  @Test
  void whereALinkWasAskedForItIsSaidThatItExpiredUnsent() throws IOException, InterruptedException {
    String page = site.post("/sign-in", KNOWN).body();
    outage = new LinkOutage(clock.instant().minusSeconds(600), null);
    clock.goesOn(Duration.ofMinutes(59));
    String mayStillGo = lookAgain(page);
    clock.goesOn(Duration.ofMinutes(3));
    String expired = lookAgain(page);

    assertThat(mayStillGo).doesNotContain(NOT_SENT).contains("See what became of it");
    assertThat(expired).contains(NOT_SENT).contains("anna@example.org").contains("Send me a link");
  }

  @Test
  void itIsSaidOfThatLinkOnlyAndOfNoneBeforeOrAfter() throws IOException, InterruptedException {
    String before = site.post("/sign-in", KNOWN).body();
    clock.goesOn(Duration.ofMinutes(10));
    Instant down = clock.instant();
    clock.goesOn(Duration.ofMinutes(1));
    String lost = site.post("/sign-in", KNOWN).body();
    clock.goesOn(Duration.ofMinutes(30));
    String sentAtLast = site.post("/sign-in", KNOWN).body();
    clock.goesOn(Duration.ofMinutes(45));
    outage = new LinkOutage(down, clock.instant());
    clock.goesOn(Duration.ofMinutes(1));
    String after = site.post("/sign-in", KNOWN).body();
    clock.goesOn(Duration.ofHours(3));

    assertThat(lookAgain(before)).doesNotContain(NOT_SENT);
    assertThat(lookAgain(lost)).contains(NOT_SENT);
    assertThat(lookAgain(sentAtLast)).doesNotContain(NOT_SENT);
    assertThat(lookAgain(after)).doesNotContain(NOT_SENT);
  }

  @Test
  void whoIsNotKnownIsToldTheSameOfALinkThatThereNeverWas()
      throws IOException, InterruptedException {
    for (String form : List.of("/sign-in", "/subscribe")) {
      outage = new LinkOutage(clock.instant(), null);
      String known = site.post(form, KNOWN).body();
      String unknown = site.post(form, UNKNOWN).body();
      clock.goesOn(Duration.ofHours(2));

      String told = lookAgain(known);

      assertThat(told).contains(NOT_SENT);
      assertThat(told.replace("anna@", "nora@")).isEqualTo(lookAgain(unknown));
    }
  }

  @Test
  void aConfirmationThatMayStillLeaveIsNotCalledLost() throws IOException, InterruptedException {
    outage = new LinkOutage(clock.instant(), null);
    String page = site.post("/subscribe", UNKNOWN).body();
    clock.goesOn(Duration.ofHours(2));
    String soon = lookAgain(page);
    clock.goesOn(Duration.ofDays(8));
    String late = lookAgain(page);

    assertThat(soon).contains("Look into your mailbox").doesNotContain("Confirm your address");
    assertThat(late).contains("Confirm your address").doesNotContain("Look into your mailbox");
  }

  @Test
  void whatNobodyAskedForIsNotLookedAt() throws IOException, InterruptedException {
    String tomorrow = clock.instant().plus(Duration.ofDays(1)).toString();

    assertThat(site.post("/asked", "kind=sign-in&" + KNOWN + "&at=" + tomorrow).statusCode())
        .isEqualTo(400);
    assertThat(site.post("/asked", "kind=other&" + KNOWN + "&at=" + Invented.NOW).statusCode())
        .isEqualTo(400);
    assertThat(site.post("/asked", "kind=sign-in&email=none&at=yesterday").statusCode())
        .isEqualTo(400);
  }

  /// Presses the button of that page.
  private String lookAgain(String page) throws IOException, InterruptedException {
    return site.post("/asked", fields(page)).body();
  }

  private static String fields(String page) {
    String form = page.substring(page.indexOf("action=\"/asked\""));
    Matcher field = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"").matcher(form);
    StringBuilder body = new StringBuilder();
    while (field.find()) {
      body.append(body.isEmpty() ? "" : "&").append(field.group(1)).append('=');
      body.append(field.group(2));
    }
    return body.toString();
  }
}
