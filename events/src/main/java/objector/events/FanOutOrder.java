package objector.events;

/// A page event on its way to everybody: one copy on every partition, where a cursor walks the
/// people.
public record FanOutOrder(PageEvent cause) {
  public FanOutOrder {
    Check.present(cause, "cause");
  }
}
