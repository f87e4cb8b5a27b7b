package objector.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import objector.events.Json;
import objector.events.page.LookOutcome;
import objector.ingest.PageTrial;
import objector.ingest.PageTrial.Tried;
import objector.ingest.extract.Declaration;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.ServiceFactory;
import objector.programmes.Programmes;
import objector.programmes.WatchedPage;
import objector.service.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What would a look at this page see?
@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "What would a look at this page see? Looks once, and keeps nothing.",
      "URL|NAME is an address, or the name of a watched page. Exit 1: nothing was seen there."
    })
final class PageTryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "URL|NAME",
      description = "where to look; a declaration says it by itself")
  private String page = "";

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

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
      description = "the language to expect of an address (default: any)")
  private @Nullable String language;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings, one a line, such as pages.browser=none")
  private @Nullable Path config;

  @Option(
      names = "--allow-loopback",
      description = "for tests: a page on this machine may be looked at")
  private boolean allowLoopback;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = Settings.of(System.getenv(), Optional.ofNullable(config));
    PageTrial trial =
        PageTrial.of(allowLoopback, ServiceFactory.browser(settings), Clock.systemUTC());
    Tried tried = look(trial);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Json.MAPPER.writeValueAsString(tried) : forPeople(tried));
    out.flush();
    return tried.look() == LookOutcome.BLIND
        ? CommandLine.ExitCode.SOFTWARE
        : CommandLine.ExitCode.OK;
  }

  private Tried look(PageTrial trial) throws IOException, InterruptedException {
    if (declaration != null) {
      return trial.look(PageFiles.declaration(spec, declaration), language);
    }
    if (page.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Say where to look: an address, or the name of a watched page.");
    }
    if (page.contains("://")) {
      return trial.look(List.of(Declaration.mainTextOf(address())), language);
    }
    Optional<WatchedPage> watched = Programmes.load().metaAiTraining().page(page);
    return trial.look(watched.orElseThrow(() -> PageFiles.unknown(spec, page)));
  }

  private URI address() {
    try {
      return URI.create(page);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), page + " is not an address.", e);
    }
  }

  private static String forPeople(Tried tried) {
    StringBuilder told = new StringBuilder();
    line(told, "address", tried.address());
    line(told, "status", tried.status() == null ? "no answer" : tried.status());
    line(told, "look", seen(tried));
    line(told, "effective", tried.effective());
    line(told, "language", tried.language());
    line(told, "words", tried.words());
    tried
        .links()
        .forEach(
            link -> line(told, link.objection() ? "objection link" : "contact link", link.url()));
    tried.problems().forEach(problem -> line(told, "problem", problem));
    if (tried.text() != null) {
      told.append('\n').append(tried.text().strip()).append('\n');
    }
    return told.toString().stripTrailing();
  }

  private static String seen(Tried tried) {
    if (tried.look() != LookOutcome.BLIND) {
      return "a policy is seen";
    }
    return "blind: " + tried.reason() + (tried.detail() == null ? "" : " (" + tried.detail() + ")");
  }

  private static void line(StringBuilder told, String name, @Nullable Object value) {
    told.append("%-15s".formatted(name)).append(value == null ? "-" : value).append('\n');
  }
}
