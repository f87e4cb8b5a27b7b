package objector.webui.history;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.programmes.Programmes;
import objector.webui.feed.AtomDocument;
import objector.webui.feed.AtomDocument.Entry;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.sentence.PageWords;

/// Changes as an Atom feed (RFC 4287): of one page, or of all pages of a programme.
public final class FeedPage {
  private static final int NEWEST = 50;
  private static final int PASSAGES = 20;

  private final Templates templates;
  private final ErrorPage errors;
  private final WatchedPages pages;
  private final ReadModel readModel;
  private final Programmes programmes;
  private final URI site;

  public FeedPage(
      Templates templates,
      ErrorPage errors,
      WatchedPages pages,
      ReadModel readModel,
      Programmes programmes,
      URI site) {
    this.templates = templates;
    this.errors = errors;
    this.pages = pages;
    this.readModel = readModel;
    this.programmes = programmes;
    this.site = site;
  }

  public WebResponse ofPage(WebRequest request) {
    Voice voice = templates.voice(request.language(), "UTC");
    Optional<PageRow> row = pages.find(request.name("id"), voice, request.now());
    return row.map(found ->
            feed(
                request,
                voice,
                found.title(),
                "/pages/" + found.page(),
                readModel.history(found.page())))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  public WebResponse ofProgramme(WebRequest request) {
    if (!programmes.metaAiTraining().id().equals(request.name("id"))) {
      return errors.noSuchPage(request);
    }
    Voice voice = templates.voice(request.language(), "UTC");
    List<PageEvent> all = new ArrayList<>();
    for (PageRow row : pages.rows(voice, request.now())) {
      all.addAll(readModel.history(row.page()));
    }
    all.sort(Comparator.comparing(PageEvent::at));
    return feed(request, voice, voice.say("feed.title"), "/pages", all);
  }

  private WebResponse feed(
      WebRequest request, Voice voice, String title, String page, List<PageEvent> history) {
    List<PageEvent> told =
        history.reversed().stream().filter(FeedPage::isNews).limit(NEWEST).toList();
    AtomDocument feed =
        new AtomDocument(
            voice.language(),
            title,
            absolute(request.path()),
            // A feed reader has no cookie, and often no language of its own.
            absolute(request.path() + "?lang=" + voice.language()),
            absolute(page),
            told.isEmpty() ? request.now() : told.getFirst().at(),
            told.stream().map(event -> entry(event, voice)).toList());
    return WebResponse.of(200, "application/atom+xml; charset=utf-8", feed.toBytes())
        .with("Cache-Control", "public, max-age=300");
  }

  private static boolean isNews(PageEvent event) {
    return !(event instanceof VersionRecorded version && version.first());
  }

  private Entry entry(PageEvent event, Voice voice) {
    PageWords words = new PageWords(voice, programmes);
    String page = "/pages/" + event.page();
    return switch (event) {
      case VersionRecorded version ->
          new Entry(
              absolute(PageVersions.link(version)),
              Isolated.bare(words.named(version)),
              absolute(PageVersions.link(version)),
              version.at(),
              version.topics().stream().map(PageTopic::word).toList(),
              passages(version));
      case PageWentBlind went -> {
        String said =
            voice.say(
                "history.blind",
                Map.of("since", voice.day(went.since()), "reason", words.reason(went.reason())));
        yield told(event, page, words.title(went.page()) + ": " + Isolated.bare(said));
      }
      case PageSeesAgain sees -> {
        String said =
            voice.say("history.sees-again", Map.of("since", voice.day(sees.blindSince())));
        yield told(event, page, words.title(sees.page()) + ": " + Isolated.bare(said));
      }
    };
  }

  private Entry told(PageEvent event, String page, String title) {
    return new Entry(
        absolute(page + "#" + event.id()), title, absolute(page), event.at(), List.of(), null);
  }

  private static String passages(VersionRecorded version) {
    StringBuilder html = new StringBuilder();
    WordDiff.of(version.removed(), version.added()).stream()
        .limit(PASSAGES)
        .forEach(passage -> {
          html.append("<p>");
          for (WordDiff.Part part : passage) {
            String text = escaped(part.text());
            html.append(
                switch (part.kind()) {
                  case SAME -> text + " ";
                  case CAME -> "<ins>" + text + "</ins> ";
                  case WENT -> "<del>" + text + "</del> ";
                });
          }
          html.append("</p>");
        });
    return html.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String absolute(String path) {
    return site.resolve(path).toString();
  }
}
