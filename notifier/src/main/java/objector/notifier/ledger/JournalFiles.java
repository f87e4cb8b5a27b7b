package objector.notifier.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.SendingJournal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A lane's journal as two files that take turns, so that a batch's notes stay until its end is in
/// the ledger. Nothing is forced to the disk: what a killed process wrote, the machine still has;
/// after the machine itself went down the notes count for nothing, which its boot id tells. They
/// hold ids only.
public final class JournalFiles implements SendingJournal, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFiles.class);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /// More than the largest batch can write.
  private static final long LARGEST = 1 << 20;

  private final Path folder;
  private final Lane lane;
  private final String boot;
  private final Map<String, State> found = new HashMap<>();
  private int turn;
  private @Nullable FileChannel open;

  /// @param boot what changes when the machine starts; empty: not known, and nothing is believed
  JournalFiles(Path folder, Lane lane, String boot) {
    this.folder = folder;
    this.lane = lane;
    this.boot = boot;
    for (int i = 0; i < 2; i++) {
      read(file(i));
    }
  }

  /// Reads what an earlier process left.
  public static JournalFiles of(Path folder, Lane lane) {
    return new JournalFiles(folder, lane, bootId());
  }

  private static String bootId() {
    try {
      return Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private Path file(int turn) {
    return folder.resolve(lane.word() + "-" + turn + ".sending");
  }

  private void read(Path file) {
    try {
      if (boot.isEmpty() || !Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return;
      }
      // A last line without its end was being written: it was never acted on.
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      if (lines.isEmpty() || !lines.getFirst().equals("boot " + boot)) {
        return;
      }
      for (String line : lines.subList(1, lines.size())) {
        note(line);
      }
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("reason", e.toString()).log("A journal cannot be read");
    }
  }

  private void note(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "queued" -> found.put(words[1], State.QUEUED);
      case "begun" -> found.put(words[1], State.SENDING);
      case "ended" -> found.put(words[1], State.valueOf(words[2]));
      default -> throw new IllegalStateException("no journal of ours: " + words[0]);
    }
  }

  @Override
  public synchronized @Nullable State fate(Delivery sending) {
    State state = found.get(key(sending));
    return state == State.SENDING ? null : state;
  }

  @Override
  public synchronized void batch(List<Delivery> sending) {
    close();
    turn = 1 - turn;
    StringBuilder text = new StringBuilder("boot ").append(boot).append('\n');
    sending.forEach(one -> text.append("queued ").append(key(one)).append('\n'));
    try {
      Files.createDirectories(folder);
      open =
          FileChannel.open(
              file(turn),
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING));
      write(text.toString());
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("reason", e.toString()).log("A journal cannot be written");
      close();
      // Half a list would be believed.
      discard();
    }
  }

  private void discard() {
    try {
      Files.deleteIfExists(file(turn));
    } catch (IOException e) {
      LOG.atError().addKeyValue("reason", e.toString()).log("A journal cannot be deleted");
    }
  }

  /// Without a journal of this batch, nothing of it will be believed, and it may begin.
  @Override
  public synchronized boolean begin(Delivery sending) {
    return open == null || written("begun " + key(sending));
  }

  @Override
  public synchronized void end(Delivery sending, State state) {
    if (open != null) {
      boolean _ = written("ended " + key(sending) + " " + state.name());
    }
  }

  private boolean written(String line) {
    try {
      write(line + "\n");
      return true;
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("reason", e.toString()).log("A journal cannot be written");
      return false;
    }
  }

  private void write(String text) throws IOException {
    FileChannel file = open;
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (file != null && bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /// The time tells one attempt from another's, also from another instance's of the same alert.
  private static String key(Delivery sending) {
    return sending.alert() + "/" + sending.at();
  }

  @Override
  public synchronized void close() {
    FileChannel file = open;
    open = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.atDebug().setCause(e).log("A journal did not close well");
      }
    }
  }
}
