package objector.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.events.Topics;
import objector.events.group.GroupFigures;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.id.EventId;
import objector.events.id.GroupId;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.GroupDissolved;
import objector.events.person.PersonEvent.GroupEntered;
import objector.events.person.PersonEvent.GroupLeft;
import objector.events.person.PersonEvent.GroupLinkReplaced;
import objector.events.person.PersonEvent.GroupMade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ben leads a group, Anna is invited.
final class GroupsTest {
  private static final GroupId GROUP = new GroupId("group000000000000000000000");
  private static final EventId LINK = EventId.of("link");
  private static final String ANNA = RunningSite.session(Invented.ANNA);
  private static final String BEN = RunningSite.session(Invented.BEN);
  private static final Pattern INVITATION = Pattern.compile("/join\\?t=([A-Za-z0-9_-]{124})");

  @TempDir private Path folder = Path.of("");
  private RunningSite site = new RunningSite(Path.of("unused"), null);

  @BeforeEach
  void open() {
    site.close();
    site = new RunningSite(folder, null);
    site.filled.put(Topics.DOSSIERS, leading(LINK));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void whoMakesAGroupNamesIt() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/me/groups", "name=Works+council", "Cookie", ANNA);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(only(GroupMade.class).name()).isEqualTo("Works council");
    assertThat(site.post("/me/groups", "name=" + "x".repeat(81), "Cookie", ANNA).body())
        .contains("aria-invalid=\"true\"", "<title>Error: Groups");
  }

  @Test
  void openingAnInvitationTellsWhatTheGroupSeesAndChangesNothing()
      throws IOException, InterruptedException {
    HttpResponse<String> stranger = site.get("/join?t=" + invitation());
    HttpResponse<String> anna = site.get("/join?t=" + invitation(), "Cookie", ANNA);

    assertThat(stranger.body()).contains("Works council", "who joined", "/subscribe");
    assertThat(stranger.body()).doesNotContain("/me/groups/join", "ben@example.org");
    assertThat(anna.body()).contains("/me/groups/join");
    assertThat(site.told).isEmpty();
  }

  @Test
  void whoJoinsDoesSoThemselves() throws IOException, InterruptedException {
    HttpResponse<String> answer = site.post("/me/groups/join", "t=" + invitation(), "Cookie", ANNA);

    assertThat(answer.headers().firstValue("location")).hasValue("/me/groups/" + GROUP);
    GroupEntered entered = only(GroupEntered.class);
    assertThat(entered.person()).isEqualTo(Invented.ANNA);
    assertThat(entered.group()).isEqualTo(GROUP);
    assertThat(entered.lead()).isEqualTo(Invented.BEN);
  }

  @Test
  void aReplacedInvitationWorksNoMore() throws IOException, InterruptedException {
    String before = invitation();
    site.post("/me/groups/" + GROUP + "/link", "", "Cookie", BEN);
    GroupLinkReplaced replaced = only(GroupLinkReplaced.class);
    site.filled.put(Topics.DOSSIERS, leading(replaced.id()));

    assertThat(site.get("/join?t=" + before).statusCode()).isEqualTo(410);
    assertThat(site.post("/me/groups/join", "t=" + before, "Cookie", ANNA).statusCode())
        .isEqualTo(410);
    assertThat(site.get("/join?t=" + invitation()).statusCode()).isEqualTo(200);
  }

  @Test
  void theListBecomesMailsOfOnesOwnAndIsKeptNowhere() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        site.post(
            "/me/groups/" + GROUP + "/invitations",
            "addresses=" + encode("carla@example.org\ndora@example.org"),
            "Cookie",
            BEN);

    assertThat(answer.body())
        .contains("mailto:?bcc=carla%40example.org,dora%40example.org", "One mail is ready");
    assertThat(site.told).isEmpty();
    assertThat(
            site.post("/me/groups/" + GROUP + "/invitations", "addresses=nonsense", "Cookie", BEN)
                .body())
        .contains("<bdi>nonsense</bdi>", "aria-invalid=\"true\"", "Error: ");
  }

  @Test
  void leadAndPeopleSeeTheSameTotalsAndNobodyElseSeesAny()
      throws IOException, InterruptedException {
    site.filled.put(
        Topics.GROUP_FIGURES,
        new GroupFigures(
            GROUP, LocalDate.of(2026, 11, 23), 40, Map.of("confirmed", 20, "waiting", 10)));
    assertThat(site.get("/me/groups/" + GROUP, "Cookie", ANNA).statusCode()).isEqualTo(404);
    site.filled.put(Topics.DOSSIERS, in(Invented.anna()));

    String anna = site.get("/me/groups/" + GROUP, "Cookie", ANNA).body();
    String ben = site.get("/me/groups/" + GROUP, "Cookie", BEN).body();

    for (String page : new String[] {anna, ben}) {
      assertThat(page)
          .contains("About 40 people", "<dd>20</dd>", "<dd>10</dd>", "23 November 2026");
      assertThat(page).doesNotContain("@anna", "anna@example.org");
    }
    assertThat(ben).contains("/invitations");
    assertThat(anna).doesNotContain("/invitations", "/join?t=");
  }

  @Test
  void beforeThereAreEnoughPeopleThereIsNoFigure() throws IOException, InterruptedException {
    site.filled.put(
        Topics.GROUP_FIGURES, new GroupFigures(GROUP, LocalDate.of(2026, 11, 23), null, Map.of()));

    String page = site.get("/me/groups/" + GROUP, "Cookie", BEN).body();

    assertThat(page).contains("too few people").doesNotContain("<dd>");
  }

  @Test
  void whoLeavesAndWhoDissolvesDoesSoThemselves() throws IOException, InterruptedException {
    site.filled.put(Topics.DOSSIERS, in(Invented.anna()));

    assertThat(site.post("/me/groups/" + GROUP + "/dissolve", "", "Cookie", ANNA).statusCode())
        .isEqualTo(404);
    site.post("/me/groups/" + GROUP + "/leave", "", "Cookie", ANNA);
    assertThat(only(GroupLeft.class).person()).isEqualTo(Invented.ANNA);
    site.told.clear();

    assertThat(site.get("/me/groups/" + GROUP + "/dissolve", "Cookie", BEN).statusCode())
        .isEqualTo(200);
    assertThat(site.told).isEmpty();
    site.post("/me/groups/" + GROUP + "/dissolve", "", "Cookie", BEN);
    assertThat(only(GroupDissolved.class).group()).isEqualTo(GROUP);
  }

  @Test
  void aGroupThatWasDissolvedIsSaidToBeGone() throws IOException, InterruptedException {
    site.filled.put(Topics.DOSSIERS, in(Invented.anna()));
    site.filled.put(Topics.DOSSIERS, Invented.ben());

    assertThat(site.get("/me/groups", "Cookie", ANNA).body()).contains("no longer exists");
    assertThat(site.get("/me/groups/" + GROUP, "Cookie", ANNA).statusCode()).isEqualTo(404);
  }

  private String invitation() throws IOException, InterruptedException {
    Matcher found = INVITATION.matcher(site.get("/me/groups/" + GROUP, "Cookie", BEN).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private <E extends PersonEvent> E only(Class<E> type) {
    assertThat(site.told).singleElement().isInstanceOf(type);
    return type.cast(site.told.getFirst());
  }

  private static Dossier leading(EventId link) {
    DossierFields ben = new DossierFields(Invented.ben());
    ben.led.add(new GroupLed(GROUP, "Works council", Invented.NOW, link));
    return ben.toDossier();
  }

  private static Dossier in(Dossier dossier) {
    DossierFields fields = new DossierFields(dossier);
    fields.groups.add(new GroupJoined(GROUP, "Works council", Invented.BEN, Invented.NOW));
    return fields.toDossier();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
