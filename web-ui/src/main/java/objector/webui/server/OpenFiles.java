package objector.webui.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What the system lets this process have open, connections and files together: strangers get a
/// part of it, or Kafka could not open its files.
final class OpenFiles {
  private OpenFiles() {}

  static long most() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
