package objector.webui.request;

/// Kafka did not acknowledge in time: kept or not, we cannot promise it.
public final class NotKept extends Exception {
  private static final long serialVersionUID = 1;

  public NotKept(Throwable cause) {
    super("Kafka did not take a person's event", cause);
  }
}
