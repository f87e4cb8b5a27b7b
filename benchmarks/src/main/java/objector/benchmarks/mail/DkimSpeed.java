package objector.benchmarks.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.events.Json;
import objector.events.mail.Judgement.Of;
import objector.events.mail.Judgement.Signature;
import objector.ingest.dkim.DkimVerifier;
import objector.ingest.dkim.DkimVerifier.Checked;
import objector.ingest.keys.FileKeys;
import objector.ingest.mime.Mail;
import objector.ingest.mime.MimeReader;
import tools.jackson.databind.JsonNode;

/// How fast signatures are checked, beside the npm package mailauth on the same mails, with the
/// same keys, on one core each; the network is never asked.
public final class DkimSpeed {
  private DkimSpeed() {}

  /// No arguments.
  public static void main(String[] arguments) throws Exception {
    Path folder = RecordedMails.folder("dkim-arc").toAbsolutePath();
    Path records = folder.resolve("dns-records.tsv");
    List<String> files = new ArrayList<>();
    List<byte[]> mails = new ArrayList<>();
    for (JsonNode one : Json.MAPPER.readTree(Files.readString(folder.resolve("expected.json")))) {
      Path file = folder.resolve(one.get("file").asString());
      files.add(file.toString());
      mails.add(Files.readAllBytes(file));
    }
    Path input = Files.createTempFile("objector-mails", ".json");
    Files.write(input, Json.write(Map.of("files", files, "keys", keys(records))));
    FileKeys keys = new FileKeys(records);
    Instant at = Instant.now();
    try (NodePeer peer = NodePeer.start("mailauth", input, "mailauth@7.1.0")) {
      Duel.of(
              mails.size(),
              times -> ours(keys, mails, at, times),
              times -> Long.parseLong(peer.ask("run " + times)))
          .print("mails/s on one core", "mailauth");
      JsonNode told = Json.MAPPER.readTree(peer.ask("results"));
      for (int i = 0; i < mails.size(); i++) {
        List<String> ours =
            check(keys, mails.get(i), at).stream()
                .map(checked -> words(checked.signature()))
                .toList();
        List<String> theirs = told.get(i).valueStream().map(JsonNode::asString).toList();
        System.out.printf(
            "%s%n  objector %s%n  mailauth %s%n",
            Path.of(files.get(i)).getFileName(), ours, theirs);
      }
    } finally {
      Files.delete(input);
    }
  }

  private static long ours(FileKeys keys, List<byte[]> mails, Instant at, int times) {
    long checked = 0;
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      for (byte[] mail : mails) {
        checked += check(keys, mail, at).size();
      }
    }
    long took = System.nanoTime() - start;
    if (checked == 0) {
      throw new IllegalStateException("nothing was checked");
    }
    return took;
  }

  private static List<Checked> check(FileKeys keys, byte[] raw, Instant at) {
    Mail mail = MimeReader.read(raw);
    return DkimVerifier.check(mail, Of.OUTER, keys.find(DkimVerifier.keyNames(mail, "")), at);
  }

  private static String words(Signature signature) {
    return signature.domain()
        + " "
        + signature.selector()
        + " "
        + signature.result()
        + (signature.reason() == null ? "" : " (" + signature.reason() + ")");
  }

  private static Map<String, String> keys(Path records) throws IOException {
    Map<String, String> keys = new HashMap<>();
    for (String line : Files.readAllLines(records, StandardCharsets.UTF_8)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        String text = line.substring(tab + 1).strip();
        keys.putIfAbsent(
            line.substring(0, tab).toLowerCase(Locale.ROOT),
            text.startsWith("\"") ? text.replace("\" \"", "").replace("\"", "") : text);
      }
    }
    return keys;
  }
}
