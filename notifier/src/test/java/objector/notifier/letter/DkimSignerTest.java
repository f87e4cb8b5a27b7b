package objector.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether signatures hold is asked of a verifier, in end-to-end.
final class DkimSignerTest {
  private static final OutgoingMail MAIL = SampleAlerts.mail(SampleAlerts.alert(1));

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void theSignatureStandsOnTopAndNothingElseChanges(String kind) throws Exception {
    DkimSigner signer =
        DkimSigner.of("objector.example", "objector", pem(kind, kind.equals("RSA") ? 2048 : 255));

    OutgoingMail signed = signer.signed(MAIL);

    assertThat(signed.text()).startsWith("DKIM-Signature: v=1; a=").endsWith(MAIL.text());
    assertThat(signed.to()).isEqualTo(MAIL.to());
    assertThat(signed.from()).isEqualTo(MAIL.from());
    assertThat(signer.signed(MAIL).text()).as("the same mail again").isEqualTo(signed.text());
    assertThat(signed.text().lines().limit(14))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(100));
  }

  @Test
  void whatItsReaderOrTheirProgramActsOnIsSigned() throws Exception {
    DkimSigner signer = DkimSigner.of("objector.example", "objector", pem("Ed25519", 255));

    String text = signer.signed(SampleAlerts.mail(SampleAlerts.alert(1))).text();

    String unfolded = text.substring(0, text.indexOf("bh=")).replaceAll("\\s", "");
    assertThat(unfolded)
        .contains("h=date:from:to:subject:message-id:")
        .contains(":list-unsubscribe:list-unsubscribe-post:")
        .endsWith(":from:to:subject:reply-to;");
  }

  @Test
  void aKeyThatIsNoneOrTooShortIsRefusedByTheSettingsName() throws Exception {
    assertThatThrownBy(() -> DkimSigner.of("objector.example", "objector", "secret"))
        .hasMessage("Setting sender.dkim-key is not a PEM file with a PKCS #8 key.");
    String broken = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
    assertThatThrownBy(() -> DkimSigner.of("objector.example", "objector", broken))
        .hasMessage("Setting sender.dkim-key is neither an RSA nor an Ed25519 key.");
    String weak = pem("RSA", 1024);
    assertThatThrownBy(() -> DkimSigner.of("objector.example", "objector", weak))
        .hasMessage("Setting sender.dkim-key is an RSA key of less than 2048 bits.");
    String good = pem("RSA", 2048);
    assertThatThrownBy(() -> DkimSigner.of("objector.example", "two words", good))
        .hasMessage("Setting sender.dkim-selector is not a name.");
  }

  private static String pem(String kind, int bits) throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance(kind);
    keys.initialize(bits);
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
