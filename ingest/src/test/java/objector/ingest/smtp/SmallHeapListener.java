package objector.ingest.smtp;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.ingest.intake.FakeIntake;
import objector.ingest.intake.IntakeLimits;
import objector.ingest.recipient.FakeRecipients;

/// A process of its own that takes mail, to be started with little memory: says its port and an
/// address, and ends with its standard input.
final class SmallHeapListener {
  private SmallHeapListener() {}

  public static void main(String[] arguments) throws IOException {
    FakeRecipients recipients = new FakeRecipients();
    AddressToken token = recipients.add(PersonId.random());
    IntakeLimits limits = new IntakeLimits(12_000, 0, 0, 0, Duration.ofMillis(1));
    try (SmtpListener listener =
        new SmtpListener(
            new SmtpSettings("127.0.0.1", 0, "in.example.org", 1024 * 1024, limits, null),
            recipients,
            new FakeIntake(),
            InstantSource.system())) {
      listener.start();
      IO.println(listener.port() + " " + token);
      boolean _ = System.in.read() < 0;
    }
  }
}
