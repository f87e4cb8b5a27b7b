package objector.events.page;

import objector.events.id.Preconditions;

/// A page event on its way to everybody: one copy on every partition, where a cursor walks the
/// people.
public record FanOutOrder(PageEvent cause) {
  public FanOutOrder {
    Preconditions.present(cause, "cause");
  }
}
