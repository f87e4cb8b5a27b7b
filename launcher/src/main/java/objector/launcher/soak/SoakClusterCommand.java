package objector.launcher.soak;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import objector.launcher.soak.cluster.ClusterSoak;
import objector.launcher.wiring.JarVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Does a cluster of which one process at a time is killed or frozen keep what it promises?
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Starts three brokers and two of each service, as processes on loopback; about 3 GB of"
          + " memory. Mails come in, people join and a page changes, while one process after the"
          + " other is killed (kill -9), frozen (SIGSTOP) or cut off from the brokers.",
      "Then looks for each mail that was answered 250, for each edition of the page and those who"
          + " were to hear of it, for each alert at the relay, and compares each dossier with what"
          + " comes out when all that was said is read anew.",
      "Ends with 0 only if nothing is lost, nothing differs, and no more came twice than is shown"
          + " as uncertain."
    })
final class SoakClusterCommand implements Callable<Integer> {
  @Option(names = "--seconds", paramLabel = "N", description = "how long (default: 1200)")
  private int seconds = 1_200;

  @Option(names = "--per-second", paramLabel = "N", description = "mails (default: 10)")
  private int perSecond = 10;

  @Mixin private SoakOptions options = new SoakOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return options.run(folder -> {
      ClusterSoak.Plan plan = new ClusterSoak.Plan(folder, seconds, perSecond, options.seed());
      try (ClusterSoak soak = new ClusterSoak(plan, options.output()::tell)) {
        ClusterSoak.Outcome outcome = soak.run();
        sum(outcome);
        return outcome.holds();
      }
    });
  }

  private void sum(ClusterSoak.Outcome outcome) {
    if (options.json()) {
      Map<String, Object> line = new TreeMap<>();
      line.put("mails", outcome.mails());
      line.put("broughtAgain", outcome.again());
      line.put("kills", outcome.kills());
      line.put("freezes", outcome.freezes());
      line.put("cuts", outcome.cuts());
      line.put("editions", outcome.news().editions());
      line.put("editionsAgain", outcome.news().again());
      line.put("editionsHeard", outcome.news().alone());
      line.put("editionsInDigest", outcome.news().inDigest());
      line.put("editionsWaiting", outcome.news().waiting());
      line.put("editionsUnheard", outcome.news().unheard());
      line.put("lost", outcome.lost());
      line.put("toldTwice", outcome.told());
      line.put("people", outcome.people());
      line.put("dossiers", outcome.dossiers());
      line.put("different", outcome.different());
      line.put("alerts", outcome.alerts());
      line.put("unheard", outcome.unheard());
      line.put("twice", outcome.twice());
      line.put("uncertain", outcome.uncertain());
      line.put("seconds", Math.round(outcome.seconds()));
      line.put("holds", outcome.holds());
      options.output().tell("sum", line);
      return;
    }
    options
        .out()
        .printf(
            Locale.ROOT,
            """
            %d mails answered 250 (%d brought again) over %d kills, %d freezes and %d cuts, in %.0f s.
            Lost: %d; told twice: %d.
            %d people, %d dossiers, %d different.
            %d editions of a page, %d recorded again: %d times heard of alone, %d in a digest,
            %d waiting for one, %d not at all.
            %d alerts: %d unheard, %d twice, %d uncertain.
            %s
            """,
            outcome.mails(),
            outcome.again(),
            outcome.kills(),
            outcome.freezes(),
            outcome.cuts(),
            outcome.seconds(),
            outcome.lost(),
            outcome.told(),
            outcome.people(),
            outcome.dossiers(),
            outcome.different(),
            outcome.news().editions(),
            outcome.news().again(),
            outcome.news().alone(),
            outcome.news().inDigest(),
            outcome.news().waiting(),
            outcome.news().unheard(),
            outcome.alerts(),
            outcome.unheard(),
            outcome.twice(),
            outcome.uncertain(),
            outcome.holds() ? "All of it is there." : "THIS IS NOT AS PROMISED.");
  }
}
