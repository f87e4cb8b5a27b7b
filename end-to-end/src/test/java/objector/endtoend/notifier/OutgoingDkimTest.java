package objector.endtoend.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import objector.events.mail.Judgement.Of;
import objector.events.mail.Judgement.Result;
import objector.ingest.intake.Judge;
import objector.ingest.judge.MailJudge;
import objector.ingest.keys.FileKeys;
import objector.notifier.gallery.Gallery;
import objector.notifier.letter.DkimSigner;
import objector.notifier.letter.OutgoingMail;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;
import objector.wording.Translations;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our signatures, asked of verifiers that share no line with the signer: ingest's, and dkimpy
/// where it is installed.
final class OutgoingDkimTest {
  private static final String DOMAIN = "objector.example";
  private static final String KEY_NAME = "invented._domainkey." + DOMAIN;

  /// Verifies each file with the key in the first one; prints how many hold.
  private static final String DKIMPY =
      """
      import sys, dkim
      record = open(sys.argv[1], 'rb').read()
      files = sys.argv[2:]
      print(sum(dkim.verify(open(f, 'rb').read(), dnsfunc=lambda name, timeout=5: record)
                for f in files))
      """;

  private record Signed(String record, List<OutgoingMail> mails) {}

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void ingestsVerifierFindsEverySignatureGoodAndNoAlteredMail(String kind, @TempDir Path folder)
      throws Exception {
    Signed signed = signed(kind);
    Path keys = folder.resolve("keys.tsv");
    Files.writeString(keys, "name\trecord\n" + KEY_NAME + "\t" + signed.record() + "\n");
    Judge judge =
        Judge.of(new MailJudge(Programmes.load(), MailPhrases.load()), new FileKeys(keys));

    for (OutgoingMail mail : signed.mails()) {
      String text = mail.text();
      assertThat(result(judge, text, mail)).as(mail.messageId()).isEqualTo(Result.PASS);
      assertThat(result(judge, text.replace("Subject: ", "Subject: Not "), mail))
          .as("another subject")
          .isEqualTo(Result.FAIL);
      assertThat(result(judge, text + "more\r\n", mail)).as("more text").isEqualTo(Result.FAIL);
    }
  }

  private static Result result(Judge judge, String text, OutgoingMail mail) {
    return judge
        .judge(text.getBytes(StandardCharsets.US_ASCII), mail.at())
        .judgement()
        .authenticity()
        .signatures()
        .stream()
        .filter(one -> one.of() == Of.OUTER && DOMAIN.equals(one.domain()))
        .findFirst()
        .orElseThrow()
        .result();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void dkimpyFindsEverySignatureGood(String kind, @TempDir Path folder) throws Exception {
    String modules = kind.equals("RSA") ? "import dkim" : "import dkim, nacl";
    // The distribution's packages are not seen by another Python that stands first in the path.
    Optional<String> python =
        Stream.of("python3", "/usr/bin/python3")
            .filter(one -> runs(List.of(one, "-c", modules)).equals("0:"))
            .findFirst();
    assumeTrue(python.isPresent(), "no dkimpy here (python3-dkim, python3-nacl)");
    Signed signed = signed(kind);
    Path script = Files.writeString(folder.resolve("verify.py"), DKIMPY);
    Path key = Files.writeString(folder.resolve("key.txt"), signed.record());
    List<String> arguments =
        new ArrayList<>(List.of(python.get(), script.toString(), key.toString()));
    for (int i = 0; i < signed.mails().size(); i++) {
      Path file = folder.resolve(i + ".eml");
      Files.writeString(file, signed.mails().get(i).text(), StandardCharsets.US_ASCII);
      arguments.add(file.toString());
    }

    assertThat(runs(arguments)).isEqualTo("0:" + signed.mails().size());
  }

  private static String runs(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      return ended ? process.exitValue() + ":" + said.strip() : "hangs";
    } catch (IOException e) {
      return "is not there";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static Signed signed(String kind) throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance(kind);
    if (kind.equals("RSA")) {
      keys.initialize(2_048);
    }
    KeyPair pair = keys.generateKeyPair();
    byte[] open = pair.getPublic().getEncoded();
    boolean rsa = kind.equals("RSA");
    // RFC 8463: of Ed25519 the 32 bytes alone.
    byte[] told = rsa ? open : Arrays.copyOfRange(open, open.length - 32, open.length);
    String record =
        "v=DKIM1; k="
            + (rsa ? "rsa" : "ed25519")
            + "; p="
            + Base64.getEncoder().encodeToString(told);
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    DkimSigner signer = DkimSigner.of(DOMAIN, "invented", pem);
    Gallery gallery = new Gallery(Translations.load(), Programmes.load(), "the Berger family");
    List<OutgoingMail> mails =
        List.of("en", "el").stream()
            .flatMap(language -> gallery.in(language).stream())
            .map(shown -> signer.signed(shown.mail()))
            .toList();
    return new Signed(record, mails);
  }
}
