package objector.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import objector.events.Json;
import objector.events.id.PageId;
import objector.ingest.replay.ReplayOptions;
import objector.ingest.watch.PageImport;
import objector.ingest.watch.PageImport.Imported;
import objector.kafka.KafkaAccess;
import objector.launcher.embedded.EmbeddedKafka;
import objector.launcher.wiring.DataFolder;
import objector.launcher.wiring.FolderLock;
import objector.launcher.wiring.JarVersion;
import objector.launcher.wiring.KafkaSettings;
import objector.programmes.Programmes;
import objector.programmes.WatchedPage;
import objector.service.Setting;
import objector.service.Settings;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The recorded past of a page, so that a new installation does not begin with nothing.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = JarVersion.class,
    description = {
      "Imports the recorded past of a watched page, such as a history of Open Terms Archive: a"
          + " folder of files named by their time (2021-05-03T12-30-00Z.md), or an INDEX.tsv as for"
          + " replay.",
      "What is there already is not written again; nobody is alerted. A running ingest knows of it"
          + " after its next start."
    })
final class PageImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR|TSV", description = "the observations")
  private Path source = Path.of("");

  @Option(
      names = "--page",
      required = true,
      paramLabel = "NAME",
      description = "the watched page whose past it is")
  private String page = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "the data folder of an installation that is stopped (default: ~/.local/share/objector)")
  private @Nullable Path data;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description =
          "a running Kafka, instead of a data folder; what it asks of who connects is in the file"
              + " of setting kafka.client-file")
  private @Nullable String kafka;

  @Option(names = "--config", paramLabel = "FILE", description = "settings, one a line")
  private @Nullable Path config;

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.exists(source)) {
      throw new ParameterException(
          spec.commandLine(), "There is no file or folder " + source + ".");
    }
    Optional<WatchedPage> watched = Programmes.load().metaAiTraining().page(page);
    ReplayOptions options =
        ReplayOptions.standard().as(watched.orElseThrow(() -> PageFiles.unknown(spec, page)));
    Settings settings = Settings.of(System.getenv(), Optional.ofNullable(config));
    if (kafka != null) {
      KafkaAccess access = KafkaSettings.access(settings.with(Setting.KAFKA_BOOTSTRAP, kafka));
      return read(access, settings, options, false);
    }
    Path folder = DataFolder.of(settings, data);
    try (FolderLock _ = FolderLock.take(folder);
        EmbeddedKafka embedded = new EmbeddedKafka(folder.resolve("kafka"))) {
      embedded.start();
      return read(embedded.access(), settings, options, true);
    }
  }

  private int read(KafkaAccess access, Settings settings, ReplayOptions options, boolean alone)
      throws IOException, InterruptedException {
    try (Admin admin = access.admin()) {
      KafkaSettings.topics(settings, alone).ensure(admin);
    }
    try {
      Imported imported = new PageImport(access).read(new PageId(page), options, source);
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.MAPPER.writeValueAsString(imported) : forPeople(imported));
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static String forPeople(Imported imported) {
    return "%s: %d observations, %d versions written, %d were there already. Nobody is alerted."
        .formatted(imported.page(), imported.observations(), imported.written(), imported.known());
  }
}
