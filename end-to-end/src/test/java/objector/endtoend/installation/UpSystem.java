package objector.endtoend.installation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import objector.kafka.KafkaAccess;
import objector.launcher.outside.MailSender;
import objector.launcher.outside.OutboxReader;
import objector.launcher.outside.OutboxReader.Letter;
import objector.launcher.outside.UpProcess;

/// `objector up` as a process of its own, on free ports.
final class UpSystem implements RunningSystem {
  private static final List<String> FREE_PORTS = List.of("--web-port", "0", "--smtp-port", "0");

  private final UpProcess process;

  private UpSystem(UpProcess process) {
    this.process = process;
  }

  /// Returns when it is ready.
  ///
  /// @param environment further settings, `OBJECTOR_…`
  static UpSystem up(Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    return new UpSystem(UpProcess.start(data, environment, FREE_PORTS));
  }

  /// A start that need not succeed; its output goes to [#log].
  static Process start(Path data, Map<String, String> environment, List<String> more)
      throws IOException {
    List<String> options = new ArrayList<>(FREE_PORTS);
    options.addAll(more);
    return UpProcess.begin(data, environment, options);
  }

  static Path log(Path data) {
    return UpProcess.log(data);
  }

  @Override
  public URI web() {
    return process.web();
  }

  URI outboxPage() {
    return process.outboxPage();
  }

  int smtpPort() {
    return process.smtpPort();
  }

  KafkaAccess kafka() throws IOException {
    return process.kafka();
  }

  OutboxReader letters() {
    return process.letters();
  }

  @Override
  public MailSender postman() {
    return new MailSender(smtpPort());
  }

  @Override
  public Optional<Letter> await(Predicate<Letter> wanted, Duration patience)
      throws IOException, InterruptedException {
    return letters().await(wanted, patience);
  }

  long pid() {
    return process.pid();
  }

  /// Asked to stop, as Ctrl-C does.
  boolean endsWithin(Duration patience) throws InterruptedException {
    return process.endsWithin(patience);
  }

  void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
