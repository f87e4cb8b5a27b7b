package objector.launcher.outside;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The mails that Objector sent, where no relay takes them: the outbox folder.
public record OutboxReader(Path folder) {
  /// A mail as a person reads it.
  public record Letter(String messageId, String subject, String text) {
    /// The first link into these pages.
    public Optional<String> link(String start) {
      int begin = text.indexOf(start);
      if (begin < 0) {
        return Optional.empty();
      }
      int end = begin;
      while (end < text.length()
          && !Character.isWhitespace(text.charAt(end))
          && text.charAt(end) != '>') {
        end++;
      }
      return Optional.of(text.substring(begin, end));
    }
  }

  /// Waits for a mail.
  public Optional<Letter> await(Predicate<Letter> wanted, Duration patience)
      throws InterruptedException, IOException {
    long giveUp = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < giveUp) {
      Optional<Letter> found = all().stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found;
      }
      Thread.sleep(5);
    }
    return Optional.empty();
  }

  public List<Letter> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Letter> letters = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".eml")).sorted().toList()) {
        letters.add(read(file));
      }
      return letters;
    }
  }

  private static Letter read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
      return new Letter(
          String.valueOf(mail.getMessageID()),
          String.valueOf(mail.getSubject()),
          text(mail.getContent()));
    } catch (MessagingException e) {
      throw new IOException(file + " is no mail", e);
    }
  }

  private static String text(Object content) throws MessagingException, IOException {
    if (content instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType("text/plain") || part.getContent() instanceof Multipart) {
          return text(part.getContent());
        }
      }
      return "";
    }
    return String.valueOf(content);
  }
}
