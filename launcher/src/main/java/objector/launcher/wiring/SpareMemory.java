package objector.launcher.wiring;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What only the start needed goes back to the machine: of the heap as far as
/// `-XX:MaxHeapFreeRatio` lets it; of what native code asked for, above all the compilers, what the
/// C library keeps for a next time that may never be; and of the script's cache of classes what was
/// read, some 80 MB of which half is not looked at again.
public final class SpareMemory {
  private static final Logger LOG = LoggerFactory.getLogger(SpareMemory.class);
  private static final Path MAPS = Path.of("/proc/self/smaps");
  private static final Pattern MAPPING =
      Pattern.compile("([0-9a-f]{1,16})-([0-9a-f]{1,16}) (\\S{4}) \\S+ \\S+ \\S+ *(.*)");
  private static final String CACHE = ".aot";

  /// As Linux numbers them on each machine that Java runs on.
  private static final int MADV_DONTNEED = 4;

  private static final int MADV_PAGEOUT = 21;

  private SpareMemory() {}

  /// A part of this process's memory.
  record Span(long start, long bytes) {}

  /// Takes some tens of milliseconds, and nobody's memory.
  public static void giveBack() {
    System.gc();
    try {
      // As `jcmd PID System.trim_native_heap` does.
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "systemTrimNativeHeap",
              null,
              null);
    } catch (JMException | RuntimeException e) {
      LOG.debug("This Java does not give native memory back", e);
    }
  }

  /// Makes what letting go needs: aside, as a start does not wait for it.
  public static void prepare() {
    if (Files.isReadable(MAPS)) {
      try {
        LOG.debug("Memory can be let go of by {}", Advice.CALL);
      } catch (LinkageError e) {
        LOG.debug("Memory cannot be let go of", e);
      }
    }
  }

  /// Right after a start, which reads nearly all of it once. The system keeps what is in the file
  /// as long as it has room, so that whoever asks for it after all waits for no disk.
  public static void unmapCache() {
    advise(MADV_DONTNEED);
  }

  /// When all has begun: before, what goes comes back at once. What is asked for after all comes
  /// back by itself from the file, as it came the first time.
  public static void letGoOfCache() {
    advise(MADV_PAGEOUT);
  }

  /// Where there is no such list, as on another system than Linux, or where the file is somebody
  /// else's, all stays.
  private static void advise(int advice) {
    if (!Files.isReadable(MAPS)) {
      return;
    }
    try (BufferedReader smaps = Files.newBufferedReader(MAPS)) {
      // To the end it would be thousands of lines, each counted anew by the system.
      Optional<Span> cold = cold(smaps.lines().iterator());
      if (cold.isPresent()) {
        long bytes = cold.get().bytes();
        int said = (int) Advice.CALL.invokeExact(cold.get().start(), bytes, advice);
        LOG.debug("Advice {} for {} kB of the cache of classes: {}", advice, bytes / 1024, said);
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.debug("What was read of the cache of classes stays", e);
    } catch (Throwable e) {
      // So a handle's call says; this one calls C, which throws nothing.
      throw new IllegalStateException(e);
    }
  }

  /// `madvise(2)`, looked up when it is first asked for.
  // Native code is called, as the script allows.
  @SuppressWarnings("restricted")
  private static final class Advice {
    static final MethodHandle CALL =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("madvise"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT));

    private Advice() {}
  }

  /// What is mapped of the cache to be read only, and was never written: what was written would be
  /// lost, or go to where the system swaps.
  ///
  /// @param smaps lines of `/proc/PID/smaps`, see proc(5), as far as they are asked for
  static Optional<Span> cold(Iterator<String> smaps) {
    Span candidate = null;
    while (smaps.hasNext()) {
      String line = smaps.next();
      if (candidate != null && line.matches("Anonymous: +0 kB")) {
        return Optional.of(candidate);
      }
      Matcher mapping = MAPPING.matcher(line);
      if (mapping.matches()) {
        long start = Long.parseUnsignedLong(mapping.group(1), 16);
        long end = Long.parseUnsignedLong(mapping.group(2), 16);
        boolean ours = mapping.group(3).equals("r--p") && mapping.group(4).endsWith(CACHE);
        candidate = ours ? new Span(start, end - start) : null;
      }
    }
    return Optional.empty();
  }
}
