package objector.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import objector.events.Json;
import objector.ingest.replay.PageReplay;
import objector.ingest.replay.ReplayOptions;
import objector.ingest.replay.ReplayRow;
import objector.launcher.wiring.JarVersion;
import objector.programmes.Programmes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// What people ask about watched pages.
@Command(
    name = "page",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = "Looks at pages, and judges what was recorded of them.",
    subcommands = {PageTryCommand.class, PageCommand.Replay.class, PageImportCommand.class})
final class PageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  /// Which of a page's recorded changes would have been told?
  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      versionProvider = JarVersion.class,
      description = {
        "Replays recorded observations of one page: which changes would have been told?",
        "INDEX.tsv has a header line and the columns `time` (ISO instant) and `file` (relative to"
            + " it; Markdown, text or HTML). A folder of files named by their time will do as well."
      })
  static final class Replay implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "INDEX.tsv", description = "the observations, in order")
    private Path index = Path.of("");

    @Option(names = "--json", description = "one JSON object a row")
    private boolean json;

    @Option(
        names = "--interval",
        paramLabel = "TIME",
        converter = Length.class,
        description = "the pause between two looks, such as 30m, 12h or 1d (default: 12h)")
    private @Nullable Duration interval;

    @Option(names = "--page", paramLabel = "NAME", description = "as this watched page is watched")
    private @Nullable String page;

    @Option(
        names = "--declaration",
        paramLabel = "FILE",
        description =
            "what to extract: a declaration of Open Terms Archive, or a page of pages.folder (JSON,"
                + " YAML)")
    private @Nullable Path declaration;

    @Option(
        names = "--language",
        paramLabel = "xx",
        description = "the language to expect (default: that of the first good row)")
    private @Nullable String language;

    @Override
    public Integer call() throws IOException {
      if (!Files.exists(index)) {
        throw new ParameterException(
            spec.commandLine(), "There is no file or folder " + index + ".");
      }
      PrintWriter out = spec.commandLine().getOut();
      ReplayOptions options = options();
      options
          .unknownFilters()
          .forEach(filter ->
              spec.commandLine().getErr().println("Passed over: unknown filter " + filter));
      try {
        new PageReplay(options)
            .replay(
                index,
                row -> {
                  out.println(json ? Json.MAPPER.writeValueAsString(row) : forPeople(row));
                  out.flush();
                });
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), index + ": " + e.getMessage(), e);
      }
      return CommandLine.ExitCode.OK;
    }

    private ReplayOptions options() throws IOException {
      ReplayOptions options = ReplayOptions.standard();
      if (page != null) {
        String name = page;
        options =
            options.as(
                Programmes.load()
                    .metaAiTraining()
                    .page(name)
                    .orElseThrow(() -> PageFiles.unknown(spec, name)));
      }
      if (declaration != null) {
        options = options.declared(PageFiles.declaration(spec, declaration));
      }
      if (language != null) {
        options = options.in(language);
      }
      return interval == null ? options : options.every(interval);
    }

    private static String forPeople(ReplayRow row) {
      StringBuilder told = new StringBuilder();
      told.append(row.time())
          .append("  ")
          .append(row.alert() ? "ALERT  " : "       ")
          .append(row.look().word())
          .append(": ")
          .append(row.reason());
      row.removed().stream()
          .limit(3)
          .forEach(passage -> told.append("\n    - ").append(shortened(passage)));
      row.added().stream()
          .limit(3)
          .forEach(passage -> told.append("\n    + ").append(shortened(passage)));
      return told.toString();
    }

    private static String shortened(String passage) {
      return passage.length() <= 160
          ? passage
          : passage.substring(
                  0,
                  passage.offsetByCodePoints(
                      0, Math.min(150, passage.codePointCount(0, passage.length()))))
              + " …";
    }
  }

  /// `30m`, `12h`, `1d`.
  static final class Length implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        long amount = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)));
        return switch (text.charAt(text.length() - 1)) {
          case 's' -> Duration.ofSeconds(amount);
          case 'm' -> Duration.ofMinutes(amount);
          case 'h' -> Duration.ofHours(amount);
          case 'd' -> Duration.ofDays(amount);
          default -> throw new TypeConversionException("'" + text + "' has no unit s, m, h or d");
        };
      } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
        throw new TypeConversionException("'" + text + "' is not a length of time such as 12h");
      }
    }
  }
}
