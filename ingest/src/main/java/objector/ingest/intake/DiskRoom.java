package objector.ingest.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import objector.service.Health;
import objector.service.NoRoom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the disk has room for more. A Kafka that cannot write stops for good, and takes along
/// what is to be read; so mail is turned away before that, and its senders keep it.
public final class DiskRoom {
  private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final long MEGABYTE = 1L << 20;

  private final Free free;
  private final long reserve;
  private final InstantSource clock;
  private @Nullable Instant looked;
  private long left;
  private boolean scarce;

  /// What a disk has left.
  @FunctionalInterface
  interface Free {
    long bytes() throws IOException;
  }

  /// The disk of a folder. Which one that is, is asked once: each time it would read the list of
  /// all that is mounted.
  private static final class DiskOf implements Free {
    private final Path folder;
    private @Nullable FileStore disk;

    DiskOf(Path folder) {
      this.folder = folder;
    }

    @Override
    public long bytes() throws IOException {
      FileStore asked = disk == null ? Files.getFileStore(folder) : disk;
      disk = asked;
      return asked.getUsableSpace();
    }
  }

  DiskRoom(Free free, long reserveBytes, InstantSource clock) {
    this.free = free;
    this.reserve = reserveBytes;
    this.clock = clock;
  }

  /// The disk of a folder.
  public static DiskRoom on(Path folder, int reserveMegabytes, InstantSource clock) {
    return new DiskRoom(new DiskOf(folder), reserveMegabytes * MEGABYTE, clock);
  }

  /// Where Kafka's disk is another machine's, which looks after it.
  public static DiskRoom elsewhere() {
    return new DiskRoom(() -> Long.MAX_VALUE, 0, InstantSource.system());
  }

  /// Turns away what comes while there is little room.
  ///
  /// @throws NoRoom when it has to wait
  public void require() {
    if (isScarce()) {
      throw new NoRoom("the disk is nearly full");
    }
  }

  private synchronized boolean isScarce() {
    Instant now = clock.instant();
    if (looked == null || !looked.plus(BETWEEN).isAfter(now)) {
      looked = now;
      look();
    }
    return scarce;
  }

  private void look() {
    boolean before = scarce;
    try {
      left = free.bytes();
      scarce = left < reserve;
    } catch (IOException e) {
      // Who cannot be asked is not believed to be full: Kafka will say so itself.
      scarce = false;
    }
    if (scarce && !before) {
      LOG.atWarn()
          .addKeyValue("freeMegabytes", left / MEGABYTE)
          .log(
              "The disk is nearly full: mail waits with its senders, and pages are not looked at,"
                  + " until there is room");
    } else if (before && !scarce) {
      LOG.info("The disk has room again: mail is taken, pages are looked at");
    }
  }

  /// Tells a monitor what is left; nothing where the disk is another machine's.
  public void tell(MeterRegistry meters) {
    Gauge.builder("objector.disk.free", this, DiskRoom::left)
        .description("Bytes that are free where everything is kept")
        .baseUnit("bytes")
        .strongReference(true)
        .register(meters);
    Gauge.builder("objector.disk.reserve", this, room -> room.reserve)
        .description("Below so many free bytes, mail waits with its senders")
        .baseUnit("bytes")
        .strongReference(true)
        .register(meters);
  }

  private synchronized double left() {
    boolean _ = isScarce();
    return left == Long.MAX_VALUE ? Double.NaN : left;
  }

  /// Told with the other parts.
  public Health health() {
    return isScarce()
        ? Health.degraded(
            "disk",
            "only "
                + left / MEGABYTE
                + " MB are free; mail waits with its senders, and pages are not looked at, until"
                + " there is room (disk.reserve-mb)")
        : Health.up("disk");
  }
}
