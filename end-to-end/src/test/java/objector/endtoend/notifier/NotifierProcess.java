package objector.endtoend.notifier;

import java.io.IOException;
import java.nio.file.Path;
import objector.kafka.KafkaAccess;
import objector.notifier.Notifier;

/// A notifier in a process of its own, so that it can be killed.
final class NotifierProcess {
  private NotifierProcess() {}

  static Process start(NotifierStand stand, String instance, int smtpPort) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            NotifierProcess.class.getName(),
            stand.kafkaClientFile().toString(),
            instance,
            String.valueOf(smtpPort),
            stand.folder(instance).toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Notifier notifier =
        NotifierStand.notifier(
            KafkaAccess.of(Path.of(arguments[0])),
            arguments[1],
            Integer.parseInt(arguments[2]),
            Path.of(arguments[3]));
    notifier.start();
    Thread.currentThread().join();
  }
}
