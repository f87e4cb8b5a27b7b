package objector.notifier.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.State;
import objector.notifier.delivery.Lane;
import objector.notifier.delivery.SendingJournal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A lane's journal as three files that take turns, so that a batch's notes stay until its end is
/// in the ledger, though the next two have begun. Nothing is forced to the disk: what a killed
/// process wrote, the machine still has; after the machine itself went down the notes count for
/// nothing, which its boot id tells. They hold ids only.
public final class JournalFiles implements SendingJournal, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFiles.class);
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private static final int FILES = 3;

  /// More than the largest batch can write.
  private static final long LARGEST = 1 << 20;

  private final Path folder;
  private final Lane lane;
  private final String boot;
  private final Map<String, State> found = new HashMap<>();
  private int turn;
  private final @Nullable FileNotes[] noted = new FileNotes[FILES];

  /// @param boot what changes when the machine starts; empty: not known, and nothing is believed
  JournalFiles(Path folder, Lane lane, String boot) {
    this.folder = folder;
    this.lane = lane;
    this.boot = boot;
    for (int i = 0; i < FILES; i++) {
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
    String key = key(sending);
    State state = found.get(key);
    // Who lost the lease and has it again knows what the process itself did meanwhile.
    for (FileNotes notes : noted) {
      State own = notes == null ? null : notes.states.get(key);
      state = own == null ? state : own;
    }
    return state == State.SENDING ? null : state;
  }

  @Override
  public synchronized Notes batch(List<Delivery> sending) {
    turn = (turn + 1) % FILES;
    close(noted[turn]);
    noted[turn] = null;
    StringBuilder text = new StringBuilder("boot ").append(boot).append('\n');
    sending.forEach(one -> text.append("queued ").append(key(one)).append('\n'));
    FileChannel file = null;
    try {
      Files.createDirectories(folder);
      file =
          FileChannel.open(
              file(turn),
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.TRUNCATE_EXISTING));
      write(file, text.toString());
      FileNotes notes = new FileNotes(file);
      sending.forEach(one -> notes.states.put(key(one), State.QUEUED));
      noted[turn] = notes;
      return notes;
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("reason", e.toString()).log("A journal cannot be written");
      close(file == null ? null : new FileNotes(file));
      // Half a list would be believed. Without a journal of this batch nothing of it will be
      // believed, and it may begin.
      discard();
      return Notes.NONE;
    }
  }

  private void discard() {
    try {
      Files.deleteIfExists(file(turn));
    } catch (IOException e) {
      LOG.atError().addKeyValue("reason", e.toString()).log("A journal cannot be deleted");
    }
  }

  /// Into one file, by whoever has a dialogue of its batch.
  private static final class FileNotes implements Notes {
    private final FileChannel file;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    FileNotes(FileChannel file) {
      this.file = file;
    }

    @Override
    public boolean begin(Delivery sending) {
      String key = key(sending);
      if (!written("begun " + key)) {
        return false;
      }
      states.put(key, State.SENDING);
      return true;
    }

    @Override
    public void end(Delivery sending, State state) {
      String key = key(sending);
      boolean _ = written("ended " + key + " " + state.name());
      states.put(key, state);
    }

    private synchronized boolean written(String line) {
      try {
        write(file, line + "\n");
        return true;
      } catch (IOException e) {
        LOG.atWarn().addKeyValue("reason", e.toString()).log("A journal cannot be written");
        return false;
      }
    }
  }

  private static void write(FileChannel file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /// The time tells one attempt from another's, also from another instance's of the same alert.
  private static String key(Delivery sending) {
    Instant at = sending.at();
    return sending.alert() + "/" + at.getEpochSecond() + "." + at.getNano();
  }

  @Override
  public synchronized void close() {
    for (int i = 0; i < FILES; i++) {
      close(noted[i]);
      noted[i] = null;
    }
  }

  private static void close(@Nullable FileNotes notes) {
    if (notes != null) {
      try {
        notes.file.close();
      } catch (IOException e) {
        LOG.atDebug().setCause(e).log("A journal did not close well");
      }
    }
  }
}
