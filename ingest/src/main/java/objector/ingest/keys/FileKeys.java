package objector.ingest.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.dkim.KeyRecords.Answer;

/// Keys as they were written down.
public final class FileKeys implements KeySource {
  private final Map<String, String> records;

  public FileKeys(Path file) {
    this.records = read(file);
  }

  @Override
  public KeyRecords find(List<String> names) {
    Map<String, Answer> answers = new HashMap<>();
    names.forEach(name -> answers.put(name, new Answer(records.get(clean(name)), null)));
    return new KeyRecords(answers);
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> records = new HashMap<>();
    List<String> lines = lines(file);
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      int tab = line.indexOf('\t');
      if (line.isBlank()) {
        continue;
      }
      if (tab <= 0) {
        throw new IllegalArgumentException(
            file + ", line " + (i + 1) + ": expected a name, a tab, and the TXT record");
      }
      records.putIfAbsent(clean(line.substring(0, tab)), joined(line.substring(tab + 1).strip()));
    }
    return records;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A record in quoted strings, as zone files have it, is one text.
  private static String joined(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    StringBuilder record = new StringBuilder(text.length());
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted) {
        record.append(c);
      }
    }
    return record.toString();
  }

  private static String clean(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
