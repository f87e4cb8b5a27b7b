package objector.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Elements;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.Selector;

/// From a page to stable Markdown: the declared part of it, without scripts, images, hidden things,
/// trackers and bodies that stand there twice.
final class Extraction {
  private static final String NEVER_TEXT =
      "script, style, noscript, template, svg, iframe, object, embed, canvas, audio, video, head,"
          + " link, meta, img, picture, source, input, select, button[aria-hidden=true],"
          + " [hidden], [style~=(?i)display:\\s*none]";

  private static final String AROUND_THE_TEXT =
      "nav, [role=navigation], [role=banner], [role=contentinfo], [role=dialog],"
          + " [role=alertdialog], footer, aside, form:has([type=password]), [data-cookiebanner],"
          + " [data-testid*=cookie-policy], [id*=cookie-banner], [class*=cookie-banner],"
          + " [id*=cookie-consent], [class*=cookie-consent], #onetrust-consent-sdk,"
          + " [role=alert], [role=menubar], [role=menu], [role=search]";

  /// When the frame of a page holds more than this share of its text, it is no frame.
  private static final double MOST_AROUND = 0.5;

  private final List<String> problems = new ArrayList<>();

  String markdown(String html, String base, Declaration declaration) {
    Document document = Jsoup.parse(html, base);
    apply(declaration, document);
    tidy(document);
    return MarkdownWriter.of(document.body());
  }

  List<String> problems() {
    return problems;
  }

  private void apply(Declaration declaration, Document document) {
    declaration.unknownFilters().forEach(name -> problems.add("unknown filter: " + name));
    document.select("head").remove();
    if (declaration.select().isEmpty()) {
      keepMainText(document);
      document.select(NEVER_TEXT).remove();
      return;
    }
    // As in Open Terms Archive: the unwanted goes first, then the wanted is chosen.
    declaration.remove().forEach(selection -> remove(selection, document));
    select(declaration, document);
    document.select(NEVER_TEXT).remove();
    if (declaration.filters().contains("removeLinks")) {
      document.select("a").unwrap();
    }
  }

  private void keepMainText(Document document) {
    document.select("script, style, noscript, template").remove();
    Document inner = document.clone();
    inner.select(AROUND_THE_TEXT).remove();
    if (inner.text().length() >= (1 - MOST_AROUND) * document.text().length()) {
      document.body().replaceWith(inner.body());
    }
  }

  private void remove(Selection selection, Document document) {
    try {
      switch (selection) {
        case Selection.Css css -> document.select(css.selector()).remove();
        case Selection.Range range -> SelectedRegion.cut(document, range);
      }
    } catch (Selector.SelectorParseException e) {
      problems.add("not a selector: " + selection);
    }
  }

  private void select(Declaration declaration, Document document) {
    List<Element> kept = new ArrayList<>();
    for (Selection selection : declaration.select()) {
      int before = kept.size();
      try {
        switch (selection) {
          case Selection.Css css -> kept.addAll(outermost(document.select(css.selector())));
          case Selection.Range range -> {
            Document copy = document.clone();
            if (SelectedRegion.keep(copy, range)) {
              kept.add(copy.body());
            }
          }
        }
      } catch (Selector.SelectorParseException e) {
        problems.add("not a selector: " + selection);
      }
      if (kept.size() == before) {
        problems.add("nothing on the page fits " + selection);
      }
    }
    Element body = new Element("body");
    body.setBaseUri(document.baseUri());
    kept.forEach(element -> body.appendChild(asBlock(element.clone(), document.baseUri())));
    document.body().replaceWith(body);
  }

  private static Element asBlock(Element element, String base) {
    element.setBaseUri(base);
    return element.normalName().equals("body") ? element.tagName("div") : element;
  }

  private static List<Element> outermost(Elements found) {
    return found.stream().filter(e -> e.parents().stream().noneMatch(found::contains)).toList();
  }

  private static void tidy(Document document) {
    List<Node> comments = new ArrayList<>();
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof Comment) {
            comments.add(node);
          }
        },
        document);
    comments.forEach(Node::remove);
    DuplicateBodies.remove(document.body());
    for (Element link : document.select("a")) {
      keepApart(link);
      String target = link.absUrl("href");
      if (target.startsWith("http")) {
        link.clearAttributes().attr("href", LinkCleaner.clean(target));
      } else {
        link.unwrap();
      }
    }
    for (Element element : document.body().select("*:not(a)")) {
      element.clearAttributes();
    }
  }

  /// Links that only a style sheet holds apart would run into the words beside them.
  private static void keepApart(Element link) {
    if (link.previousSibling() instanceof Element) {
      link.before(" ");
    }
    if (link.nextSibling() instanceof Element) {
      link.after(" ");
    }
  }
}
