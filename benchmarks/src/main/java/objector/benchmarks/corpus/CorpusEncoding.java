package objector.benchmarks.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// How a text is made bytes: charset and transfer encoding, drawn by a seed so that the corpus sees
/// them all.
///
/// @param flowed whether lines are soft-wrapped (RFC 3676)
record CorpusEncoding(Charset charset, String transfer, boolean flowed) {
  private static final int LINE = 72;

  static CorpusEncoding drawn(Random random, String language, String sample) {
    Charset national = Charset.forName(national(language, random.nextBoolean()));
    boolean fits = random.nextInt(3) == 0 && national.newEncoder().canEncode(sample);
    String transfer = List.of("quoted-printable", "base64", "8bit").get(random.nextInt(3));
    return new CorpusEncoding(
        fits ? national : StandardCharsets.UTF_8, transfer, random.nextInt(4) == 0);
  }

  private static String national(String language, boolean windows) {
    return switch (language) {
      case "bg" -> "windows-1251";
      case "el" -> windows ? "windows-1253" : "iso-8859-7";
      case "cs", "hr", "hu", "pl", "ro", "sk", "sl" -> windows ? "windows-1250" : "iso-8859-2";
      case "et", "lt", "lv" -> "windows-1257";
      case "mt" -> "iso-8859-3";
      default -> windows ? "windows-1252" : "iso-8859-1";
    };
  }

  /// A MIME part with its headers; `type` is `plain` or `html`.
  void write(ByteArrayOutputStream out, String type, String text) {
    boolean soft = flowed && type.equals("plain");
    String wrapped = soft || transfer.equals("8bit") ? wrapped(text, soft) : text;
    byte[] bytes = wrapped.replace("\n", "\r\n").getBytes(charset);
    String head =
        "Content-Type: text/"
            + type
            + "; charset="
            + charset.name()
            + (soft ? "; format=flowed" : "")
            + "\r\nContent-Transfer-Encoding: "
            + transfer
            + "\r\n\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    switch (transfer) {
      case "base64" -> out.writeBytes(Base64.getMimeEncoder().encode(bytes));
      case "quoted-printable" -> quotedPrintable(out, bytes);
      default -> out.writeBytes(bytes);
    }
    out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /// A header's value, RFC 2047 encoded where it needs it.
  String header(String value) {
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
      return value;
    }
    StringBuilder encoded = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      int end = Math.min(value.length(), at + 18);
      byte[] piece = value.substring(at, end).getBytes(charset);
      encoded.append(encoded.isEmpty() ? "" : "\r\n ").append("=?").append(charset.name());
      encoded.append("?B?").append(Base64.getEncoder().encodeToString(piece)).append("?=");
      at = end;
    }
    return encoded.toString();
  }

  private static String wrapped(String text, boolean soft) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String mark = line.startsWith("> ") ? "> " : "";
      int column = 0;
      for (String word : line.split(" ", -1)) {
        if (column > 0 && column + word.length() > LINE) {
          out.append(soft ? " \n" : "\n").append(mark);
          column = mark.length();
        } else if (column > 0) {
          out.append(' ');
        }
        out.append(word);
        column += word.length() + 1;
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void quotedPrintable(ByteArrayOutputStream out, byte[] bytes) {
    int column = 0;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      if (b == '\r') {
        continue;
      }
      if (b == '\n') {
        out.write('\r');
        out.write('\n');
        column = 0;
        continue;
      }
      boolean lastInLine = i + 1 >= bytes.length || bytes[i + 1] == '\r';
      boolean plain = b >= 32 && b < 127 && b != '=' && !(b == ' ' && lastInLine);
      if (column >= LINE) {
        out.writeBytes("=\r\n".getBytes(StandardCharsets.US_ASCII));
        column = 0;
      }
      byte[] written =
          (plain ? String.valueOf((char) b) : String.format("=%02X", b))
              .getBytes(StandardCharsets.US_ASCII);
      out.writeBytes(written);
      column += written.length;
    }
  }
}
