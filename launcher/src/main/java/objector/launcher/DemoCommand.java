package objector.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import objector.launcher.demo.DemoPage;
import objector.launcher.demo.DemoReport;
import objector.launcher.demo.DemoStory;
import objector.launcher.outside.TemporaryFolder;
import objector.launcher.wiring.Installation;
import objector.launcher.wiring.InstallationAddresses;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.SpareMemory;
import objector.service.Setting;
import objector.service.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The whole story in a minute, for a newcomer.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "The whole story in a minute, on a fresh folder and free ports, without a network:",
      "somebody subscribes, adds two accounts, forwards a notice and a confirmation, and a page"
          + " changes.",
      "Ends with 0 only if everything arrived."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--keep", description = "leave it running for a look, until Ctrl-C")
  private boolean keep;

  @Option(names = "--json", description = "one JSON object a step")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("objector-demo");
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> TemporaryFolder.delete(folder), "delete-demo"));
    DemoReport narrator = new DemoReport(out, json);
    boolean told;
    try (DemoPage page = new DemoPage();
        Installation installation =
            new Installation(
                settings(page.declaredIn(folder)), folder.resolve("data"), Clock.systemUTC())) {
      long begun = System.nanoTime();
      installation.start();
      InstallationAddresses addresses = installation.addresses();
      narrator.begin(addresses, begun);
      // As `up` does, whose starts this one's classes are kept for.
      SpareMemory.unmapCache();
      SpareMemory.giveBack();
      told = new DemoStory(addresses, page, narrator).play();
      narrator.end(told);
      if (keep) {
        out.println(
            json
                ? addresses.json()
                : "\nStill running: "
                    + addresses.web()
                    + " (mails: "
                    + addresses.outboxPage()
                    + "). Ctrl-C stops and deletes it.");
        out.flush();
        new CountDownLatch(1).await();
      }
    }
    return told ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static Settings settings(Path declarations) {
    return Settings.of(Map.of(), Optional.empty())
        .with(Setting.WEB_PORT, "0")
        .with(Setting.WEB_HOST, "127.0.0.1")
        .with(Setting.SMTP_PORT, "0")
        .with(Setting.SMTP_HOST, "127.0.0.1")
        .with(Setting.PAGES_WATCH, "false")
        .with(Setting.PAGES_FOLDER, declarations.toString())
        .with(Setting.PAGES_ALLOW_LOOPBACK, "true")
        .with(Setting.PAGES_INTERVAL, "1s")
        .with(Setting.OPERATOR_NAME, "the demo");
  }
}
