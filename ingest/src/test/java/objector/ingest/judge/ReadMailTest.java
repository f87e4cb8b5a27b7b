package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.forward.AddressList;
import org.junit.jupiter.api.Test;

/// Which keys a mail asks for: those of signatures that could count, what counts most first, and
/// never more than a bounded number.
class ReadMailTest {
  private static final MailJudge JUDGE = new MailJudge(Judges.PROGRAMMES, Judges.PHRASES);

  @Test
  void aMailWithoutSignaturesAsksForNothing() {
    assertThat(names(mail("anna@example.org", ""))).isEmpty();
  }

  @Test
  void theDomainOfTheSenderIsAskedForFirst() {
    String mail =
        mail(
            "notification@facebookmail.com",
            signature("list", "lists.example") + signature("s1", "facebookmail.com"));

    assertThat(names(mail))
        .containsExactly("s1._domainkey.facebookmail.com", "list._domainkey.lists.example");
  }

  @Test
  void aSignatureAtFaultWhateverItsKeyAsksForNothing() {
    String old = signature("s1", "facebookmail.com").replace("a=rsa-sha256", "a=rsa-sha1");
    String bare = "DKIM-Signature: v=1; d=facebookmail.com\n";

    assertThat(names(mail("notification@facebookmail.com", old + bare))).isEmpty();
  }

  @Test
  void sameKeyIsAskedForOnce() {
    String twice = signature("s1", "facebookmail.com").repeat(2);

    assertThat(names(mail("notification@facebookmail.com", twice))).hasSize(1);
  }

  @Test
  void theMailThatCountsComesBeforeTheOneThatBroughtIt() {
    String inner = mail("notification@facebookmail.com", signature("s1", "facebookmail.com"));
    String outer = attached(signature("out", "example.org"), inner);

    assertThat(names(outer))
        .containsExactly("s1._domainkey.facebookmail.com", "out._domainkey.example.org");
  }

  @Test
  void behindOneOfMetasNothingIsLookedAt() {
    String deep = mail("someone@example.com", signature("deep", "example.com"));
    String metas = attached("", deep).replace("anna@example.org", "notification@facebookmail.com");
    String outer = attached("", metas);

    assertThat(names(outer)).isEmpty();
  }

  @Test
  void howManySignaturesEverItNamesBoundedManyKeysAndTheRestIsSettled() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      many.append(signature("k" + i, "example.com"));
    }
    String outer = attached(many.toString(), mail("x@example.com", many.toString()));

    ReadMail read = read(outer);
    List<Signature> signatures =
        JUDGE
            .judge(read, Judges.NO_KEYS.find(read.keyNames().subList(0, 1)), Judges.NOW)
            .judgement()
            .authenticity()
            .signatures();

    assertThat(read.keyNames()).hasSize(KeyRecords.MOST);
    assertThat(signatures).hasSize(2 * KeyRecords.MOST);
    assertThat(signatures.getFirst().reason()).isEqualTo("there is no such key");
    assertThat(signatures.get(1).result()).isEqualTo(Result.NO_KEY);
    assertThat(signatures.get(1).reason()).isEqualTo("its key was not asked for");
  }

  @Test
  void aMailAttachedAtTheDeepestIsJudgedByItsOwnSignaturesOnly() {
    List<String> mails = new ArrayList<>(List.of(mail("last@example.com", "")));
    for (int i = 0; i < 6; i++) {
      mails.add(attached(signature("k" + i, "example.org"), mails.getLast()));
    }
    ReadMail read = read(mails.getLast());

    ReadMail.Signatures signatures = read.signatures(KeyRecords.none(), Judges.NOW);

    assertThat(AddressList.domain(read.last().from())).isEqualTo("example.com");
    assertThat(signatures.own()).isEmpty();
    assertThat(signatures.all()).hasSize(6);
  }

  @Test
  void whatCannotBeReadAsksForNothing() {
    assertThat(JUDGE.read(new byte[0]).keyNames()).isEmpty();
    assertThat(names("only words")).isEmpty();
  }

  private static List<String> names(String mail) {
    return read(mail).keyNames();
  }

  private static ReadMail read(String mail) {
    return JUDGE.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String mail(String from, String signatures) {
    return signatures + "From: " + from + "\nSubject: Hello\nDate: today\n\nHello\n";
  }

  private static String attached(String signatures, String mail) {
    String boundary = "b" + mail.length();
    return signatures
        + "From: anna@example.org\nSubject: Fwd\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/mixed; boundary="
        + boundary
        + "\n\n--"
        + boundary
        + "\nContent-Type: message/rfc822\n\n"
        + mail
        + "\n--"
        + boundary
        + "--\n";
  }

  private static String signature(String selector, String domain) {
    return "DKIM-Signature: v=1; a=rsa-sha256; d=%s; s=%s; h=from; bh=AAAA; b=AAAA\n"
        .formatted(domain, selector);
  }
}
