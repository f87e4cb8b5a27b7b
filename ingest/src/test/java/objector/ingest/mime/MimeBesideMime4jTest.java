package objector.ingest.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import objector.ingest.judge.SampleMails;
import org.junit.jupiter.api.Test;

/// Our reader beside Apache mime4j's, over mails and over mails broken at random: they read the
/// same, or the list says why ours reads otherwise. Two readers of different hands seldom have the
/// same fault.
class MimeBesideMime4jTest {
  private static final String LIST = "/beside/mime4j.tsv";
  private static final int MUTANTS = 5_000;

  @Test
  void inventedMailsReadTheSame() throws Exception {
    KnownDifferences known = new KnownDifferences("/beside/none.tsv");

    for (Path file : invented()) {
      known.note(MimeDifferences.of(SampleMails.bytes(file)), file.getFileName().toString());
    }

    known.check();
  }

  @Test
  void recordedMailsReadTheSameButForWhatIsListed() {
    KnownDifferences known = new KnownDifferences(LIST);

    for (Path file : recorded()) {
      known.note(MimeDifferences.of(SampleMails.bytes(file)), file.getFileName().toString());
    }

    known.check();
  }

  @Test
  void mutantsOfInventedMailsReadTheSameButForWhatIsListed() throws Exception {
    mutants(invented());
  }

  @Test
  void mutantsOfRecordedMailsReadTheSameButForWhatIsListed() {
    mutants(recorded());
  }

  /// The comparison itself can fail: what one of them reads otherwise is a difference.
  @Test
  void aDifferenceIsSeen() {
    String odd = "Content-Type: multipart/mixed; boundary=b\r\n\r\nno part of it\r\n";

    assertThat(MimeDifferences.of(odd.getBytes(StandardCharsets.US_ASCII)))
        .containsExactly("parts: a multipart in which its boundary is not");
  }

  private static void mutants(List<Path> files) {
    KnownDifferences known = new KnownDifferences(LIST);
    List<byte[]> mails = files.stream().map(SampleMails::bytes).toList();

    MailMutants.each(
        mails,
        MUTANTS,
        8,
        mail ->
            known.note(MimeDifferences.of(mail), new String(mail, StandardCharsets.ISO_8859_1)));

    known.check();
  }

  /// The seeds of the fuzz test.
  private static List<Path> invented() throws URISyntaxException, IOException {
    String folder = "MailReaderFuzzTestInputs/anyBytesAreTakenApart";
    return SampleMails.files(
        Path.of(Objects.requireNonNull(MimeBesideMime4jTest.class.getResource(folder)).toURI()));
  }

  private static List<Path> recorded() {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("mime-torture/msg", "dkim-arc/eml", "forward-parsing/eml")) {
      files.addAll(SampleMails.files(SampleMails.folder(folder)));
    }
    return files;
  }
}
