package objector.service;

import java.util.List;

/// Something that starts, says how it is, and closes. Constructing it starts nothing; closing
/// undoes starting in reverse, and may be called at any time.
public interface Service extends AutoCloseable {
  String name();

  /// Returns when it is ready for use.
  ///
  /// @throws StartFailure when it cannot start, saying what to do
  void start();

  /// One entry a part; never blocks for long.
  List<Health> health();

  @Override
  void close();

  /// A start that failed for a reason that the person at the terminal can mend: said in one
  /// sentence, without a stack trace.
  final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartFailure(String message) {
      super(message);
    }

    public StartFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
