package objector.notifier.smtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.outgoing.SendOutcome;
import objector.notifier.outgoing.Transport;

/// Mails as files that only their owner can read, for installations without a relay. Named by time
/// and Message-ID, so that the same mail is one file.
public record OutboxFolder(Path folder) implements Transport, Transport.Connection {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public String name() {
    return "outbox folder";
  }

  @Override
  public Connection open() throws Unreachable {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return this;
    } catch (IOException e) {
      throw new Unreachable("the outbox folder cannot be written", e);
    }
  }

  @Override
  public SendOutcome send(OutgoingMail mail) {
    Path aside = folder.resolve("." + name(mail) + ".part");
    try {
      Files.deleteIfExists(aside);
      try (FileChannel file =
          FileChannel.open(
              aside,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(mail.body().octets());
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      Files.move(aside, folder.resolve(name(mail)), StandardCopyOption.ATOMIC_MOVE);
      return new SendOutcome.Sent();
    } catch (IOException e) {
      return new SendOutcome.Deferred("the outbox folder cannot be written");
    }
  }

  private static String name(OutgoingMail mail) {
    String id = mail.messageId();
    String local = id.substring(1, Math.max(1, id.indexOf('@')));
    return TIME.format(mail.at()) + "-" + local + ".eml";
  }

  /// Takes away the files of some mails: whoever they went to is erased.
  ///
  /// @param locals what stands before the `@` of their Message-IDs
  public void forget(Set<String> locals) {
    if (locals.isEmpty() || !Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        int dash = name.indexOf('-');
        int end = name.lastIndexOf('.');
        if (dash >= 0 && end > dash && locals.contains(name.substring(dash + 1, end))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new IllegalStateException("the outbox folder cannot be read", e);
    }
  }

  @Override
  public boolean isUsable() {
    return true;
  }

  @Override
  public void close() {}
}
