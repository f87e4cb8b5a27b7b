package objector.ingest.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import objector.events.Topic.Owner;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.PageId;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.VersionRecorded;
import objector.ingest.history.PageLook;
import objector.ingest.replay.PageReplay;
import objector.ingest.replay.PageReplay.Observed;
import objector.ingest.replay.ReplayOptions;
import objector.kafka.DeadLetters;
import objector.kafka.EvidenceReader;
import objector.kafka.KafkaAccess;
import objector.kafka.PersonPartitioner;
import objector.kafka.TopicEnds;
import objector.service.TemporarilyUnavailable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/// Writes the recorded past of a page to Kafka, so that a new instance starts with it. What is
/// there already is not written again, and nobody is told of anything.
public final class PageImport {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final KafkaAccess kafka;

  public PageImport(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /// What was found and written.
  ///
  /// @param observations in the archive
  /// @param written versions
  /// @param known versions that were there already
  public record Imported(PageId page, int observations, int written, int known) {}

  /// Imports an index or a folder of files named by their time.
  ///
  /// @throws IllegalArgumentException when the archive cannot be understood, saying where
  /// @throws TemporarilyUnavailable when Kafka does not answer in time
  public Imported read(PageId page, ReplayOptions options, Path source) throws IOException {
    try (Admin admin = kafka.admin();
        EvidenceReader evidence = new EvidenceReader(kafka);
        Producer<String, byte[]> producer = kafka.promptProducer()) {
      PageArchive archive =
          new PageArchive(
              () -> kafka.consumer(Map.of()),
              new TopicEnds(admin),
              evidence,
              new DeadLetters(producer, Owner.INGEST));
      int partition = PersonPartitioner.partition(page.value(), archive.partitions());
      Set<EventId> known = new HashSet<>();
      PagePast past = archive.read(partition).get(page);
      if (past != null) {
        past.versions().forEach(version -> known.add(version.id()));
      }
      Run run = new Run(page, producer, known);
      new PageReplay(options).each(source, run::take);
      producer.flush();
      return new Imported(page, run.observations, run.written, run.known);
    }
  }

  private static final class Run {
    private final PageId page;
    private final Producer<String, byte[]> producer;
    private final PageJournal journal;
    private final Set<EventId> there;
    private WatchRecord findings = WatchRecord.NONE;
    private int observations;
    private int written;
    private int known;

    Run(PageId page, Producer<String, byte[]> producer, Set<EventId> there) {
      this.page = page;
      this.producer = producer;
      this.there = there;
      journal = new PageJournal(producer, () -> producer);
    }

    void take(Observed observed) {
      observations++;
      PageLook recorded = observed.recorded().orElse(null);
      if (recorded == null) {
        return;
      }
      byte[] text = observed.page().markdown().getBytes(StandardCharsets.UTF_8);
      EventId id = findings.versionId(page, Evidence.sha256(text));
      if (there.contains(id)) {
        known++;
        findings = findings.after(id, observed.time());
        return;
      }
      Evidence capture = journal.keep(page, bytes(observed.file()));
      Evidence kept = journal.keep(page, text);
      PageLook look = recorded.inThePast(observed.time());
      findings = findings.version(page, look, observed.page(), capture, kept);
      for (PageEvent event : findings.events()) {
        if (event instanceof VersionRecorded version) {
          write(version);
          written++;
        }
      }
    }

    private void write(VersionRecorded version) {
      try {
        var _ =
            producer
                .send(Topics.PAGES.record(version))
                .get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TemporarilyUnavailable("stopping", e);
      } catch (ExecutionException | TimeoutException e) {
        throw new TemporarilyUnavailable("Kafka did not take a version", e);
      }
    }

    private static byte[] bytes(Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
