package objector.tracker.streams;

/// A little time for work that could take long, so that what must happen now waits only briefly.
final class TimeSlice {
  private final long end;

  TimeSlice(long nanos) {
    this.end = System.nanoTime() + nanos;
  }

  /// To be asked after each record.
  boolean isOver() {
    return System.nanoTime() - end > 0;
  }
}
