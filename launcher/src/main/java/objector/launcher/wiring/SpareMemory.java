package objector.launcher.wiring;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What only the start needed goes back to the machine: of the heap as far as
/// `-XX:MaxHeapFreeRatio` lets it; of what native code asked for, above all the compilers, what the
/// C library keeps for a next time that may never be; and later of the script's cache of classes
/// what was read, some 80 MB of which half is not looked at again.
public final class SpareMemory {
  private static final Logger LOG = LoggerFactory.getLogger(SpareMemory.class);
  private static final Path MAPS = Path.of("/proc/self/smaps");
  private static final Pattern MAPPING =
      Pattern.compile("([0-9a-f]{1,16})-([0-9a-f]{1,16}) (\\S{4}) \\S+ \\S+ \\S+ +(/.*)");
  private static final String CACHE = ".aot";

  /// As Linux numbers it on each machine that Java runs on.
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

  /// When all has begun: before, what goes comes back at once. What is asked for after all comes
  /// back by itself from the file, as it came the first time. Where there is no such list, as on
  /// another system than Linux, or where the file is somebody else's, all stays.
  // Native code is called, as the script allows.
  @SuppressWarnings("restricted")
  public static void letGoOfCache() {
    if (!Files.isReadable(MAPS)) {
      return;
    }
    try {
      Linker linker = Linker.nativeLinker();
      MethodHandle advise =
          linker.downcallHandle(
              linker.defaultLookup().findOrThrow("madvise"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_INT));
      for (Span span : cold(Files.readAllLines(MAPS, StandardCharsets.UTF_8))) {
        int said = (int) advise.invokeExact(span.start(), span.bytes(), MADV_PAGEOUT);
        LOG.debug("Let go of {} kB of the cache of classes: {}", span.bytes() / 1024, said);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("What was read of the cache of classes stays", e);
    } catch (Throwable e) {
      // So a handle's call says; this one calls C, which throws nothing.
      throw new IllegalStateException(e);
    }
  }

  /// What is mapped of the cache to be read only, and was never written: a page that was would go
  /// to where the system swaps.
  ///
  /// @param smaps lines of `/proc/PID/smaps`, see proc(5)
  static List<Span> cold(List<String> smaps) {
    List<Span> found = new ArrayList<>();
    Span candidate = null;
    for (String line : smaps) {
      Matcher mapping = MAPPING.matcher(line);
      if (mapping.matches()) {
        long start = Long.parseUnsignedLong(mapping.group(1), 16);
        long end = Long.parseUnsignedLong(mapping.group(2), 16);
        boolean ours = mapping.group(3).equals("r--p") && mapping.group(4).endsWith(CACHE);
        candidate = ours ? new Span(start, end - start) : null;
      } else if (candidate != null && line.matches("Anonymous: +0 kB")) {
        found.add(candidate);
        candidate = null;
      }
    }
    return found;
  }
}
