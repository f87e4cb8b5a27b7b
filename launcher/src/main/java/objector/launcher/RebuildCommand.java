package objector.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import objector.events.Json;
import objector.events.id.PersonId;
import objector.kafka.TopicSetup;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.KafkaAtHand;
import objector.launcher.wiring.KafkaSettings;
import objector.launcher.wiring.ServiceFactory;
import objector.service.Health;
import objector.service.Service.StartFailure;
import objector.service.Setting;
import objector.service.Settings;
import objector.telemetry.Monitoring;
import objector.telemetry.MonitoringPort;
import objector.telemetry.Telemetry;
import objector.tracker.TrackerConfig;
import objector.tracker.rebuild.Rebuild;
import objector.tracker.rebuild.RebuildListener;
import objector.tracker.rebuild.Rebuilt;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// All dossiers anew from what was said, once the rules that made them were mended.
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Computes all dossiers anew from what was said, once the rules that made them were mended.",
      "Stop the tracker (or up), rebuild, and start it again: it goes on at the event at which it"
          + " stopped. Nobody hears anything again, and nobody is erased. What interrupts it does"
          + " no harm: until its end nothing is changed.",
      "--compare only says what would come out otherwise, also while the tracker runs; it ends with"
          + " 1 where anything would."
    })
final class RebuildCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RebuildCommand.class);
  private static final int OTHERWISE = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "an installation of up (default: as for up)")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings, with the kafka.bootstrap of a cluster")
  private @Nullable Path config;

  @Option(names = "--compare", description = "change nothing")
  private boolean compare;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = Settings.of(System.getenv(), Optional.ofNullable(config));
    AtomicReference<String> step = new AtomicReference<>("beginning");
    try (KafkaAtHand kafka = KafkaAtHand.of(config, data);
        MonitoringPort health = health(settings, step)) {
      if (!compare && kafka.isOfRunning()) {
        throw new StartFailure(
            "Objector runs on this folder. Stop it first, rebuild, and start it again; or say"
                + " --compare, which only looks.");
      }
      if (!compare && (settings.isSet(Setting.TRACKER_PORT) || !kafka.isEmbedded())) {
        health.start();
      }
      ensureTopics(settings, kafka);
      Rebuild rebuild =
          new Rebuild(
              kafka.access(),
              TrackerConfig.DEFAULT_APPLICATION_ID,
              settings.number(Setting.KAFKA_PARTITIONS),
              kafka.isEmbedded() ? 1 : settings.number(Setting.KAFKA_REPLICATION),
              Clock.systemUTC(),
              listener(step));
      long begun = System.nanoTime();
      Rebuilt rebuilt = compare ? rebuild.compare() : rebuild.run();
      tell(rebuilt, (System.nanoTime() - begun) / 1e9);
      return compare && rebuilt.changed() > 0 ? OTHERWISE : CommandLine.ExitCode.OK;
    }
  }

  /// An installation of an earlier release may lack some.
  private static void ensureTopics(Settings settings, KafkaAtHand kafka)
      throws InterruptedException {
    Settings fitted = kafka.isEmbedded() ? settings.with(Setting.KAFKA_REPLICATION, "1") : settings;
    try (Admin admin = kafka.access().admin()) {
      KafkaSettings.topics(fitted, kafka.isEmbedded()).ensure(admin);
    } catch (TopicSetup.Mismatch e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /// Where the tracker's own health is asked for when it runs.
  private static MonitoringPort health(Settings settings, AtomicReference<String> step) {
    return new MonitoringPort(
        settings.text(Setting.HEALTH_HOST),
        settings.number(Setting.TRACKER_PORT),
        new Monitoring(
            "tracker",
            () -> List.of(Health.degraded("tracker", "being rebuilt: " + step.get())),
            new Telemetry(),
            ServiceFactory.outboxToken(),
            Clock.systemUTC()));
  }

  private RebuildListener listener(AtomicReference<String> step) {
    return new RebuildListener() {
      @Override
      public void at(String what, int percent) {
        step.set(what + ", " + percent + " %");
        LOG.atInfo().addKeyValue("step", what).addKeyValue("percent", percent).log("rebuilding");
      }

      @Override
      public void changed(PersonId person, List<Moved> accounts) {
        if (json) {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("what", "changed");
          line.put("person", person.value());
          line.put("accounts", accounts);
          print(line);
        }
      }
    };
  }

  private void tell(Rebuilt rebuilt, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("what", compare ? "compared" : "rebuilt");
      line.put("generation", rebuilt.generation());
      line.put("people", rebuilt.people());
      line.put("same", rebuilt.same());
      line.put("changed", rebuilt.changed());
      line.put("kept", rebuilt.kept());
      line.put("unreadable", rebuilt.unreadable());
      line.put("failed", rebuilt.failed());
      line.put("accounts", rebuilt.accounts());
      line.put("seconds", Math.round(seconds * 10) / 10.0);
      print(line);
      return;
    }
    out.printf(
        "%d dossiers: %d as they were, %s otherwise, %d kept as nothing is left of what was said,"
            + " %d unreadable. %d events could not be worked in.%n",
        rebuilt.people(),
        rebuilt.same(),
        rebuilt.changed(),
        rebuilt.kept(),
        rebuilt.unreadable(),
        rebuilt.failed());
    rebuilt.accounts().forEach((move, count) -> out.println("  " + count + " × " + move));
    out.println(
        compare
            ? "Nothing was changed."
            : "Generation %d counts from now on. Start the tracker: it goes on where it stopped."
                .formatted(rebuilt.generation()));
    out.flush();
  }

  private void print(Map<String, Object> line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(new String(Json.write(line), StandardCharsets.UTF_8));
    out.flush();
  }
}
