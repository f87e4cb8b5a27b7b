package objector.endtoend.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import objector.events.Json;
import objector.events.Topics;
import objector.events.alert.Alert.Matter;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.Objection.Confirmed;
import objector.events.person.Objection.Noticed;
import objector.events.person.Objection.Overdue;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.ErasureAsked;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.Proof;
import objector.kafka.PartitionReader;
import objector.kafka.PersonPartitioner;
import objector.launcher.Main;
import objector.launcher.soak.stand.InventedEvents;
import objector.tracker.Tracker;
import objector.tracker.TrackerConfig;
import objector.tracker.clock.Deadline;
import objector.tracker.kept.PendingDeadlines;
import objector.tracker.kept.StoredDossier;
import objector.tracker.rebuild.Generations;
import objector.tracker.rebuild.Rebuild;
import objector.tracker.rebuild.RebuildListener;
import objector.tracker.streams.StateStores;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// All dossiers are computed anew: what was right comes out as it was, what was wrong comes out
/// right; nobody hears anything again, nobody is erased, and whoever is gone stays gone.
final class RebuildIT {
  /// Now, as Kafka soon forgets alerts of another year.
  private final Instant today = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /// A month and some days ago, so that answers are overdue.
  private final Instant then = today.minus(Duration.ofDays(40));

  private static final String NAME = TrackerConfig.DEFAULT_APPLICATION_ID;
  private static final int PEOPLE = 60;

  private final List<Joined> people = new ArrayList<>();
  private final Path data;
  private TrackerStand stand;
  private Tracker live;
  private String vanished = "";
  private String erased = "";
  private String late = "";

  RebuildIT(@TempDir Path data) {
    this.data = data;
  }

  @BeforeEach
  void aMonthOfMany() throws Exception {
    stand = new TrackerStand(data);
    for (int i = 0; i < PEOPLE; i++) {
      Joined joined = joins();
      people.add(joined);
      stand.send(Topics.PEOPLE, InventedEvents.used(joined, then), then);
      stand.send(Topics.PEOPLE, InventedEvents.account(joined.person(), then), then);
    }
    vanished = joins().person().value();
    Joined slow = joins();
    late = slow.person().value();
    // On the eighth day, when the tracker did not run: they are not taken for never confirmed.
    Instant eighth = then.plus(Duration.ofDays(8));
    stand.send(Topics.PEOPLE, InventedEvents.used(slow, eighth), eighth);
    Joined gone = joins();
    erased = gone.person().value();
    stand.send(Topics.PEOPLE, InventedEvents.used(gone, then), then);
    stand.send(
        Topics.PEOPLE,
        new ErasureAsked(EventId.of("erase", gone.person()), gone.person(), then),
        then);
    stand.flush();
    live = live();
    TrackerStand.await(
        "whoever did not confirm, or wanted so, is gone",
        () -> stand.dossiers().size() == PEOPLE + 1);
    mails();
    TrackerStand.await("all is worked in", this::isWorkedIn);
    // The last deadlines.
    TimeUnit.SECONDS.sleep(2);
  }

  private void mails() throws Exception {
    Instant soon = then.plusSeconds(60);
    Instant answer = then.plus(Duration.ofDays(10));
    for (int i = 0; i < PEOPLE; i++) {
      PersonId person = people.get(i).person();
      stand.send(Topics.MAIL, InventedEvents.mail(person, MailKind.NOTICE, soon, 0), soon);
      if (i % 3 == 0) {
        AccountAdded account = InventedEvents.account(person, then);
        stand.send(Topics.PEOPLE, InventedEvents.filed(account, soon), soon);
      }
      if (i % 2 == 0) {
        stand.send(
            Topics.MAIL, InventedEvents.mail(person, MailKind.CONFIRMATION, answer, 1), answer);
      }
    }
    Instant change = then.plus(Duration.ofDays(20));
    stand.send(Topics.PAGES, InventedEvents.changed(change), change);
    stand.flush();
  }

  @AfterEach
  void end() {
    live.close();
    stand.close();
  }

  @Test
  void whatWasRightComesOutAsItWasAndWhatWasWrongComesOutRight() throws Exception {
    live.close();
    Map<String, Dossier> right = stand.dossiers();
    long alerts = alerts();
    int claims = stand.records(Topics.CLAIMS).size();
    Dossier wrong = forgetful(known(right, people.get(2).person()));
    stand.send(Topics.DOSSIERS, wrong, today);
    stand.flush();

    List<JsonNode> compared = run(1, "--compare");
    assertThat(compared).as(compared.toString()).hasSize(2);
    assertThat(compared.getFirst().required("person").stringValue())
        .isEqualTo(wrong.person().value());
    assertThat(compared.getLast().required("changed").intValue()).isEqualTo(1);
    assertThat(compared.getLast().required("same").intValue()).isEqualTo(right.size() - 1);
    assertThat(stand.dossiers().get(wrong.person().value())).isEqualTo(wrong);

    List<JsonNode> rebuilt = run(0);
    assertThat(rebuilt.getLast().required("generation").intValue()).isEqualTo(2);
    assertThat(rebuilt.getLast().required("accounts").properties().iterator().next().getKey())
        .isEqualTo("noticed → confirmed");

    same(stand.dossiers(), right);
    assertThat(right).containsKey(late).doesNotContainKeys(vanished, erased);
    assertThat(alerts()).isEqualTo(alerts);
    assertThat(stand.records(Topics.CLAIMS)).hasSize(claims);
    assertThat(topics()).noneMatch(topic -> topic.startsWith(NAME + "-dossiers"));

    try (Tracker _ = live()) {
      PersonId person = people.getLast().person();
      stand.send(Topics.MAIL, InventedEvents.mail(person, MailKind.CONFIRMATION, today, 7), today);
      stand.flush();
      TrackerStand.await(
          "it goes on where it stopped",
          () ->
              known(stand.dossiers(), person).accounts().getFirst().standing()
                  instanceof Confirmed);
      // What was due fires within its first looks, if it were to fire again.
      TimeUnit.SECONDS.sleep(3);
    }
    assertThat(alerts()).isEqualTo(alerts + 1);
    assertThat(stand.dossiers().keySet()).isEqualTo(right.keySet());

    // Once more, from a generation that was made by hand.
    List<JsonNode> again = run(0);
    assertThat(again.getLast().required("same").intValue()).isEqualTo(right.size());
    assertThat(again.getLast().required("generation").intValue()).isEqualTo(3);
    assertThat(alerts()).isEqualTo(alerts + 1);
  }

  /// Without tombstones: of who is erased, what still lies there is swept again after each start.
  private long alerts() {
    return stand.records(Topics.ALERTS).stream().filter(record -> record.value() != null).count();
  }

  /// Also where a release until November 2026 left it: beside the record, each in one of its own.
  @Test
  void whatIsAwaitedIsTakenOver() throws Exception {
    PersonId anna = people.get(1).person();
    PersonId ben = people.get(5).person();
    for (PersonId person : List.of(anna, ben)) {
      AccountAdded account = InventedEvents.account(person, then);
      stand.send(Topics.PEOPLE, InventedEvents.filed(account, today), today);
    }
    stand.flush();
    TrackerStand.await(
        "answers are awaited",
        () -> awaited(NAME, anna).size() == 3 && awaited(NAME, ben).size() == 3);
    live.close();
    List<Deadline> ofAnna = awaited(NAME, anna);
    List<Deadline> ofBen = awaited(NAME, ben);
    leftApart(ben, ofBen);
    assertThat(awaited(NAME, ben)).isEmpty();

    rebuild(101).run();

    assertThat(awaited(NAME + "-2", anna)).containsExactlyInAnyOrderElementsOf(ofAnna);
    assertThat(awaited(NAME + "-2", ben)).containsExactlyInAnyOrderElementsOf(ofBen);
  }

  private List<Deadline> awaited(String application, PersonId person) {
    StoredDossier stored = stored(application, person);
    PendingDeadlines pending = stored == null ? null : stored.pending();
    return pending == null ? List.of() : pending.all();
  }

  private @Nullable StoredDossier stored(String application, PersonId person) {
    AtomicReference<@Nullable StoredDossier> last = new AtomicReference<>();
    try (PartitionReader reader = new PartitionReader(stand.access())) {
      reader.read(
          StateStores.changelog(application, StateStores.DOSSIERS),
          partition(person),
          record -> {
            if (person.value().equals(record.key())) {
              last.set(StoredDossier.of(person.value(), record.value()));
            }
          });
    }
    return last.get();
  }

  private static int partition(PersonId person) {
    return PersonPartitioner.partition(person.value(), TrackerStand.PARTITIONS);
  }

  private void leftApart(PersonId person, List<Deadline> deadlines) {
    StoredDossier stored = Objects.requireNonNull(stored(NAME, person));
    byte[] alone = new StoredDossier(stored.seen(), null, stored.dossier()).toBytes();
    try (Producer<String, byte[]> producer = stand.access().producer(Map.of())) {
      var _ = producer.send(changed(StateStores.DOSSIERS, person, person.value(), alone));
      for (Deadline deadline : deadlines) {
        byte[] word = deadline.kind().word().getBytes(StandardCharsets.UTF_8);
        var _ = producer.send(changed(StateStores.DEADLINES, person, deadline.key(), word));
      }
      producer.flush();
    }
  }

  private static ProducerRecord<String, byte[]> changed(
      String store, PersonId person, String key, byte[] value) {
    return new ProducerRecord<>(StateStores.changelog(NAME, store), partition(person), key, value);
  }

  @Test
  void whatInterruptsItDoesNoHarm() throws Exception {
    assertThatThrownBy(() -> rebuild(100).run()).hasMessageContaining("The tracker runs");
    live.close();
    Map<String, Dossier> before = stand.dossiers();
    long alerts = alerts();

    for (int percent : new int[] {20, 90, 95}) {
      assertThatThrownBy(() -> rebuild(percent).run()).hasMessage("interrupted");
      assertThat(new Generations(NAME).active(stand.access(), TrackerStand.PARTITIONS))
          .isEqualTo(1);
      same(stand.dossiers(), before);
    }
    try (Tracker _ = live()) {
      TimeUnit.SECONDS.sleep(2);
    }
    assertThat(alerts()).isEqualTo(alerts);

    rebuild(101).run();
    assertThat(new Generations(NAME).active(stand.access(), TrackerStand.PARTITIONS)).isEqualTo(5);
    same(stand.dossiers(), before);
    assertThat(topics()).filteredOn(topic -> topic.endsWith("-dossiers-changelog")).hasSize(1);
  }

  /// @param until where it is interrupted
  private Rebuild rebuild(int until) {
    return new Rebuild(
        stand.access(),
        NAME,
        TrackerStand.PARTITIONS,
        1,
        Clock.fixed(today, ZoneOffset.UTC),
        new RebuildListener() {
          @Override
          public void at(String step, int percent) {
            if (percent >= until) {
              throw new IllegalStateException("interrupted");
            }
          }

          @Override
          public void changed(PersonId person, List<Moved> accounts) {}
        });
  }

  private Joined joins() {
    Joined joined = InventedEvents.joined(PersonId.random(), then);
    stand.send(Topics.PEOPLE, joined, then);
    return joined;
  }

  private Tracker live() {
    return stand.tracker(NAME, "one", Clock.fixed(today, ZoneOffset.UTC));
  }

  private boolean isWorkedIn() {
    Map<String, Integer> kinds = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : stand.records(Topics.ALERTS)) {
      if (record.value() != null) {
        Matter matter = Topics.ALERTS.decode(record.value()).matter();
        kinds.merge(matter.getClass().getSimpleName(), 1, Integer::sum);
      }
    }
    return kinds.getOrDefault("PolicyChanged", 0) == PEOPLE + 1
        && kinds.getOrDefault("AccountNews", 0) == PEOPLE + PEOPLE / 2
        && stand.dossiers().values().stream().filter(RebuildIT::isOverdue).count() == PEOPLE / 6;
  }

  private static Dossier known(Map<String, Dossier> dossiers, PersonId person) {
    Dossier dossier = dossiers.get(person.value());
    if (dossier == null) {
      throw new AssertionError("there is no dossier");
    }
    return dossier;
  }

  private static boolean isOverdue(Dossier dossier) {
    return dossier.accounts().stream().anyMatch(a -> a.standing() instanceof Overdue);
  }

  private static void same(Map<String, Dossier> found, Map<String, Dossier> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach((person, dossier) -> assertThat(dossier).isEqualTo(expected.get(person)));
  }

  /// As a fault of the rules would have it: the confirmation was not understood.
  private Dossier forgetful(Dossier right) {
    DossierFields fields = new DossierFields(right);
    Account account = right.accounts().getFirst();
    assertThat(account.standing()).isInstanceOf(Confirmed.class);
    Account wrong =
        new Account(
            account.id(),
            account.platform(),
            account.handle(),
            account.email(),
            account.linked(),
            List.of(account.facts().getFirst()),
            new Noticed(LocalDate.ofInstant(then, ZoneOffset.UTC), Proof.VERIFIED_MAIL));
    fields.accounts.set(0, wrong);
    return fields.toDossier();
  }

  private List<JsonNode> run(int exit, String... more) throws Exception {
    Path config = data.resolve("objector.properties");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.writeString(
        config,
        "kafka.bootstrap=%s%nkafka.client-file=%s%ntracker.port=%d%n"
            .formatted(stand.access().bootstrap(), stand.clientFile(), port));
    List<String> arguments = new ArrayList<>(List.of("rebuild", "--json", "--config"));
    arguments.add(config.toString());
    arguments.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int ended =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    assertThat(ended).as(out + "" + err).isEqualTo(exit);
    return out.toString().lines().map(Json.MAPPER::readTree).toList();
  }

  private Set<String> topics() throws Exception {
    try (Admin admin = stand.access().admin()) {
      return admin.listTopics().names().get(20, TimeUnit.SECONDS);
    }
  }
}
