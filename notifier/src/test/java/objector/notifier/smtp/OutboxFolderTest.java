package objector.notifier.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import objector.notifier.letter.OutgoingMail;
import objector.notifier.letter.SampleAlerts;
import objector.notifier.outgoing.Transport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxFolderTest extends TransportContract {
  @TempDir @Nullable Path folder;

  @Override
  Transport transport() {
    return new OutboxFolder(outbox());
  }

  @Override
  List<String> arrived() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files()) {
      texts.add(Files.readString(file, StandardCharsets.US_ASCII));
    }
    return texts;
  }

  @Test
  void aFileIsNamedByTimeAndMessageId() throws Exception {
    OutgoingMail mail = SampleAlerts.mail(SampleAlerts.alert(1));

    send(mail);

    assertThat(files())
        .singleElement()
        .extracting(file -> file.getFileName().toString())
        .isEqualTo("20250503T084200Z-" + SampleAlerts.alert(1).id() + ".mail.eml");
  }

  @Test
  void onlyItsOwnerReadsAMail() throws Exception {
    send(SampleAlerts.mail(SampleAlerts.alert(1)));

    assertThat(Files.getPosixFilePermissions(files().getFirst()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theSameMailTwiceIsOneFile() throws Exception {
    send(SampleAlerts.mail(SampleAlerts.alert(1)));
    send(SampleAlerts.mail(SampleAlerts.alert(1)));

    assertThat(files()).hasSize(1);
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidSo() throws Exception {
    Files.writeString(outbox(), "a file stands in the way", StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> transport().open())
        .isInstanceOf(Transport.Unreachable.class)
        .hasMessage("the outbox folder cannot be written");
  }

  private Path outbox() {
    if (folder == null) {
      throw new IllegalStateException("JUnit makes the folder");
    }
    return folder.resolve("outbox");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(outbox())) {
      return files.toList();
    }
  }
}
