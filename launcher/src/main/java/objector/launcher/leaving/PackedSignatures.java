package objector.launcher.leaving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.Json;
import objector.events.mail.Judgement;
import objector.ingest.intake.Judge;
import objector.ingest.judge.MailJudge;
import objector.ingest.keys.FileKeys;
import objector.programmes.Programmes;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The mails in a pack, judged once more by the keys in it: a list can be written anew by anybody,
/// a signature cannot.
final class PackedSignatures {
  private static final int MOST = 500;
  private static final String KEYS = "keys.tsv";

  private final Map<String, byte[]> mails = new HashMap<>();
  private byte @Nullable [] told;
  private byte @Nullable [] keys;

  /// @param kept the verdict when the mail came
  /// @param now the verdict of today
  record Again(String file, String kept, String now) {
    /// Whether what was verified no longer is.
    boolean fell() {
      return kept.equals("verified") && !now.equals(kept);
    }
  }

  void take(String name, byte[] bytes) {
    if (name.startsWith("mails/") && mails.size() < MOST) {
      mails.put(name, bytes);
    } else if (name.equals("signatures.json") || name.equals("mails.json")) {
      told = bytes;
    } else if (name.equals(KEYS)) {
      keys = bytes;
    }
  }

  List<Again> judged() {
    List<Again> all = new ArrayList<>();
    if (told == null || keys == null || mails.isEmpty()) {
      return all;
    }
    try {
      Judge judge = judge(keys);
      for (JsonNode one : Json.MAPPER.readTree(told)) {
        String file = one.path("file").asString("");
        byte[] raw = mails.get(file);
        if (raw != null) {
          String kept = one.path("authenticity").path("verdict").asString("");
          Instant came = Instant.parse(one.path("received").asString(""));
          all.add(new Again(file, kept, word(judge.judge(raw, came).judgement())));
        }
      }
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      // Not as we write it: then nothing is said of the mails.
      return List.of();
    }
    return all;
  }

  private static String word(Judgement judgement) {
    return switch (judgement.authenticity().verdict()) {
      case VERIFIED -> "verified";
      case UNVERIFIABLE -> "unverifiable";
      case CONTRADICTED -> "contradicted";
    };
  }

  private static Judge judge(byte[] keys) {
    try {
      Path file = Files.createTempFile("objector-keys", ".tsv");
      try {
        Files.write(file, keys);
        return Judge.of(new MailJudge(Programmes.load(), MailPhrases.load()), new FileKeys(file));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
