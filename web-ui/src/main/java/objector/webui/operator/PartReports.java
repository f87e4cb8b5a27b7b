package objector.webui.operator;

import java.net.URI;
import java.util.List;
import objector.telemetry.PartReport;
import org.jspecify.annotations.Nullable;

/// Asks all parts how they are.
public interface PartReports {
  /// What each answered, in the same order each time.
  List<Answer> ask() throws InterruptedException;

  /// One part's.
  ///
  /// @param from where it was asked
  /// @param report null: it did not answer
  record Answer(String from, @Nullable PartReport report) {
    static Answer none(URI from) {
      return new Answer(from.toString(), null);
    }
  }
}
