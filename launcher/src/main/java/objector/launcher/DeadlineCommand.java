package objector.launcher;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import objector.launcher.wiring.JarVersion;
import objector.tracker.clock.DeadlineAnswer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// By when must Meta answer, and how is that counted?
@Command(
    name = "deadline",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "By when an objection must be answered, with the working.",
      "One month from receipt (GDPR Art. 12(3)), counted by Regulation 1182/71 with Irish public"
          + " holidays."
    })
final class DeadlineCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DATE",
      description = "the day on which Meta received the objection, for example 2025-05-26")
  private LocalDate received = LocalDate.EPOCH;

  @Option(
      names = "--extended-on",
      paramLabel = "DATE",
      description = "the day on which Meta said that it needs longer")
  private @Nullable LocalDate extendedOn;

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try {
      if (json) {
        out.println(DeadlineAnswer.json(received, extendedOn));
      } else {
        DeadlineAnswer.lines(received, extendedOn).forEach(out::println);
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
