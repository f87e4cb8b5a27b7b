package objector.launcher.leaving;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Json;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.person.Erasure;
import objector.events.person.ErasureProgress;
import objector.events.person.PersonEvent.ErasureAsked;
import objector.kafka.KafkaAccess;
import objector.kafka.PersonRecords;
import objector.launcher.wiring.InstallationOptions;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.KafkaAtHand;
import objector.service.Service.StartFailure;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Erases somebody, as they would themselves.
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Erases somebody as they would themselves, and prints the receipt; of who is erased, how far"
          + " that has come.",
      "Ends with 0 when every service has removed what it wrote, with 1 when one of them is still"
          + " to."
    })
public final class EraseCommand implements Callable<Integer> {
  private static final int NOT_YET = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PERSON|ADDRESS", description = "a person's id, or an e-mail address")
  private String who = "";

  @Mixin private InstallationOptions where = new InstallationOptions();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "how long to wait for the services (default: ${DEFAULT-VALUE})")
  private int wait = 60;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    try (KafkaAtHand kafka = where.kafka()) {
      PersonAtHand person = PersonAtHand.find(who, where, kafka.access());
      PersonRecords records = new PersonRecords(kafka.access());
      Optional<ErasureProgress> progress = progress(records, person.id());
      if (progress.isEmpty()) {
        if (person.dossier() == null) {
          throw new StartFailure("Nobody is known by this id, and nobody was erased.");
        }
        ask(kafka.access(), person.id());
        progress = awaited(records, person.id(), kafka.isEmbedded());
      }
      return print(person.id(), progress.orElse(null));
    }
  }

  private static void ask(KafkaAccess kafka, PersonId person) throws InterruptedException {
    try (Producer<String, byte[]> producer = kafka.producer(Map.of())) {
      ErasureAsked asked = new ErasureAsked(EventId.random(), person, Instant.now());
      producer.send(Topics.PEOPLE.record(asked)).get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StartFailure("Kafka did not take the order; nothing was erased.", e);
    }
  }

  /// Where this process has the only Kafka, no service runs that could do it.
  private Optional<ErasureProgress> awaited(PersonRecords records, PersonId person, boolean alone)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(alone ? 0 : wait).toNanos();
    while (true) {
      Optional<ErasureProgress> progress = progress(records, person);
      boolean all =
          progress.isPresent()
              && List.of(Owner.values()).stream().allMatch(o -> hasSwept(progress.get(), o));
      if (all || System.nanoTime() >= end) {
        return progress;
      }
      Thread.sleep(500);
    }
  }

  private static boolean hasSwept(ErasureProgress progress, Owner service) {
    return progress.last(service.word()) != null;
  }

  private static Optional<ErasureProgress> progress(PersonRecords records, PersonId person) {
    List<Erasure> known = records.of(Topics.ERASURES, person);
    return ErasureProgress.of(known);
  }

  private int print(PersonId person, @Nullable ErasureProgress progress) {
    PrintWriter out = spec.commandLine().getOut();
    Instant now = Instant.now();
    boolean all = progress != null;
    if (progress == null) {
      line(out, person, "order", "asked", null, "Asked. It is done when Objector runs next.");
    } else {
      Instant at = progress.order().at();
      line(out, person, "page", "ended", at, "Page, forwarding address and alerts ended at " + at);
      for (Owner service : Owner.values()) {
        all &= hasSwept(progress, service);
        service(out, person, progress, service, now);
      }
      Instant last = progress.byItself();
      line(
          out,
          person,
          "claims and records put aside",
          "by-itself",
          last,
          "Claims, and records put aside: go by themselves by " + day(last));
    }
    out.flush();
    return all ? CommandLine.ExitCode.OK : NOT_YET;
  }

  private void service(
      PrintWriter out, PersonId person, ErasureProgress progress, Owner owner, Instant now) {
    String service = owner.word();
    Erasure.Swept last = progress.last(service);
    Instant latest = progress.latest(now);
    if (last == null) {
      line(out, person, service, "waiting", latest, service + ": not yet; by " + day(latest));
    } else if (progress.isGone(service)) {
      String gone = service + ": done; looked through at " + last.at() + ", nothing was left";
      line(out, person, service, "gone", last.at(), gone);
    } else {
      String removed = service + ": removed; gone from Kafka's disks by " + day(latest);
      line(out, person, service, "removed", latest, removed);
    }
  }

  private void line(
      PrintWriter out,
      PersonId person,
      String store,
      String state,
      @Nullable Instant date,
      String words) {
    if (!json) {
      out.println(words);
      return;
    }
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("person", person);
    line.put("store", store);
    line.put("state", state);
    line.put("date", date);
    out.println(new String(Json.write(line), StandardCharsets.UTF_8));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
