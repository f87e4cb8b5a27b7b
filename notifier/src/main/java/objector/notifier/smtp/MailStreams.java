package objector.notifier.smtp;

import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;

/// Jakarta Mail looks through the whole class path for its own streams, again for every mail part
/// and every encoded word: half of what writing a letter took. Named by its property, they are
/// found at once.
public final class MailStreams {
  private MailStreams() {}

  /// Names them, unless somebody did.
  public static void found() {
    String property = StreamProvider.class.getName();
    if (System.getProperty(property) == null) {
      System.setProperty(property, MailStreamProvider.class.getName());
    }
  }
}
