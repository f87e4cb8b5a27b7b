package objector.benchmarks.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Breaks a mail by chance: single bytes, pieces cut, doubled, moved or taken from another, and
/// tokens that parsers choke on.
final class MailMutator {
  private static final List<String> TOKENS =
      List.of(
          "\r\n",
          "\n\n",
          "\r",
          "\0",
          "--",
          "=?utf-8?B?",
          "?=",
          "<",
          ">",
          "\"",
          "(",
          ")",
          "@",
          ",",
          ":",
          ";",
          "> ",
          "boundary=",
          "Content-Type: multipart/mixed; boundary=b\r\n",
          "Content-Type: message/rfc822\r\n\r\n",
          "Content-Transfer-Encoding: base64\r\n",
          "From: ",
          "To: ",
          "Subject: Fwd: ",
          "DKIM-Signature: v=1; a=rsa-sha256; d=x; s=y; h=from; bh=; b=",
          "---------- Forwarded message ---------\n",
          "Begin forwarded message:\n",
          "<div>",
          "<style>",
          "<!--",
          "&#x110000;",
          "http://",
          "https://l.facebook.com/l.php?u=",
          "\u202e",
          "\ufeff",
          "＝",
          "On 1 a <b@c> wrote:\n",
          "%",
          "=\r\n",
          "=3D",
          "From \n");

  private MailMutator() {}

  static byte[] of(List<byte[]> mails, Random random) {
    byte[] mail = mails.get(random.nextInt(mails.size())).clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes && mail.length > 0; i++) {
      mail = changed(mail, mails, random);
    }
    return mail.length > 400_000 ? Arrays.copyOf(mail, 400_000) : mail;
  }

  private static byte[] changed(byte[] mail, List<byte[]> mails, Random random) {
    int at = random.nextInt(mail.length);
    int to = Math.min(mail.length, at + 1 + random.nextInt(random.nextBoolean() ? 20 : 2_000));
    return switch (random.nextInt(8)) {
      case 0 -> {
        mail[at] = (byte) random.nextInt(256);
        yield mail;
      }
      case 1 -> {
        mail[at] ^= (byte) (1 << random.nextInt(8));
        yield mail;
      }
      case 2 -> joined(Arrays.copyOf(mail, at), Arrays.copyOfRange(mail, to, mail.length));
      case 3 ->
          joined(
              Arrays.copyOf(mail, to),
              repeated(Arrays.copyOfRange(mail, at, to), 1 + random.nextInt(20)),
              Arrays.copyOfRange(mail, to, mail.length));
      case 4 -> Arrays.copyOf(mail, at);
      case 5 -> {
        byte[] other = mails.get(random.nextInt(mails.size()));
        int from = random.nextInt(Math.max(1, other.length));
        yield joined(Arrays.copyOf(mail, at), Arrays.copyOfRange(other, from, other.length));
      }
      default -> {
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        yield joined(
            Arrays.copyOf(mail, at),
            repeated(token.getBytes(StandardCharsets.UTF_8), random.nextInt(10) == 0 ? 500 : 1),
            Arrays.copyOfRange(mail, at, mail.length));
      }
    };
  }

  private static byte[] repeated(byte[] piece, int times) {
    return joined(Collections.nCopies(times, piece).toArray(byte[][]::new));
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
