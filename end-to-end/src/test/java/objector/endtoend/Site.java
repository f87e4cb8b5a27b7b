package objector.endtoend;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import objector.launcher.Letterbox.Letter;
import objector.launcher.Postman;

/// An installation, however it runs.
interface Site extends AutoCloseable {
  URI web();

  Postman postman();

  /// Waits for a mail that it sent.
  Optional<Letter> await(Predicate<Letter> wanted, Duration patience)
      throws IOException, InterruptedException;

  @Override
  void close();
}
