package objector.webui.history;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import objector.events.page.PageEvent;
import objector.events.page.PageEvent.PageSeesAgain;
import objector.events.page.PageEvent.PageWentBlind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.programmes.Programmes;
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
  private static final String ATOM = "http://www.w3.org/2005/Atom";

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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      xml.writeAttribute("xml:lang", voice.language());
      element(xml, "title", title);
      element(xml, "id", absolute(request.path()));
      link(xml, "self", absolute(request.address()));
      link(xml, "alternate", absolute(page));
      element(xml, "updated", time(told.isEmpty() ? request.now() : told.getFirst().at()));
      xml.writeStartElement("author");
      element(xml, "name", "Objector");
      xml.writeEndElement();
      for (PageEvent event : told) {
        entry(xml, event, voice);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed in memory can be written", e);
    }
    return WebResponse.of(200, "application/atom+xml; charset=utf-8", out.toByteArray())
        .with("Cache-Control", "public, max-age=300");
  }

  private static boolean isNews(PageEvent event) {
    return !(event instanceof VersionRecorded version && version.first());
  }

  private void entry(XMLStreamWriter xml, PageEvent event, Voice voice) throws XMLStreamException {
    PageWords words = new PageWords(voice, programmes);
    String page = "/pages/" + event.page();
    xml.writeStartElement("entry");
    switch (event) {
      case VersionRecorded version -> {
        element(xml, "title", Isolated.bare(words.named(version)));
        link(xml, "alternate", absolute(PageVersions.link(version)));
        element(xml, "id", absolute(PageVersions.link(version)));
        for (var topic : version.topics()) {
          xml.writeEmptyElement("category");
          xml.writeAttribute("term", topic.word());
        }
        passages(xml, version);
      }
      case PageWentBlind went -> {
        String said =
            voice.say(
                "history.blind",
                Map.of("since", voice.day(went.since()), "reason", words.reason(went.reason())));
        element(xml, "title", words.title(went.page()) + ": " + Isolated.bare(said));
        link(xml, "alternate", absolute(page));
        element(xml, "id", absolute(page + "#" + went.id()));
      }
      case PageSeesAgain sees -> {
        String said =
            voice.say("history.sees-again", Map.of("since", voice.day(sees.blindSince())));
        element(xml, "title", words.title(sees.page()) + ": " + Isolated.bare(said));
        link(xml, "alternate", absolute(page));
        element(xml, "id", absolute(page + "#" + sees.id()));
      }
    }
    element(xml, "updated", time(event.at()));
    xml.writeEndElement();
  }

  private static void passages(XMLStreamWriter xml, VersionRecorded version)
      throws XMLStreamException {
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
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(clean(html.toString()));
    xml.writeEndElement();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  /// What XML 1.0 cannot hold; pages may.
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c ->
            c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static void link(XMLStreamWriter xml, String relation, String target)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", target);
  }

  private String absolute(String path) {
    return site.resolve(path).toString();
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
