package objector.launcher.backup;

import picocli.CommandLine.Model.CommandSpec;

/// How far a command is, on standard error: each tenth.
final class Percents {
  private static final int STEP = 10;

  private final CommandSpec spec;
  private int said = -1;

  Percents(CommandSpec spec) {
    this.spec = spec;
  }

  void tell(int percent) {
    int tenth = percent / STEP;
    if (tenth > said) {
      said = tenth;
      spec.commandLine().getErr().println(tenth * STEP + " %");
      spec.commandLine().getErr().flush();
    }
  }
}
