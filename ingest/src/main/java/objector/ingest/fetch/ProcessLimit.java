package objector.ingest.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import objector.outside.FetchDeadline;

/// Holds the processes that a look started to a time and to an amount of memory, and ends them.
final class ProcessLimit implements Closeable {
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final long PAGE = 4_096;

  private final Path program;
  private final Set<Long> before;
  private final FetchDeadline deadline;
  private final long mostBytes;
  private final Thread thread;
  private volatile boolean over;
  private volatile boolean pulled;

  private ProcessLimit(Path program, FetchDeadline deadline, long mostBytes) {
    this.program = program;
    this.deadline = deadline;
    this.mostBytes = mostBytes;
    before = ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    thread = Thread.ofVirtual().name("browser-leash").unstarted(this::watch);
  }

  /// All processes of that program that are started from now on are on it, and all that they start.
  static ProcessLimit on(Path program, FetchDeadline deadline, long mostBytes) throws IOException {
    ProcessLimit leash = new ProcessLimit(program.toRealPath(), deadline, mostBytes);
    leash.thread.start();
    return leash;
  }

  /// Whether it had to end them.
  boolean pulled() {
    return pulled;
  }

  private void watch() {
    while (!over) {
      if (isLate() || memory() > mostBytes) {
        pulled = true;
        end();
        return;
      }
      try {
        Thread.sleep(GLANCE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private boolean isLate() {
    try {
      return deadline.leftMillis() <= 0;
    } catch (IOException e) {
      return true;
    }
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.current()
        .children()
        .filter(child -> !before.contains(child.pid()) && isOurs(child))
        .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
        .toList();
  }

  private boolean isOurs(ProcessHandle child) {
    return child.info().command().map(Path::of).filter(program::equals).isPresent();
  }

  /// Resident, without what they share being counted apart: an upper bound. 0 where the system does
  /// not say.
  private long memory() {
    return processes().stream().mapToLong(ProcessLimit::resident).sum();
  }

  private static long resident(ProcessHandle process) {
    try {
      String[] pages =
          Files.readString(Path.of("/proc", process.pid() + "", "statm")).split(" ", -1);
      return (Long.parseLong(pages[1]) - Long.parseLong(pages[2])) * PAGE;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return 0;
    }
  }

  private void end() {
    processes().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
    end();
  }
}
