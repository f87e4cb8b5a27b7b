package objector.webui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.kafka.DeadLetterBox;
import objector.kafka.Eraser;
import objector.kafka.EvidenceReader;
import objector.kafka.KafkaAccess;
import objector.kafka.PersonRecords;
import objector.programmes.Programmes;
import objector.service.Health;
import objector.service.Service;
import objector.service.TemporarilyUnavailable;
import objector.telemetry.Monitoring;
import objector.telemetry.Telemetry;
import objector.webui.operator.PutAsideInKafka;
import objector.webui.operator.ReportClient;
import objector.webui.readmodel.EvidenceSource;
import objector.webui.readmodel.HeldMails;
import objector.webui.readmodel.KeptInKafka;
import objector.webui.readmodel.ReadModelLoader;
import objector.webui.readmodel.WaitingMails;
import objector.webui.submission.IngestClient;
import objector.webui.submission.PersonEvents;
import objector.wording.Translations;
import org.jspecify.annotations.Nullable;

/// The web pages: wires them, starts and closes them.
public final class WebUi implements Service {
  private final WebUiConfig config;
  private final Programmes programmes;
  private final Translations words;
  private final @Nullable Supplier<List<Health>> everything;
  private final Telemetry telemetry;
  private @Nullable ReportClient reports;
  private @Nullable ReadModelLoader reader;
  private PersonEvents.@Nullable OnKafka people;
  private @Nullable IngestClient ingest;
  private @Nullable EvidenceReader evidence;
  private @Nullable ExecutorService threads;
  private @Nullable Eraser eraser;
  private @Nullable WebSite site;

  public WebUi(WebUiConfig config, Programmes programmes, Translations words) {
    this(config, programmes, words, null, new Telemetry());
  }

  /// The pages, in a process that has other parts.
  ///
  /// @param everything the health of all parts, these included; null: of these
  /// @param telemetry of this process
  public WebUi(
      WebUiConfig config,
      Programmes programmes,
      Translations words,
      @Nullable Supplier<List<Health>> everything,
      Telemetry telemetry) {
    this.telemetry = telemetry;
    this.everything = everything;
    this.config = config;
    this.programmes = programmes;
    this.words = words;
  }

  @Override
  public String name() {
    return "web-ui";
  }

  @Override
  public void start() {
    KafkaAccess kafka = config.kafka();
    reader = new ReadModelLoader(kafka, config.instance(), config.state());
    people = new PersonEvents.OnKafka(kafka);
    ingest = new IngestClient(config.ingest(), config.serviceToken());
    threads = Executors.newVirtualThreadPerTaskExecutor();
    evidence = new EvidenceReader(kafka);
    reader.start();
    PersonRecords records = new PersonRecords(kafka);
    Supplier<List<Health>> parts = everything == null ? this::health : everything;
    Monitoring monitoring =
        new Monitoring(
            everything == null ? name() : "objector",
            parts,
            telemetry,
            config.serviceToken(),
            config.clock());
    ReportClient asked =
        new ReportClient(monitoring::report, config.console().parts(), config.serviceToken());
    reports = asked;
    new HeldMails(reader.readModel(), config.clock()).tell(telemetry.meters());
    reader.tell(telemetry.meters());
    site =
        new WebSite(
            config,
            programmes,
            words,
            reader.readModel(),
            people,
            ingest,
            WebUi.source(evidence),
            new KeptInKafka(records),
            WaitingMails.of(records),
            threads,
            parts,
            new WebSite.Operating(
                telemetry.meters(),
                monitoring::scrape,
                asked,
                new PutAsideInKafka(new DeadLetterBox(kafka))));
    site.start();
    eraser =
        new Eraser(kafka, Owner.WEB_UI, List.of(Topics.PEOPLE.name()), _ -> {}, config.clock());
    eraser.start();
    eraser.tell(telemetry.meters());
  }

  /// The port that is listened on.
  public int port() {
    if (site == null) {
      throw new IllegalStateException("not started");
    }
    return site.port();
  }

  @Override
  public List<Health> health() {
    List<Health> parts = new ArrayList<>();
    parts.add(site == null ? Health.down("pages", "not started") : Health.up("pages"));
    if (site != null) {
      parts.add(site.health());
    }
    if (reader != null) {
      parts.add(reader.health());
    }
    if (people != null) {
      parts.add(people.health());
    }
    if (eraser != null) {
      parts.add(eraser.health());
    }
    return parts;
  }

  private static EvidenceSource source(EvidenceReader reader) {
    return wanted -> {
      try {
        return reader.read(wanted);
      } catch (TemporarilyUnavailable e) {
        // Kafka does not answer: the page says so, and the bytes are still there.
        return Optional.empty();
      }
    };
  }

  @Override
  public void close() {
    if (eraser != null) {
      eraser.close();
      eraser = null;
    }
    if (site != null) {
      site.close();
      site = null;
    }
    if (threads != null) {
      threads.shutdownNow();
      threads = null;
    }
    if (reports != null) {
      reports.close();
      reports = null;
    }
    if (ingest != null) {
      ingest.close();
      ingest = null;
    }
    if (evidence != null) {
      evidence.close();
      evidence = null;
    }
    if (people != null) {
      people.close();
      people = null;
    }
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
