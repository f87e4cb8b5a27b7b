package objector.events;

/// Kafka did not answer in time. Nothing is lost and nothing is promised: whoever asked may ask
/// again later.
public final class NotNow extends RuntimeException {
  private static final long serialVersionUID = 1;

  public NotNow(String message) {
    super(message);
  }

  public NotNow(String message, Throwable cause) {
    super(message, cause);
  }
}
