package objector.service;

/// The disk is nearly full. What is there stays; what comes has to wait with whoever brings it.
public final class NoRoom extends TemporarilyUnavailable {
  private static final long serialVersionUID = 1;

  public NoRoom(String message) {
    super(message);
  }
}
