package objector.launcher.doctor;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import objector.events.Json;
import objector.launcher.doctor.Finding.State;
import objector.launcher.wiring.DataFolder;
import objector.launcher.wiring.JarVersion;
import objector.service.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Looks at what an installation needs, and says what to do.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Looks at the settings, the data folder, disk, ports, TLS, DNS (MX, SPF, DMARC) and the mail relay, and says what to do.",
      "Changes nothing. Ends with 0 when nothing is bad."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "an installation of up, running or stopped (default: as for up)")
  private @Nullable Path data;

  @Option(names = "--config", paramLabel = "FILE", description = "settings, as for up")
  private @Nullable Path config;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    Settings settings = Settings.of(System.getenv(), Optional.ofNullable(config));
    List<Finding> findings =
        new Checks(settings, DataFolder.of(settings, data), new ThisMachine()).all();
    findings.forEach(this::tell);
    spec.commandLine().getOut().flush();
    return findings.stream().anyMatch(finding -> finding.state() == State.BAD)
        ? CommandLine.ExitCode.SOFTWARE
        : CommandLine.ExitCode.OK;
  }

  private void tell(Finding finding) {
    PrintWriter out = spec.commandLine().getOut();
    String state = finding.state().name().toLowerCase(Locale.ROOT);
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("check", finding.check());
      line.put("state", state);
      line.put("detail", finding.detail());
      line.put("advice", finding.advice().isEmpty() ? null : finding.advice());
      out.println(new String(Json.write(line), StandardCharsets.UTF_8));
      return;
    }
    out.printf(Locale.ROOT, "%-5s %-7s %s%n", state, finding.check(), finding.detail());
    if (!finding.advice().isEmpty()) {
      out.printf(Locale.ROOT, "              → %s%n", finding.advice());
    }
  }
}
