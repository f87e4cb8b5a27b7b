package objector.tracker.streams;

/// A little time for work that could take long, so that what must happen now waits only briefly.
final class TimeSlice {
  private static final int RECORDS_BETWEEN_LOOKS = 16;

  private final long end;
  private int records;

  TimeSlice(long nanos) {
    this.end = System.nanoTime() + nanos;
  }

  /// To be asked after each record.
  boolean isOver() {
    records++;
    return records % RECORDS_BETWEEN_LOOKS == 0 && System.nanoTime() - end > 0;
  }
}
