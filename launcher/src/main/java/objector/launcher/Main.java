package objector.launcher;

import java.io.PrintWriter;
import objector.launcher.backup.BackupCommand;
import objector.launcher.backup.RestoreCommand;
import objector.launcher.doctor.DoctorCommand;
import objector.launcher.leaving.EraseCommand;
import objector.launcher.leaving.ExportCommand;
import objector.launcher.leaving.VerifyCommand;
import objector.launcher.soak.SoakCommand;
import objector.launcher.wiring.FolderLock;
import objector.launcher.wiring.JarVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `objector` command. Standard output is for what a command says; everything else goes to
/// standard error.
@Command(
    name = "objector",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Tells each person, truthfully and at once, where their objection to Meta's use of their"
            + " data for AI stands.",
    footer = {
      "",
      "objector test runs every test (it is part of the script that starts this).",
      "objector COMMAND --help says more."
    },
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      MailCommand.class,
      MailsCommand.class,
      PageCommand.class,
      DeadlineCommand.class,
      StoryCommand.class,
      DoctorCommand.class,
      DeadCommand.class,
      RebuildCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      EraseCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      AggregatesCommand.class,
      SoakCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main implements Runnable {
  /// So that a script can tell it from other failures.
  static final int FOLDER_IN_USE = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  public static CommandLine commandLine() {
    CommandLine objector = new CommandLine(new Main());
    ServiceCommand.addTo(objector);
    ArgumentTypes.on(objector);
    return objector
        .setOverwrittenOptionsAllowed(true)
        .setParameterExceptionHandler(Main::explain)
        .setExecutionExceptionHandler(Main::tell);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int explain(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(problem.getMessage());
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  /// What a person can mend is one sentence; what only we can mend comes with its trace.
  private static int tell(Exception problem, CommandLine command, CommandLine.ParseResult result) {
    if (problem instanceof FolderLock.Taken) {
      command.getErr().println(problem.getMessage());
      return FOLDER_IN_USE;
    }
    Mendable.words(problem)
        .ifPresentOrElse(
            words -> {
              LOG.debug("A command ended", problem);
              command.getErr().println(words);
            },
            () -> {
              command.getErr().println("This is a fault of Objector, please report it:");
              problem.printStackTrace(command.getErr());
            });
    return CommandLine.ExitCode.SOFTWARE;
  }
}
