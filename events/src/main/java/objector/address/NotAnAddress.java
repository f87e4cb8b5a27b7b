package objector.address;

/// It is no mail address for us. The message never quotes it.
public final class NotAnAddress extends Exception {
  private static final long serialVersionUID = 1;

  private final AddressFault fault;

  NotAnAddress(AddressFault fault) {
    super("not a mail address: " + fault.word());
    this.fault = fault;
  }

  /// Why not.
  public AddressFault fault() {
    return fault;
  }
}
