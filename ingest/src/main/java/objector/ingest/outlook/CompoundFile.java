package objector.ingest.outlook;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A file of files ([MS-CFB]), as Outlook saves a mail in. Bounded: every chain is at most as long
/// as the file, and what is read from it in all at most twice as much.
public final class CompoundFile {
  private static final byte[] MAGIC = {
    (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
  };
  private static final int MOST_ENTRIES = 50_000;
  private static final int ENTRY = 128;
  private static final int SMALL = 64;
  private static final int SMALL_BELOW = 4096;

  private final ByteBuffer file;
  private final int sector;
  private final List<Integer> tables = new ArrayList<>();
  private final byte[] directory;
  private final byte[] smallTable;
  private final byte[] smallSectors;
  private final BitSet claimed = new BitSet();
  private final Map<Integer, Storage> storages = new HashMap<>();
  private long budget;

  private CompoundFile(byte[] bytes) {
    this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int shift = file.getShort(30);
    if (shift != 9 && shift != 12) {
      throw new Malformed("the size of its sectors");
    }
    this.sector = 1 << shift;
    this.budget = 2L * bytes.length;
    tables();
    this.directory = chain(file.getInt(48), bytes.length);
    this.smallTable = chain(file.getInt(60), bytes.length);
    this.smallSectors = chain(entries() == 0 ? -1 : start(0), bytes.length);
  }

  /// What is wrong with a file that says of itself that it is one.
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
      super(what);
    }
  }

  static boolean isOne(byte[] bytes) {
    if (bytes.length < 512) {
      return false;
    }
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  /// The folder at the top.
  ///
  /// @throws Malformed when it cannot be followed
  static Storage read(byte[] bytes) {
    CompoundFile file = new CompoundFile(bytes);
    if (file.entries() == 0) {
      throw new Malformed("it holds nothing");
    }
    return file.storage(0);
  }

  /// A folder; names in lower case.
  ///
  /// @param streams where the entry of each file is
  record Storage(CompoundFile file, Map<String, Integer> streams, Map<String, Integer> folders) {
    boolean has(String name) {
      return streams.containsKey(name);
    }

    /// Empty when there is no such file.
    byte[] stream(String name) {
      Integer entry = streams.get(name);
      return entry == null ? new byte[0] : file.content(entry);
    }

    /// Those whose names begin so, in order of name.
    List<Storage> folders(String prefix) {
      return folders.entrySet().stream()
          .filter(folder -> folder.getKey().startsWith(prefix))
          .sorted(Map.Entry.comparingByKey())
          .map(folder -> file.storage(folder.getValue()))
          .toList();
    }
  }

  /// The sectors that say which sector follows which.
  private void tables() {
    for (int i = 0; i < 109; i++) {
      table(file.getInt(76 + 4 * i));
    }
    int more = file.getInt(68);
    for (int i = 0; more >= 0 && i < file.capacity() / sector; i++) {
      int at = offset(more);
      for (int j = 0; j < sector / 4 - 1; j++) {
        table(file.getInt(at + 4 * j));
      }
      more = file.getInt(at + sector - 4);
    }
  }

  private void table(int number) {
    if (number >= 0 && tables.size() <= file.capacity() / sector) {
      tables.add(number);
    }
  }

  private int next(int number) {
    int perTable = sector / 4;
    int table = number / perTable;
    if (table >= tables.size()) {
      throw new Malformed("a chain leads nowhere");
    }
    return file.getInt(offset(tables.get(table)) + 4 * (number % perTable));
  }

  private int offset(int number) {
    long at = (number + 1L) * sector;
    if (at + sector > file.capacity()) {
      throw new Malformed("a sector lies beyond its end");
    }
    return (int) at;
  }

  private byte[] chain(int first, long length) {
    List<Integer> numbers = new ArrayList<>();
    long covered = 0;
    for (int at = first; at >= 0 && covered < length; at = next(at)) {
      numbers.add(at);
      covered += sector;
      if (covered > file.capacity()) {
        throw new Malformed("a chain goes round in circles");
      }
    }
    spend(covered);
    ByteBuffer content = ByteBuffer.allocate((int) covered);
    for (int number : numbers) {
      // The last sector of a file may be cut short.
      long at = (number + 1L) * sector;
      int there = (int) Math.max(0, Math.min(sector, file.capacity() - at));
      content.put(content.position(), file, (int) Math.min(at, file.capacity()), there);
      content.position(content.position() + sector);
    }
    return content.array();
  }

  private byte[] content(int entry) {
    long length = Integer.toUnsignedLong(directoryInt(entry, 120));
    if (length > file.capacity()) {
      throw new Malformed("a file in it is larger than itself");
    }
    byte[] whole = length < SMALL_BELOW ? small(start(entry), length) : chain(start(entry), length);
    return Arrays.copyOf(whole, (int) Math.min(length, whole.length));
  }

  private byte[] small(int first, long length) {
    spend(length);
    ByteBuffer content = ByteBuffer.allocate((int) length);
    int at = first;
    while (at >= 0 && content.hasRemaining()) {
      int from = Math.multiplyExact(at, SMALL);
      int size = Math.min(SMALL, content.remaining());
      if (from + size > smallSectors.length || 4 * at + 4 > smallTable.length) {
        throw new Malformed("a small file in it lies beyond its end");
      }
      content.put(smallSectors, from, size);
      at = ByteBuffer.wrap(smallTable).order(ByteOrder.LITTLE_ENDIAN).getInt(4 * at);
    }
    return Arrays.copyOf(content.array(), content.position());
  }

  private void spend(long bytes) {
    budget -= bytes;
    if (budget < 0) {
      throw new Malformed("its files overlap");
    }
  }

  private Storage storage(int folder) {
    return storages.computeIfAbsent(folder, this::storageAt);
  }

  private Storage storageAt(int folder) {
    Map<String, Integer> streams = new HashMap<>();
    Map<String, Integer> folders = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.push(directoryInt(folder, 76));
    while (!open.isEmpty()) {
      int entry = open.pop();
      // Each entry is of one folder: what is claimed again would go round in circles.
      if (entry < 0 || entry >= entries() || claimed.get(entry)) {
        continue;
      }
      claimed.set(entry);
      int kind = directory[entry * ENTRY + 66];
      if (kind == 2) {
        streams.put(name(entry), entry);
      } else if (kind == 1) {
        folders.put(name(entry), entry);
      }
      open.push(directoryInt(entry, 68));
      open.push(directoryInt(entry, 72));
    }
    return new Storage(this, streams, folders);
  }

  private String name(int entry) {
    int length = Math.clamp(directory[entry * ENTRY + 64], 2, 64) - 2;
    return new String(directory, entry * ENTRY, length, StandardCharsets.UTF_16LE)
        .toLowerCase(Locale.ROOT);
  }

  private int start(int entry) {
    return directoryInt(entry, 116);
  }

  private int directoryInt(int entry, int field) {
    return ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN).getInt(entry * ENTRY + field);
  }

  private int entries() {
    return Math.min(MOST_ENTRIES, directory.length / ENTRY);
  }
}
