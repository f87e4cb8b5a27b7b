package objector.ingest.extract;

import java.util.IdentityHashMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// The part of a document between two elements, in reading order.
final class SelectedRegion {
  private record Place(int opens, int closes) {}

  private final IdentityHashMap<Node, Place> places = new IdentityHashMap<>();
  private final int from;
  private final int to;

  private SelectedRegion(Document document, Selection.Range range) {
    number(document);
    Element start = document.selectFirst(range.start());
    Element end = start == null ? null : endAfter(document, range.end(), start);
    if (start == null || end == null) {
      from = 0;
      to = -1;
      return;
    }
    from = range.withStart() ? place(start).opens() : place(start).closes() + 1;
    to = range.withEnd() ? place(end).closes() : place(end).opens() - 1;
  }

  /// Removes all outside; false when the range was not found.
  static boolean keep(Document document, Selection.Range range) {
    SelectedRegion region = new SelectedRegion(document, range);
    if (region.isEmpty()) {
      return false;
    }
    region.removeWhere(place -> place.closes() < region.from || place.opens() > region.to);
    return true;
  }

  /// Removes all inside; false when the range was not found.
  static boolean cut(Document document, Selection.Range range) {
    SelectedRegion region = new SelectedRegion(document, range);
    if (region.isEmpty()) {
      return false;
    }
    region.removeWhere(place -> place.opens() >= region.from && place.closes() <= region.to);
    return true;
  }

  private boolean isEmpty() {
    return to < from;
  }

  private void removeWhere(java.util.function.Predicate<Place> unwanted) {
    for (var entry : places.entrySet()) {
      Node node = entry.getKey();
      if (!(node instanceof Document) && unwanted.test(entry.getValue()) && node.parent() != null) {
        node.remove();
      }
    }
  }

  private @Nullable Element endAfter(Document document, String selector, Element start) {
    for (Element candidate : document.select(selector)) {
      if (place(candidate).opens() > place(start).opens()) {
        return candidate;
      }
    }
    return null;
  }

  private Place place(Node node) {
    return places.getOrDefault(node, new Place(-1, -1));
  }

  private void number(Document document) {
    IdentityHashMap<Node, Integer> opened = new IdentityHashMap<>();
    int[] count = {0};
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            opened.put(node, count[0]++);
          }

          @Override
          public void tail(Node node, int depth) {
            places.put(node, new Place(opened.getOrDefault(node, 0), count[0]++));
          }
        },
        document);
  }
}
