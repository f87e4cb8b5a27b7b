package objector.webui.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import objector.events.id.Platform;
import objector.programmes.Certainty;
import objector.programmes.Form;
import objector.programmes.Programme;
import objector.programmes.Programmes;
import objector.programmes.TimelineEntry;
import objector.webui.history.WatchedPages;
import objector.webui.person.AccountCard;
import objector.webui.person.SampleAccount;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.Stated;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// "What Meta does", and how one objects: for everybody, without signing in.
public final class StatusPage implements PageHandler {
  /// @param facts what Meta does, as the programme states it
  /// @param unseen that nobody saw what today's form asks; null where it is known
  /// @param choices what follows from what one does
  /// @param checked when all of this was last held against its sources
  record View(
      AccountCard sample,
      List<Stated> facts,
      Stated byNotice,
      Stated byForm,
      @Nullable String unseen,
      List<Stated> choices,
      LocalDate checked,
      WatchSummary watched,
      List<Event> timeline) {

    List<Stated> all() {
      return Stream.of(facts, List.of(byNotice, byForm), choices).flatMap(List::stream).toList();
    }
  }

  record Event(LocalDate on, String text, String source, String certainty) {}

  /// For whom the front page is the same. A page's news make another.
  private record Seen(String language, boolean asked, boolean signedIn) {}

  private static final List<String> FACTS = List.of("used", "not-used", "basis", "since");
  private static final List<String> CHOICES = List.of("nothing", "in-2024", "objected");

  private final Templates templates;
  private final WatchedPages pages;
  private final Programmes programmes;
  private final MinuteCache<String, View> views = new MinuteCache<>();
  private final MinuteCache<Seen, WebResponse> fronts = new MinuteCache<>();

  public StatusPage(Templates templates, WatchedPages pages, Programmes programmes) {
    this.templates = templates;
    this.pages = pages;
    this.programmes = programmes;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    // Its links to other languages repeat what else an address asks for: only the bare one is
    // shared.
    if (!request.address().equals("/")) {
      return front(request);
    }
    return fronts.get(
        new Seen(request.language(), request.isLanguageAsked(), request.signedIn()),
        pages.revision(),
        request.now(),
        () -> front(request));
  }

  private WebResponse front(WebRequest request) {
    return templates.page(200, request, "page/StatusPage", view(request));
  }

  /// All watched pages, and the whole timeline.
  public WebResponse all(WebRequest request) {
    return templates.page(200, request, "page/PagesPage", view(request));
  }

  /// Everybody sees the same: it is made once a minute and language, and again when a page changes.
  private View view(WebRequest request) {
    return views.get(request.language(), pages.revision(), request.now(), () -> made(request));
  }

  private View made(WebRequest request) {
    Voice voice = templates.voice(request.language(), "UTC");
    Programme programme = programmes.metaAiTraining();
    return new View(
        SampleAccount.card(programmes, voice, request.now()),
        FACTS.stream().map(id -> stated(id, voice)).toList(),
        stated("way-notice", voice),
        stated("way-form", voice),
        unseen(programme, voice, voice.day(request.now())),
        CHOICES.stream().map(id -> stated(id, voice)).toList(),
        programme.checked(),
        WatchSummary.of(pages.rows(voice, request.now()), voice, request.now()),
        programme.timeline().reversed().stream().map(entry -> event(entry, voice)).toList());
  }

  private Stated stated(String id, Voice voice) {
    String key = "status." + id;
    return Stated.of(programmes.metaAiTraining().fact(id).orElseThrow(), key, key + ".told", voice);
  }

  private static @Nullable String unseen(Programme programme, Voice voice, LocalDate today) {
    return programme
        .formFor(Platform.FACEBOOK.word(), true, today)
        .filter(form -> form.asks().isEmpty())
        .map(Form::validFrom)
        .map(since -> voice.say("status.way-form.unseen", Map.of("since", since)))
        .orElse(null);
  }

  private static Event event(TimelineEntry entry, Voice voice) {
    String own = entry.text().get(voice.language());
    return new Event(
        entry.on(),
        own == null ? entry.text().getOrDefault("en", "") : voice.typeset(own),
        entry.source(),
        entry.certainty() == Certainty.HIGH ? "" : Stated.certainty(entry.certainty(), voice));
  }
}
