package objector.ingest.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.ingest.text.WordGrams;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Bodies that stand in a page twice, for two sizes of screen. One pass: every element covers a run
/// of the page's text nodes, and runs are compared by their hashes.
final class DuplicateBodies implements NodeVisitor {
  /// A body has at least so many characters.
  private static final int BODY = 1_500;

  private static final long BASE = 0x9E3779B97F4A7C15L;

  private record Run(Element element, int from, int to, long hash) {}

  /// Where the elements that are still open began.
  private final List<Integer> began = new ArrayList<>();

  private final List<Run> runs = new ArrayList<>();
  private final List<Long> hashes = new ArrayList<>(List.of(0L));
  private final List<Long> powers = new ArrayList<>(List.of(1L));
  private final List<Integer> lengths = new ArrayList<>(List.of(0));

  private DuplicateBodies() {}

  /// Removes the second of two.
  static void remove(Element body) {
    DuplicateBodies twins = new DuplicateBodies();
    NodeTraversor.traverse(twins, body);
    twins.removeSeconds();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text && !text.isBlank()) {
      String words = text.text().strip();
      hashes.add(hashes.getLast() * BASE + WordGrams.word(words));
      powers.add(powers.getLast() * BASE);
      lengths.add(lengths.getLast() + words.length());
    }
    began.add(hashes.size() - 1);
  }

  @Override
  public void tail(Node node, int depth) {
    int from = began.removeLast();
    int to = hashes.size() - 1;
    boolean body =
        node instanceof Element element
            && element.isBlock()
            && lengths.get(to) - lengths.get(from) >= BODY;
    if (body) {
      long hash = hashes.get(to) - hashes.get(from) * powers.get(to - from);
      runs.add(new Run((Element) node, from, to, hash));
    }
  }

  private void removeSeconds() {
    Map<Long, Run> first = new HashMap<>();
    for (Run run : runs) {
      Run twin = first.putIfAbsent(run.hash(), run);
      boolean apart = twin != null && run.from() >= twin.to();
      if (apart && run.to() - run.from() == twin.to() - twin.from()) {
        run.element().remove();
      }
    }
  }
}
