package objector.benchmarks.tracker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.tracker.Tracker;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// What the tracker does, exactly once, on an embedded broker in this process: events a second
/// beside a [RawCopy] of the same records in turns, and one of all that the tracker wrote for them;
/// how long an event takes until its dossier and its alert can be read; how long the news of a page
/// takes to all whom they concern, and how long other events take meanwhile; how long lost state
/// takes to be read back; bytes a person.
public final class TrackerSpeed {
  static final String COPY = "raw-copy";

  private TrackerSpeed() {}

  /// `events PEOPLE ROUNDS`, `latency EVENTS`, `fan-out PEOPLE [written]`, `restore PEOPLE` or
  /// `disk PEOPLE`.
  public static void main(String[] arguments) throws Exception {
    String what = arguments.length < 2 ? "" : arguments[0];
    int number = arguments.length < 2 ? 0 : Integer.parseInt(arguments[1]);
    tellLoad();
    try (TrackerRig rig = new TrackerRig()) {
      switch (what) {
        case "events" ->
            events(rig, number, arguments.length < 3 ? 5 : Integer.parseInt(arguments[2]));
        case "latency" -> latency(rig, number);
        case "fan-out" -> new FanOutSpeed(rig).run(number, arguments.length > 2);
        case "disk" -> new DiskSize(rig).run(number, arguments.length > 2);
        case "restore" ->
            new RestoreSpeed(rig)
                .run(number, arguments.length < 3 ? 3 : Integer.parseInt(arguments[2]));
        default ->
            throw new IllegalArgumentException(
                "TrackerSpeed events PEOPLE [ROUNDS] | latency EVENTS | fan-out PEOPLE [written] |"
                    + " restore PEOPLE [ROUNDS] | disk PEOPLE [at-once]");
      }
    }
    tellLoad();
    System.exit(0);
  }

  private static void tellLoad() {
    System.out.printf(
        Locale.ROOT,
        "load %.1f on %d processors%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }

  /// Each round is a backlog of new people's lives, event by event over all people, so that nobody
  /// is heard of twice in a row. The first two rounds warm.
  private static void events(TrackerRig rig, int people, int rounds) throws Exception {
    rig.admin()
        .createTopics(List.of(new NewTopic(COPY, TrackerRig.PARTITIONS, (short) 1)))
        .all()
        .get();
    RawCopy raw =
        new RawCopy(
            rig.kafka().access(),
            COPY,
            Map.of(Topics.PEOPLE.name(), COPY, Topics.MAIL.name(), COPY));
    List<TopicPartition> read = new ArrayList<>(TrackerRig.partitions(Topics.PEOPLE));
    read.addAll(TrackerRig.partitions(Topics.MAIL));
    WrittenCopy written = null;
    List<Double> ratios = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> copies = new ArrayList<>();
    List<Double> rewritten = new ArrayList<>();
    List<Double> micros = new ArrayList<>();
    List<Double> processorRatios = new ArrayList<>();
    for (int round = -2; round < rounds; round++) {
      rig.send(lives(people));
      long events = (long) people * InventedLife.EVENTS;
      long atFirst = processorNanos();
      double our = tracked(rig);
      long between = processorNanos();
      double copy = raw.copy(read);
      double ourMicros = (between - atFirst) / 1e3 / events;
      double copyMicros = (processorNanos() - between) / 1e3 / events;
      written = written == null ? new WrittenCopy(rig) : written;
      double again = written.eventsPerSecond(events);
      System.out.printf(
          Locale.ROOT,
          "%s %,8.0f events/s tracked, %,9.0f copied, ratio %.3f; processor time of all an event"
              + " %.0f and %.1f µs, ratio %.3f; all that was written for them copied: %,.0f"
              + " events/s%n",
          round < 0 ? "warming " : "round   ",
          our,
          copy,
          our / copy,
          ourMicros,
          copyMicros,
          copyMicros / ourMicros,
          again);
      if (round >= 0) {
        ours.add(our);
        copies.add(copy);
        rewritten.add(again);
        ratios.add(our / copy);
        micros.add(ourMicros);
        processorRatios.add(copyMicros / ourMicros);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d rounds of %,d events: %,.0f events/s tracked, %,.0f copied, ratio %.3f; %.0f"
            + " µs of processor time an event, ratio %.3f; all that was written for them copied:"
            + " %,.0f events/s%n",
        rounds,
        people * InventedLife.EVENTS,
        median(ours),
        median(copies),
        median(ratios),
        median(micros),
        median(processorRatios),
        median(rewritten));
    if (written != null) {
      written.tell((long) people * InventedLife.EVENTS * (rounds + 2));
    }
    double all = (double) people * (rounds + 2);
    System.out.printf(
        Locale.ROOT,
        "bytes a person, not compacted: Kafka %,.0f (of it the copies %,.0f), state %,.0f%n",
        TrackerRig.bytes(rig.log()) / all,
        copiedBytes(rig.log()) / all,
        TrackerRig.bytes(rig.state()) / all);
  }

  private static long copiedBytes(Path log) throws Exception {
    try (Stream<Path> folders = Files.list(log)) {
      long bytes = 0;
      for (Path folder : folders.toList()) {
        bytes += folder.getFileName().toString().startsWith(COPY) ? TrackerRig.bytes(folder) : 0;
      }
      return bytes;
    }
  }

  static List<ProducerRecord<String, byte[]>> lives(int people) {
    List<InventedLife> lives = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      lives.add(InventedLife.random("en"));
    }
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    for (int event = 0; event < InventedLife.EVENTS; event++) {
      for (InventedLife life : lives) {
        records.add(life.event(event));
      }
    }
    return records;
  }

  /// From the first commit that is seen to the last: the tracker's start is not counted.
  private static double tracked(TrackerRig rig) throws Exception {
    long end = rig.written();
    long before = rig.committed();
    try (Tracker _ = rig.tracker()) {
      long first = before;
      while (first == before) {
        Thread.sleep(5);
        first = rig.committed();
      }
      long begun = System.nanoTime();
      rig.awaitAll();
      return (end - first) / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private static void latency(TrackerRig rig, int events) throws Exception {
    List<InventedLife> people;
    try (Tracker _ = rig.tracker()) {
      people = OrdinaryEvents.people(rig, 500, "en");
      try (OrdinaryEvents ordinary = new OrdinaryEvents(rig, people)) {
        ordinary.run(Math.max(200, events / 4));
        ordinary.forget();
        ordinary.run(events);
        System.out.println(ordinary.figures("event to dossier and alert readable"));
      }
    }
    try (RawEcho _ = new RawEcho(rig);
        OrdinaryEvents ordinary =
            new OrdinaryEvents(rig, people, RawEcho.DOSSIERS, RawEcho.ALERTS)) {
      ordinary.run(Math.max(200, events / 4));
      ordinary.forget();
      ordinary.run(events);
      System.out.println(ordinary.figures("the same, copied and committed one by one"));
    }
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
