package objector.service;

/// Kafka did not answer in time. Nothing is lost and nothing is promised: whoever asked may ask
/// again later.
public sealed class TemporarilyUnavailable extends RuntimeException permits NoRoom {
  private static final long serialVersionUID = 1;

  public TemporarilyUnavailable(String message) {
    super(message);
  }

  public TemporarilyUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
