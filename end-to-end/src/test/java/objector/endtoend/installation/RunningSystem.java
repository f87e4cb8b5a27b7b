package objector.endtoend.installation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import objector.launcher.outside.MailSender;
import objector.launcher.outside.OutboxReader.Letter;

/// An installation, however it runs.
interface RunningSystem extends AutoCloseable {
  URI web();

  MailSender postman();

  /// Waits for a mail that it sent.
  Optional<Letter> await(Predicate<Letter> wanted, Duration patience)
      throws IOException, InterruptedException;

  @Override
  void close();
}
