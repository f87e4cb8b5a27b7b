package objector.launcher.wiring;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What only the start needed goes back to the machine: of the heap as far as
/// `-XX:MaxHeapFreeRatio` lets it; and of what native code asked for, above all the compilers, what
/// the C library keeps for a next time that may never be.
public final class SpareMemory {
  private static final Logger LOG = LoggerFactory.getLogger(SpareMemory.class);

  private SpareMemory() {}

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
}
