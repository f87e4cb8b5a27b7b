package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.events.group.GroupFigures;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody makes a group, joins it by its link, is counted, and leaves; and ends the session of
/// another browser. By real HTTP, in a process of its own.
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class GroupsIT {
  @Test
  void aGroupIsMadeJoinedCountedAndLeftAndASessionEnds(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      Anna anna = Anna.joins(objector);

      Document group =
          anna.fillsIn(
              "/me/groups", "/me/groups", Map.of("name", "Works council of Example Press"));
      assertThat(group.select("h1").text()).contains("too few people");
      Document invitation = anna.page(path(group.select("#link").text()));
      assertThat(invitation.text()).contains("Works council of Example Press", "who joined");
      anna.pressesOn(invitation, "Join the group");
      assertThat(anna.page("/me/groups").text()).contains("Groups that you are in");

      // Her address becomes a login a moment after her page is there.
      await().atMost(30, TimeUnit.SECONDS).until(() -> isALogin(objector.kafka()));
      anotherBrowserIsSignedOut(anna, Anna.signsIn(objector));
    }

    forgetWhatWas(data);
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      await()
          .atMost(2, TimeUnit.MINUTES)
          .untilAsserted(() ->
              assertThat(figures(objector.kafka()))
                  .singleElement()
                  .satisfies(figures -> {
                    assertThat(figures.people()).isNull();
                    assertThat(figures.parts()).isEmpty();
                  }));
      Anna anna = Anna.signsIn(objector);
      anna.pressesOn(anna.page("/me/groups"), "Leave");
      assertThat(anna.page("/me/groups").text()).doesNotContain("Groups that you are in");
    }
  }

  private static void anotherBrowserIsSignedOut(Anna here, Anna elsewhere) throws Exception {
    assertThat(elsewhere.page().select("h1").text()).doesNotContain("Sign in");
    Document settings = here.page("/me/settings");
    assertThat(settings.select("ul.sessions > li")).hasSize(2);

    here.submits(settings.select("ul.sessions > li form").getLast());

    assertThat(elsewhere.page().location()).endsWith("/sign-in");
    assertThat(here.page("/me/settings").select("ul.sessions > li")).hasSize(1);
  }

  private static String path(String link) {
    return link.substring(link.indexOf("/join?t="));
  }

  private static boolean isALogin(KafkaAccess kafka) {
    List<String> logins = new ArrayList<>();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      for (int p = 0; p < reader.partitions(Topics.LOGINS.name()); p++) {
        reader.read(Topics.LOGINS.name(), p, record -> logins.add(record.key()));
      }
    }
    return !logins.isEmpty();
  }

  private static List<GroupFigures> figures(KafkaAccess kafka) {
    List<GroupFigures> all = new ArrayList<>();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      for (int p = 0; p < reader.partitions(Topics.GROUP_FIGURES.name()); p++) {
        reader.read(
            Topics.GROUP_FIGURES.name(),
            p,
            record -> all.add(Topics.GROUP_FIGURES.decode(record.value())));
      }
    }
    return all;
  }

  /// The first start counted when there was no group yet; and its mails were read.
  private static void forgetWhatWas(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(GroupsIT::isOfThen).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isOfThen(Path file) {
    return file.endsWith("groups-counted") || file.toString().endsWith(".eml");
  }
}
