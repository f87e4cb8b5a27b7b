package objector.ingest.judge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import objector.events.Json;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.MailKind;
import objector.ingest.mime.MimeReader;
import objector.ingest.outlook.Mbox;
import org.jspecify.annotations.Nullable;

/// The output of `mail check --json`: other people's scripts read it, so its shape is fixed.
public final class MailCheck {
  private MailCheck() {}

  /// A file to judge, and what it is called in the output.
  public record Input(String name, Path path) {}

  /// Every file; of a folder every regular file in it, by name, not of its folders.
  ///
  /// @throws IOException when a folder cannot be read
  public static Stream<Input> files(List<Path> arguments) throws IOException {
    List<Input> inputs = new ArrayList<>();
    for (Path argument : arguments) {
      if (!Files.isDirectory(argument)) {
        inputs.add(new Input(argument.toString(), argument));
        continue;
      }
      try (Stream<Path> inside = Files.list(argument)) {
        inside
            .filter(Files::isRegularFile)
            .sorted((a, b) -> name(a).compareTo(name(b)))
            .forEach(path -> inputs.add(new Input(argument + "/" + name(path), path)));
      }
    }
    return inputs.stream();
  }

  /// A mail to judge, and what it is called in the output.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Mail(String name, byte[] raw) {}

  /// The mail in a file. A file called `.mbox` may hold several: `box.mbox#1` and so on. Of a file
  /// that is too large, enough for the judge to say so.
  ///
  /// @throws IOException when it cannot be read
  public static List<Mail> mails(Input input) throws IOException {
    byte[] raw = firstBytes(input.path());
    boolean several = input.name().toLowerCase(Locale.ROOT).endsWith(".mbox");
    List<byte[]> mails = several && raw.length <= MimeReader.LARGEST ? Mbox.mails(raw) : List.of();
    if (mails.size() < 2) {
      return List.of(new Mail(input.name(), raw));
    }
    List<Mail> named = new ArrayList<>();
    for (byte[] mail : mails.subList(0, Math.min(Mbox.MOST, mails.size()))) {
      named.add(new Mail(input.name() + "#" + (named.size() + 1), mail));
    }
    return named;
  }

  private static byte[] firstBytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MimeReader.LARGEST + 1);
    }
  }

  /// One line of JSON.
  public static String line(String file, JudgedMail reading) {
    Judgement judgement = reading.judgement();
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("file", file);
    line.put("kind", judgement.kind().word());
    if (judgement.kind() == MailKind.BROKEN) {
      line.put("error", reading.error());
    }
    line.put("held", judgement.held());
    line.put("programme", judgement.programme() == null ? null : judgement.programme().value());
    line.put("platform", judgement.platform() == null ? null : judgement.platform().word());
    line.put("language", judgement.language());
    line.put("forward", forward(judgement.forward()));
    line.put("authenticity", authenticity(judgement.authenticity()));
    line.put("links", judgement.links());
    line.put("codes", judgement.codes());
    line.put("because", judgement.because());
    return Json.MAPPER.writeValueAsString(line);
  }

  /// The line of a file that could not even be opened.
  public static String unreadable(String file, String error) {
    return line(file, MailJudge.broken(error));
  }

  private static Map<String, @Nullable Object> forward(Judgement.Forward forward) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("form", forward.form());
    fields.put("from", forward.from() == null ? null : mailbox(forward.from()));
    fields.put("to", forward.to().stream().map(MailCheck::mailbox).toList());
    fields.put("cc", forward.cc().stream().map(MailCheck::mailbox).toList());
    fields.put("subject", forward.subject());
    fields.put("date", forward.date());
    fields.put("body", forward.body());
    fields.put("message", forward.message());
    return fields;
  }

  private static Map<String, @Nullable Object> mailbox(Mailbox mailbox) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", mailbox.name());
    fields.put("address", mailbox.address());
    return fields;
  }

  private static Map<String, @Nullable Object> authenticity(Judgement.Authenticity authenticity) {
    List<Map<String, @Nullable Object>> signatures = new ArrayList<>();
    for (Judgement.Signature signature : authenticity.signatures()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("of", signature.of());
      fields.put("domain", signature.domain());
      fields.put("selector", signature.selector());
      fields.put("result", signature.result());
      fields.put("reason", signature.reason());
      signatures.add(fields);
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("verdict", authenticity.verdict());
    fields.put("signatures", signatures);
    return fields;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
