package objector.launcher.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import objector.launcher.outside.TemporaryFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every long trial is told alike, and how each of them begins, breaks off and ends.
final class SoakOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "the same seed disturbs at the same moments (default: 1)")
  private long seed = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "an empty folder, kept afterwards (default: a temporary one)")
  private @Nullable Path data;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  /// A trial in a folder; whether it holds what is promised.
  interface Trial {
    boolean run(Path folder) throws IOException, InterruptedException;
  }

  long seed() {
    return seed;
  }

  boolean json() {
    return json;
  }

  SoakOutput output() {
    return new SoakOutput(out(), json);
  }

  /// Ends with 0 only if it holds. The folder of one that does not stays, to be looked at.
  int run(Trial trial) throws IOException, InterruptedException {
    // A process is started in it: one that is not there would be blamed on Java.
    Path folder =
        data == null
            ? Files.createTempDirectory("objector-soak")
            : Files.createDirectories(data.toAbsolutePath());
    boolean holds;
    try {
      holds = trial.run(folder);
    } catch (IOException e) {
      PrintWriter trouble = spec.commandLine().getErr();
      trouble.println("The trial broke off: " + e.getMessage());
      trouble.println("What the processes said is in " + folder);
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (holds && data == null) {
      TemporaryFolder.delete(folder);
    }
    return holds ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
