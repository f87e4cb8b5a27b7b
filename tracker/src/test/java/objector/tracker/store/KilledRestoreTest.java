package objector.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/// What is read back goes past RocksDB's log: a process that is killed amid it must leave the
/// beginning of the changelog without a hole, and know no more of how far it came than is there.
@Timeout(120)
final class KilledRestoreTest {
  private static final int KEYS = 30_000;
  private static final int BATCH = 500;
  private static final int RECORDS = 200_000;
  private static final String COMMITTED = "committed ";

  @TempDir private Path folder;

  @Test
  void leavesTheBeginningOfTheChangelogWithoutAHole() throws Exception {
    long told = killAfter(60_000);

    long offset = checkedPrefix();

    // Two tables of 8 MB may have been in memory, and no more.
    assertThat(offset).isBetween(told - 40_000, (long) RECORDS);
    assertThat(offset).isPositive();
  }

  @Test
  void isWrittenThroughTheLogAgainAsSoonAsItIsOver() throws Exception {
    long told = killAfter(RECORDS);

    assertThat(checkedPrefix()).isGreaterThanOrEqualTo(told);
  }

  /// Kills another process once it said that it committed so many; answers what it said last.
  private long killAfter(int records) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Restoring.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream words = process.getInputStream();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith(COMMITTED)) {
          long told = Long.parseLong(line.substring(COMMITTED.length()));
          if (told >= records) {
            return told;
          }
        }
        line = lines.readLine();
      }
      throw new IllegalStateException("it ended by itself");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /// How far the disk says that it is, once all is seen to be there up to some record behind it.
  private long checkedPrefix() throws RocksDBException {
    StoreDisk disk = new StoreDisk("kept", folder);
    try (RocksIterator all = disk.iterator()) {
      Map<String, Integer> found = new HashMap<>();
      int last = -1;
      for (all.seek(DerivedIndex.BEYOND); all.isValid(); all.next()) {
        int record = Restoring.record(all.value());
        found.put(new String(all.key(), StandardCharsets.UTF_8), record);
        last = Math.max(last, record);
      }
      all.status();
      Map<String, Integer> prefix = new HashMap<>();
      for (int record = 0; record <= last; record++) {
        prefix.put(Restoring.key(record), record);
      }
      assertThat(found).isEqualTo(prefix);
      Long offset = disk.offset();
      assertThat(offset).isNotNull();
      assertThat(offset == null ? -1 : offset).isLessThanOrEqualTo(last);
      return offset == null ? -1 : offset;
    } finally {
      disk.close();
    }
  }

  /// The process that is killed: reads back, and goes on as a tracker does that has read all.
  static final class Restoring {
    private static final byte[] FILLING = new byte[700];

    private Restoring() {}

    public static void main(String[] arguments) throws Exception {
      StoreDisk disk = new StoreDisk("kept", Path.of(arguments[0]));
      disk.restores(null, OptionalLong.of(RECORDS));
      for (int record = 0; ; record += BATCH) {
        try (WriteBatch batch = new WriteBatch()) {
          for (int i = record; i < record + BATCH; i++) {
            batch.put(key(i).getBytes(StandardCharsets.UTF_8), value(i));
          }
          disk.write(batch);
        }
        try (WriteBatch nothing = new WriteBatch()) {
          disk.commit(nothing, record + BATCH - 1);
        }
        System.out.println(COMMITTED + (record + BATCH - 1));
      }
    }

    static String key(int record) {
      return "key " + record * 7_919L % KEYS;
    }

    private static byte[] value(int record) {
      byte[] number = String.valueOf(record).getBytes(StandardCharsets.UTF_8);
      byte[] value = new byte[number.length + 1 + FILLING.length];
      System.arraycopy(number, 0, value, 0, number.length);
      value[number.length] = ' ';
      return value;
    }

    static int record(byte[] value) {
      String text = new String(value, StandardCharsets.UTF_8);
      return Integer.parseInt(text.substring(0, text.indexOf(' ')));
    }
  }
}
