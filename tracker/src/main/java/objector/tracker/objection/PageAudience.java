package objector.tracker.objection;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import objector.events.id.PageId;
import objector.events.person.Dossier;
import objector.events.person.PageNews;
import org.jspecify.annotations.Nullable;

/// Of which language a watched page is, and whom it concerns: people read of pages in their own
/// language only. A page whose language nobody knows concerns everybody.
public final class PageAudience {
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /// Basque in a list of languages, Europe in the name of a page.
  private static final String EUROPE = "eu";

  private PageAudience() {}

  static boolean concerns(PageId page, @Nullable String told, String reader) {
    String audience = of(page, told);
    return audience == null || audience.equals(primary(reader));
  }

  /// Whether it is the one page that somebody wants to hear of, in whatever language it is.
  static boolean isOnly(PageId page, PageNews news, @Nullable PageId only) {
    return news == PageNews.ONE_PAGE && page.equals(only);
  }

  /// The audience of those who want to hear of one page only, and may read no other of its
  /// language.
  public static String ofReaders(PageId page) {
    // No language is called so.
    return "=" + page;
  }

  /// The audiences that a person belongs to: by their language, and by the one page.
  public static List<String> all(Dossier dossier) {
    PageId only = dossier.onlyPage();
    return dossier.news() == PageNews.ONE_PAGE && only != null
        ? List.of(of(dossier), ofReaders(only))
        : List.of(of(dossier));
  }

  /// The audience that a person belongs to by their language.
  public static String of(Dossier dossier) {
    return primary(dossier.language());
  }

  /// Whom a page concerns; null: everybody.
  ///
  /// @param told the page's language, where more is known than its id says
  static @Nullable String of(PageId page, @Nullable String told) {
    String language = told == null ? ofId(page) : told;
    return language == null ? null : primary(language);
  }

  private static @Nullable String ofId(PageId page) {
    String id = page.value();
    String last = id.substring(id.lastIndexOf('-') + 1);
    return last.length() == 2 && LANGUAGES.contains(last) && !last.equals(EUROPE) ? last : null;
  }

  private static String primary(String tag) {
    int end = tag.indexOf('-');
    return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
  }
}
