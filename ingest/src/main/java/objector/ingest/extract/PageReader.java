package objector.ingest.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import objector.events.page.Blindness;
import objector.ingest.dates.EffectiveDate;
import objector.ingest.text.CanonicalText;
import org.jspecify.annotations.Nullable;

/// What a captured page says. Pure: the same bytes always read the same.
public final class PageReader {
  private final FormLinks formLinks;

  /// Reads pages of one declaration.
  ///
  /// @param watchLinks parts of addresses that matter on this page, beside all known form links
  public PageReader(List<String> watchLinks) {
    formLinks = new FormLinks(watchLinks);
  }

  /// A page as a server sent it.
  ///
  /// @param rendered whether a browser has run the page's scripts
  public ReadPage read(
      byte[] bytes, @Nullable String contentType, Declaration declaration, boolean rendered) {
    String text = PageCharset.decode(bytes, contentType);
    return isHtml(text, contentType) ? html(text, declaration, rendered) : markdown(text);
  }

  /// A recorded page of one or several documents. Where the documents lie in one file, but not in
  /// the way that we keep them, those that are there count.
  public ReadPage recorded(
      byte[] bytes, @Nullable String contentType, List<Declaration> documents) {
    List<byte[]> bodies = Capture.documents(bytes, documents);
    List<ReadPage> parts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      byte[] body = bodies.size() == documents.size() ? bodies.get(i) : bytes;
      parts.add(read(body, contentType, documents.get(i), true));
    }
    if (parts.size() == 1 || !isHtml(PageCharset.decode(bytes, contentType), contentType)) {
      return parts.getFirst();
    }
    List<ReadPage> there = parts.stream().filter(part -> part.blindness() == null).toList();
    boolean apart = bodies.size() == documents.size();
    return combined(apart || there.isEmpty() ? parts : there);
  }

  /// A page in HTML.
  public ReadPage html(String html, Declaration declaration, boolean rendered) {
    Extraction extraction = new Extraction();
    String markdown = extraction.markdown(html, declaration.fetch().toString(), declaration);
    ReadPage page = page(markdown, extraction.problems());
    boolean shell = page.blindness() == Blindness.BLANK || !Walls.isText(page.text());
    return shell && declaration.executeClientScripts() && !rendered
        ? blind(page, Blindness.NEEDS_BROWSER)
        : page;
  }

  /// A text that was read before, or is Markdown or plain text by itself.
  public ReadPage markdown(String markdown) {
    return page(markdown, List.of());
  }

  /// Several documents that make one text, in order; blind when one of them is.
  public ReadPage combined(List<ReadPage> pages) {
    List<String> problems = new ArrayList<>();
    StringBuilder markdown = new StringBuilder();
    for (ReadPage page : pages) {
      if (page.blindness() != null) {
        return page;
      }
      problems.addAll(page.problems());
      markdown.append(page.markdown()).append("\n\n");
    }
    return page(markdown.toString(), problems);
  }

  private ReadPage page(String markdown, List<String> problems) {
    CanonicalText text = CanonicalText.of(markdown);
    String language = PageLanguage.of(text);
    NavigableSet<LocalDate> dates = EffectiveDate.all(text, language);
    SortedMap<String, Boolean> links = formLinks.in(markdown, language);
    return new ReadPage(
        markdown,
        text,
        language,
        dates,
        links,
        linksIn(markdown),
        Walls.before(text).orElse(null),
        problems);
  }

  private static int linksIn(String markdown) {
    int links = 0;
    for (int at = markdown.indexOf("]("); at >= 0; at = markdown.indexOf("](", at + 2)) {
      links++;
    }
    return links;
  }

  private static ReadPage blind(ReadPage page, Blindness why) {
    return new ReadPage(
        page.markdown(),
        page.text(),
        page.language(),
        page.dates(),
        page.formLinks(),
        page.linkCount(),
        why,
        page.problems());
  }

  private static boolean isHtml(String text, @Nullable String contentType) {
    if (contentType != null && contentType.contains("html")) {
      return true;
    }
    String start = text.substring(0, Math.min(text.length(), 1_000)).stripLeading();
    return start.regionMatches(true, 0, "<!doctype", 0, 9)
        || start.regionMatches(true, 0, "<html", 0, 5)
        || (start.startsWith("<?xml") && start.contains("<html"));
  }
}
