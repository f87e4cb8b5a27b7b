package objector.launcher.soak.stand;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Invented mails, each one of a kind, and the same again for the same seed and number.
public record SoakMails(long seed) {
  private static final String ID = "soak-";

  public byte[] mail(int number) {
    Random random = new Random(seed * 1_000_003 + number);
    // Most are small; one in two hundred has a picture in it, so to speak.
    return mail(number, random.nextInt(200) == 0 ? 300_000 : 400 + random.nextInt(12_000), random);
  }

  /// One of exactly so many bytes.
  public byte[] large(int number, int bytes) {
    byte[] mail = mail(number, bytes, new Random(seed * 1_000_003 + number));
    byte[] exact = new byte[bytes];
    System.arraycopy(mail, 0, exact, 0, bytes);
    exact[bytes - 2] = '\r';
    exact[bytes - 1] = '\n';
    // What was cut may have left half a line end.
    if (exact[bytes - 3] == '\r') {
      exact[bytes - 3] = 'x';
    }
    return exact;
  }

  private static byte[] mail(int number, int bytes, Random random) {
    StringBuilder mail = new StringBuilder(bytes + 400);
    mail.append("From: Somebody <somebody@example.org>\r\n")
        .append("Subject: invented, number ")
        .append(number)
        .append("\r\n")
        .append("Date: Sat, 3 May 2025 10:45:30 +0200\r\n")
        .append("Message-ID: <")
        .append(ID)
        .append(number)
        .append("@mail.example.org>\r\n")
        .append("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n");
    while (mail.length() < bytes) {
      for (int column = 0; column < 70; column++) {
        mail.append((char) ('!' + random.nextInt(94)));
      }
      mail.append("\r\n");
    }
    return mail.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /// The number of a mail, by its Message-ID; -1 for a mail that is none of these.
  public static int number(String messageId) {
    int begin = messageId.indexOf(ID);
    int end = messageId.indexOf('@');
    if (begin < 0 || end < begin) {
      return -1;
    }
    try {
      return Integer.parseInt(messageId.substring(begin + ID.length(), end));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
