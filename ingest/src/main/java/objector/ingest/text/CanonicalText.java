package objector.ingest.text;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a page says, without what differs from look to look: whitespace, punctuation, link targets,
/// images, marks. Two looks with the same `hash` saw the same words in the same order.
public record CanonicalText(List<Passage> passages, int words, String hash) {
  public CanonicalText {
    passages = List.copyOf(passages);
  }

  public static CanonicalText of(String markdown) {
    List<Passage> passages = new ArrayList<>();
    List<MarkdownBlocks.Block> blocks = MarkdownBlocks.blocks(markdown);
    int list = -1;
    int lists = 0;
    int words = 0;
    for (int block = 0; block < blocks.size(); block++) {
      if (introduces(blocks, block)) {
        list = lists++;
      } else if (!blocks.get(block).item()) {
        list = -1;
      }
      for (String sentence : Sentences.of(blocks.get(block).text())) {
        List<String> canonical = CanonicalWords.of(sentence);
        if (!canonical.isEmpty() && !LanguageMenus.isOne(canonical)) {
          long[] hashes = canonical.stream().mapToLong(WordGrams::word).toArray();
          passages.add(new Passage(sentence, block, list, hashes));
          words += hashes.length;
        }
      }
    }
    return new CanonicalText(passages, words, hash(passages));
  }

  /// "We use it:", and then a list.
  private static boolean introduces(List<MarkdownBlocks.Block> blocks, int at) {
    return !blocks.get(at).item()
        && at + 1 < blocks.size()
        && blocks.get(at + 1).item()
        && blocks.get(at).text().endsWith(":");
  }

  /// The words as one searchable line, at most the first `limit` of them.
  public String line(int limit) {
    StringBuilder line = new StringBuilder(" ");
    int left = limit;
    for (Passage passage : passages) {
      if (left <= 0) {
        break;
      }
      line.append(CanonicalWords.line(passage.shown()).substring(1));
      left -= passage.words().length;
    }
    return line.toString();
  }

  /// Words in sentences, as opposed to menus and lists of languages.
  public int prose() {
    return passages.stream().mapToInt(p -> p.words().length).filter(length -> length >= 8).sum();
  }

  private static String hash(List<Passage> passages) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Passage passage : passages) {
        ByteBuffer bytes = ByteBuffer.allocate(passage.words().length * Long.BYTES);
        bytes.asLongBuffer().put(passage.words());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
