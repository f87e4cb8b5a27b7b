package objector.tracker.rebuild;

/// How far the reading is, by records: tells it when it is a hundredth further. The last tenth is
/// for what comes after the reading.
final class RebuildProgress {
  private final RebuildListener listener;
  private final long total;
  private long done;
  private int percent = -1;

  /// @param total how many records there are to read, about
  RebuildProgress(RebuildListener listener, long total) {
    this.listener = listener;
    this.total = Math.max(1, total);
  }

  /// So many more were read.
  void read(String step, long more) {
    done += more;
    int now = (int) Math.min(89, done * 90 / total);
    if (now > percent) {
      percent = now;
      listener.at(step, now);
    }
  }
}
