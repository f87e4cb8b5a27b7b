package objector.ingest.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Mails broken at random, and the same ones each time.
public final class MailMutants {
  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\n",
          "\r",
          " ",
          "\t",
          "\0",
          "\"",
          ";",
          ":",
          "=",
          "=20",
          "=\r\n",
          "?=",
          "(",
          "\\",
          "é",
          "=?utf-8?q?=C3=A9?=",
          "=?iso-8859-1?b?6Q==?=",
          "\r\n\r\n",
          "\r\n ",
          "\r\n \r\n",
          "--",
          "\r\n--b\r\n",
          "\r\nContent-Type: text/html\r\n",
          "\r\nContent-Transfer-Encoding: base64\r\n",
          "\r\nFrom: x@example.org\r\n",
          "; charset=utf-8",
          "; charset=",
          "boundary=b",
          "multipart/mixed",
          "message/rfc822");

  private MailMutants() {}

  /// One to three changes each, of one of the mails each.
  public static void each(List<byte[]> mails, int count, long seed, Consumer<byte[]> use) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      byte[] mail = mails.get(random.nextInt(mails.size()));
      for (int n = random.nextInt(3); n >= 0; n--) {
        mail = mutant(mail, random);
      }
      use.accept(mail);
    }
  }

  private static byte[] mutant(byte[] mail, Random random) {
    int at = place(mail, random);
    int length = Math.min(mail.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 60));
    return switch (random.nextInt(7)) {
      case 0 -> joined(mail, at, at, PIECES.get(random.nextInt(PIECES.size())));
      case 1 -> joined(mail, at, at + length, "");
      case 2 -> joined(mail, at, at, text(Arrays.copyOfRange(mail, at, at + length)));
      case 3 -> Arrays.copyOf(mail, at);
      case 4 -> joined(mail, at, Math.min(mail.length, at + 1), "" + (char) random.nextInt(256));
      case 5 -> lines(mail, random);
      default -> text(mail).replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  /// Half of them in the header, where most goes wrong.
  private static int place(byte[] mail, Random random) {
    int end = text(mail).indexOf("\r\n\r\n");
    int limit = random.nextBoolean() && end > 0 ? end : mail.length;
    return limit == 0 ? 0 : random.nextInt(limit);
  }

  /// Two lines change places.
  private static byte[] lines(byte[] mail, Random random) {
    List<String> lines = new ArrayList<>(List.of(text(mail).split("(?<=\n)", -1)));
    int one = random.nextInt(Math.min(lines.size(), 60));
    int other = random.nextInt(Math.min(lines.size(), 60));
    String moved = lines.set(one, lines.get(other));
    lines.set(other, moved);
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] mail, int from, int to, String between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(mail.length + between.length());
    out.write(mail, 0, from);
    out.writeBytes(between.getBytes(StandardCharsets.ISO_8859_1));
    out.write(mail, to, mail.length - to);
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
