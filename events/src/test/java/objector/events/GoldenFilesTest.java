package objector.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.Delivery;
import objector.events.mail.MailEvent;
import objector.events.page.FanOutOrder;
import objector.events.page.PageEvent;
import objector.events.person.Dossier;
import objector.events.person.Erasure;
import objector.events.person.Objection;
import objector.events.person.PersonEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What others rely on is pinned: each record's JSON as it lies in the topic. A released file never
/// changes; a new meaning is a new record. After adding a record run once with
/// `-Dgolden.write=true`, and read what it wrote.
final class GoldenFilesTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final Path COMPACT = Path.of("src/test/resources/golden-compact");

  record Golden<V>(String file, Topic<V> topic, V value) {
    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Golden<?>> everyRecord() {
    List<Golden<?>> all = new ArrayList<>();
    SampleRecords.personEvents()
        .forEach(event -> all.add(golden("people", Topics.PEOPLE, event, event)));
    SampleRecords.mailEvents().forEach(event -> all.add(golden("mail", Topics.MAIL, event, event)));
    SampleRecords.pageEvents()
        .forEach(event -> all.add(golden("pages", Topics.PAGES, event, event)));
    SampleRecords.pageEvents()
        .forEach(
            event -> all.add(golden("fan-outs", Topics.FAN_OUTS, new FanOutOrder(event), event)));
    SampleRecords.matters()
        .forEach(matter ->
            all.add(golden("alerts", Topics.ALERTS, SampleRecords.alert(matter), matter)));
    all.add(
        new Golden<>(
            "alerts/MailHeldWithReason.json",
            Topics.ALERTS,
            SampleRecords.alert(new Matter.MailHeld(SampleRecords.heldWithReason()))));
    all.add(
        new Golden<>(
            "alerts/MailHeldForAnotherName.json",
            Topics.ALERTS,
            SampleRecords.alert(new Matter.MailHeld(SampleRecords.heldForAnotherName()))));
    all.add(golden("watch", Topics.WATCH, SampleRecords.watch(), SampleRecords.watch()));
    all.add(
        new Golden<>("watch/Waiting.json", Topics.WATCH, SampleRecords.watchWithAWaitingText()));
    all.add(
        new Golden<>("watch/Declared.json", Topics.WATCH, SampleRecords.watchOfAPageOfOnesOwn()));
    all.add(golden("dossiers", Topics.DOSSIERS, SampleRecords.dossier(), SampleRecords.dossier()));
    SampleRecords.standings()
        .forEach(standing -> all.add(golden("standings", STANDINGS, standing, standing)));
    all.add(
        new Golden<>(
            "dossiers/DossierWithAll.json", Topics.DOSSIERS, SampleRecords.dossierWithAll()));
    all.add(
        new Golden<>(
            "dossiers/DossierWithWays.json", Topics.DOSSIERS, SampleRecords.dossierWithWays()));
    all.add(
        new Golden<>(
            "alerts/MailRefusedByWebhook.json", Topics.ALERTS, SampleRecords.hookedAlert()));
    all.add(
        new Golden<>(
            "alerts/MailRefusedToAnswer.json", Topics.ALERTS, SampleRecords.alertToAnswer()));
    all.add(
        new Golden<>(
            "dossiers/DossierOfOnePage.json", Topics.DOSSIERS, SampleRecords.dossierOfOnePage()));
    all.add(
        new Golden<>(
            "people/JoinedForOnePage.json", Topics.PEOPLE, SampleRecords.joinedForOnePage()));
    all.add(
        new Golden<>(
            "people/PreferencesChangedForOnePage.json",
            Topics.PEOPLE,
            SampleRecords.preferencesForOnePage()));
    all.add(new Golden<>("mail/MailDelayed.json", Topics.MAIL, SampleRecords.delayed()));
    all.add(
        new Golden<>(
            "dossiers/DossierOfGroups.json", Topics.DOSSIERS, SampleRecords.dossierOfGroups()));
    all.add(
        new Golden<>(
            "dossiers/DossierWithOlderMails.json",
            Topics.DOSSIERS,
            SampleRecords.dossierWithOlderMails()));
    all.add(
        new Golden<>(
            "people/LinkUsedInABrowser.json", Topics.PEOPLE, SampleRecords.linkUsedInABrowser()));
    all.add(
        golden(
            "group-figures",
            Topics.GROUP_FIGURES,
            SampleRecords.groupFigures(),
            SampleRecords.groupFigures()));
    all.add(
        new Golden<>(
            "people/PreferencesChangedWithRhythm.json",
            Topics.PEOPLE,
            SampleRecords.preferencesWithRhythm()));
    all.add(new Golden<>("standings/ConfirmedRead.json", STANDINGS, SampleRecords.confirmedRead()));
    for (Objection asked : SampleRecords.settledThenAsked()) {
      all.add(
          new Golden<>(
              "standings/" + asked.getClass().getSimpleName() + "ThenAsked.json",
              STANDINGS,
              asked));
    }
    all.add(
        new Golden<>("people/MailFiledBeyond.json", Topics.PEOPLE, SampleRecords.filedBeyond()));
    all.add(
        new Golden<>(
            "mail/MailReceivedWithOriginal.json",
            Topics.MAIL,
            SampleRecords.receivedWithOriginal()));
    all.add(
        new Golden<>(
            "alerts/AccountNewsBeside.json",
            Topics.ALERTS,
            SampleRecords.alert(SampleRecords.newsBeside())));
    all.add(
        new Golden<>(
            "alerts/SuspiciousMailAfterAll.json",
            Topics.ALERTS,
            SampleRecords.alert(SampleRecords.suspiciousAfterAll())));
    all.add(
        new Golden<>(
            "alerts/WatchingIsBlindSeveral.json",
            Topics.ALERTS,
            SampleRecords.alert(SampleRecords.severalAreBlind())));
    all.add(golden("claims", Topics.CLAIMS, SampleRecords.claim(), SampleRecords.claim()));
    all.add(
        golden(
            "claim-results",
            Topics.CLAIM_RESULTS,
            SampleRecords.claimResult(),
            SampleRecords.claimResult()));
    all.add(
        golden(
            "generations",
            Topics.GENERATIONS,
            SampleRecords.generation(),
            SampleRecords.generation()));
    SampleRecords.erasures()
        .forEach(erasure -> all.add(golden("erasures", Topics.ERASURES, erasure, erasure)));
    all.add(
        golden(
            "deliveries", Topics.DELIVERIES, SampleRecords.delivery(), SampleRecords.delivery()));
    return all.stream();
  }

  /// Standings lie inside dossiers and alerts; here each on its own.
  private static final Topic<Objection> STANDINGS =
      Topic.open(
          "standings", Objection.class, Topic.Owner.TRACKER, java.util.Map.of(), standing -> "");

  private static <V> Golden<V> golden(String folder, Topic<V> topic, V value, Object named) {
    return new Golden<>(folder + "/" + named.getClass().getSimpleName() + ".json", topic, value);
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  <V> void writesAsPinned(Golden<V> golden) throws IOException {
    String written = pretty(golden);
    if (Boolean.getBoolean("golden.write")) {
      Path file = FOLDER.resolve(golden.file());
      Files.createDirectories(file.getParent());
      Files.writeString(file, written, UTF_8);
    }

    assertThat(FOLDER.resolve(golden.file())).exists().content(UTF_8).isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  <V> void readsWhatIsPinned(Golden<V> golden) throws IOException {
    byte[] pinned = Files.readAllBytes(FOLDER.resolve(golden.file()));

    V read = decode(golden, pinned);

    assertThat(read).isEqualTo(golden.value());
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  <V> void survivesTheTopic(Golden<V> golden) {
    byte[] bytes = golden.topic().encode(golden.value());

    assertThat(golden.topic().decode(bytes)).isEqualTo(golden.value());
  }

  static Stream<Golden<?>> everyCompactRecord() {
    return everyRecord().filter(GoldenFilesTest::isCompact);
  }

  private static <V> boolean isCompact(Golden<V> golden) {
    byte[] bytes = golden.topic().encode(golden.value());
    return bytes[0] == 'O' && Envelope.of(bytes).isCompact();
  }

  /// The bytes as they lie in the topic, beside the JSON that earlier releases wrote.
  @ParameterizedTest
  @MethodSource("everyCompactRecord")
  <V> void writesTheBytesThatArePinned(Golden<V> golden) throws IOException {
    Path file = COMPACT.resolve(golden.file().replace(".json", ".hex"));
    String written = lines(golden.topic().encode(golden.value()));
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, written, UTF_8);
    }

    assertThat(file).exists().content(UTF_8).isEqualTo(written);
  }

  @ParameterizedTest
  @MethodSource("everyCompactRecord")
  <V> void readsTheBytesThatArePinned(Golden<V> golden) throws IOException {
    String pinned =
        Files.readString(COMPACT.resolve(golden.file().replace(".json", ".hex")), UTF_8);

    byte[] bytes = HexFormat.of().parseHex(pinned.replace("\n", ""));

    assertThat(golden.topic().decode(bytes)).isEqualTo(golden.value());
  }

  private static String lines(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).replaceAll(".{1,96}", "$0\n");
  }

  /// In compact form a component is its number. One that is added stands behind the others, and
  /// none ever leaves its place: what lies on a topic would be read as something else.
  @Test
  void noComponentLeavesItsNumber() throws IOException {
    Compact.Forms forms = new Compact.Forms();
    forms.of(Dossier.class);
    forms.of(Alert.class);
    forms.of(Delivery.class);
    StringBuilder written = new StringBuilder();
    new TreeMap<>(forms.numbers())
        .forEach((record, components) ->
            written.append(record).append(": ").append(String.join(" ", components)).append('\n'));
    Path file = COMPACT.resolve("numbers.txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, written, UTF_8);
    }

    assertThat(file).exists().content(UTF_8).isEqualTo(written.toString());
  }

  @Test
  void noRecordIsWithoutAGoldenFile() {
    List<Class<?>> sampled =
        Stream.of(
                SampleRecords.personEvents(),
                SampleRecords.mailEvents(),
                SampleRecords.pageEvents(),
                SampleRecords.matters(),
                SampleRecords.standings(),
                SampleRecords.erasures())
            .flatMap(List::stream)
            .<Class<?>>map(Object::getClass)
            .toList();

    List<Class<?>> permitted =
        Stream.of(
                PersonEvent.class,
                MailEvent.class,
                PageEvent.class,
                Matter.class,
                Objection.class,
                Erasure.class)
            .<Class<?>>flatMap(GoldenFilesTest::records)
            .distinct()
            .toList();

    assertThat(sampled).containsAll(permitted);
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenFilesTest::records)
        : Stream.of(type);
  }

  private static <V> String pretty(Golden<V> golden) {
    byte[] json = golden.topic().encode(golden.value());
    if (json[0] == 'O') {
      Envelope envelope = Envelope.of(json);
      json = envelope.isCompact() ? Json.write(golden.value()) : envelope.payload();
    }
    return Json.MAPPER
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(Json.MAPPER.readTree(json))
        + "\n";
  }

  private static <V> V decode(Golden<V> golden, byte[] pinned) {
    boolean enveloped = golden.topic().encode(golden.value())[0] == 'O';
    return golden
        .topic()
        .decode(enveloped ? Envelope.plain("0".repeat(25) + "1", pinned).toBytes() : pinned);
  }
}
