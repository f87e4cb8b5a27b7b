package objector.ingest.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import objector.events.mail.Judgement.Of;
import objector.ingest.judge.SampleMails;
import objector.ingest.keys.FileKeys;
import objector.ingest.mime.KnownDifferences;
import objector.ingest.mime.MailMutants;
import objector.ingest.mime.MimeReader;
import org.junit.jupiter.api.Test;

/// Our check of signatures beside Apache jDKIM's, over signed mails and over signed mails broken at
/// random: the same signatures hold, or the list says why ours is right.
class DkimBesideJdkimTest {
  private static final String LIST = "/beside/jdkim.tsv";
  private static final int MUTANTS = 5_000;

  @Test
  void whatJdkimSignedHolds() throws Exception {
    SignedByJdkim signer = new SignedByJdkim();
    KnownDifferences known = new KnownDifferences(LIST);

    for (byte[] mail : signer.mails()) {
      known.note(DkimDifferences.of(mail, signer.keys()), text(mail));
    }

    known.check();
    assertThat(known.met().keySet())
        .isSubsetOf("only jDKIM's holds: an empty body, in relaxed form");
    assertThat(signer.mails().stream().filter(mail -> holds(mail, signer.keys())))
        .hasSizeGreaterThan(70);
  }

  @Test
  void ofMutantsTheSameSignaturesHoldButForWhatIsListed() throws Exception {
    SignedByJdkim signer = new SignedByJdkim();

    mutants(signer.mails(), signer.keys());
  }

  @Test
  void ofRecordedMailsTheSameSignaturesHoldButForWhatIsListed() {
    KnownDifferences known = new KnownDifferences(LIST);

    for (Path file : recorded()) {
      known.note(
          DkimDifferences.of(SampleMails.bytes(file), keys()), file.getFileName().toString());
    }

    known.check();
  }

  @Test
  void ofMutantsOfRecordedMailsTheSameSignaturesHoldButForWhatIsListed() {
    mutants(recorded().stream().map(SampleMails::bytes).toList(), keys());
  }

  /// What jDKIM taught us: white space is only what may fold a line.
  @Test
  void aCarriageReturnPutIntoASignedFieldBreaksTheSignature() throws Exception {
    SignedByJdkim signer = new SignedByJdkim();
    byte[] mail = signer.mails().getFirst();
    byte[] changed = text(mail).replace("Some ", "Some\r ").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(holds(mail, signer.keys())).isTrue();
    assertThat(holds(changed, signer.keys())).isFalse();
  }

  /// The comparison itself can fail.
  @Test
  void aDifferenceIsSeen() throws Exception {
    SignedByJdkim signer = new SignedByJdkim();
    byte[] empty =
        signer.mails().stream()
            .filter(mail -> text(mail).contains("c=relaxed/relaxed"))
            .filter(mail -> text(mail).endsWith("\r\n\r\n"))
            .findFirst()
            .orElseThrow();

    assertThat(DkimDifferences.of(empty, signer.keys()))
        .containsExactly("only jDKIM's holds: an empty body, in relaxed form");
  }

  private static void mutants(List<byte[]> mails, KeyRecords keys) {
    KnownDifferences known = new KnownDifferences(LIST);

    MailMutants.each(
        mails, MUTANTS, 8, mail -> known.note(DkimDifferences.of(mail, keys), text(mail)));

    known.check();
  }

  private static boolean holds(byte[] mail, KeyRecords keys) {
    return DkimVerifier.check(MimeReader.read(mail), Of.OUTER, keys, Instant.now()).stream()
        .anyMatch(DkimVerifier.Checked::passes);
  }

  private static List<Path> recorded() {
    return SampleMails.files(SampleMails.folder("dkim-arc/eml"));
  }

  /// Of all names that the recorded mails ask for.
  private static KeyRecords keys() {
    FileKeys file = new FileKeys(SampleMails.folder("dkim-arc").resolve("dns-records.tsv"));
    Set<String> names =
        recorded().stream()
            .map(SampleMails::bytes)
            .flatMap(mail -> DkimVerifier.keyNames(MimeReader.read(mail), "").stream())
            .collect(Collectors.toSet());
    return file.find(List.copyOf(names));
  }

  private static String text(byte[] mail) {
    return new String(mail, StandardCharsets.ISO_8859_1);
  }
}
