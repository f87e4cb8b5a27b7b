package objector.webui.subscription;

import java.util.Optional;
import objector.events.id.PageId;
import objector.events.person.Dossier;
import objector.events.person.PageNews;
import objector.programmes.Programmes;
import objector.webui.request.WebRequest;
import objector.wording.Voice;
import objector.wording.sentence.PageWords;
import org.jspecify.annotations.Nullable;

/// Of which pages' changes somebody wants to hear, as forms show and send it.
///
/// @param page the one page that can be chosen alone; null: none is offered
public record NewsWish(PageNews news, @Nullable PageId page) {
  /// What somebody has who chose nothing.
  static final NewsWish USUAL = new NewsWish(PageNews.AI_AND_OBJECTION, null);

  static NewsWish of(Dossier dossier) {
    return new NewsWish(dossier.news(), dossier.onlyPage());
  }

  /// What a form sends, or what stood before where it does not say.
  static NewsWish sent(WebRequest request, NewsWish before) {
    String word = request.field("news").orElse("");
    PageId page = request.field("page").flatMap(NewsWish::named).orElse(before.page());
    for (PageNews news : PageNews.values()) {
      if (news.word().equals(word) && (news != PageNews.ONE_PAGE || page != null)) {
        return new NewsWish(news, page);
      }
    }
    return before;
  }

  /// The same, with the page offered that the address of a form names.
  NewsWish offering(WebRequest request) {
    return new NewsWish(news, request.asked("page").flatMap(NewsWish::named).orElse(page));
  }

  /// The same for whoever stops the mails. Who read of one page only should not come back to more.
  NewsWish stopped(boolean stopped) {
    return stopped && news != PageNews.ONE_PAGE ? new NewsWish(PageNews.NONE, null) : this;
  }

  /// The page that is heard of alone; null: none is.
  @Nullable PageId onlyPage() {
    return news == PageNews.ONE_PAGE ? page : null;
  }

  private static Optional<PageId> named(String id) {
    try {
      return Optional.of(new PageId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// For the form, which calls the page by its name.
  Shown shown(Voice voice, Programmes programmes) {
    return new Shown(this, page == null ? null : new PageWords(voice, programmes).title(page));
  }

  /// A wish and what its page is called.
  public record Shown(NewsWish wish, @Nullable String title) {
    /// Whether it can be chosen here.
    public boolean offers(PageNews news) {
      return news != PageNews.ONE_PAGE || title != null;
    }
  }
}
