package objector.webui.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import objector.programmes.Certainty;
import objector.programmes.Programmes;
import objector.programmes.TimelineEntry;
import objector.webui.history.PageRow;
import objector.webui.history.WatchedPages;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// "What Meta does": for everybody, without signing in.
public final class StatusPage implements PageHandler {
  /// @param summary how many pages, when last read, how many blind
  record View(List<PageRow> pages, String summary, List<Event> timeline) {}

  record Event(LocalDate on, String text, String source, boolean weak) {}

  private static final int NEWEST = 6;

  private final Templates templates;
  private final WatchedPages pages;
  private final Programmes programmes;

  public StatusPage(Templates templates, WatchedPages pages, Programmes programmes) {
    this.templates = templates;
    this.pages = pages;
    this.programmes = programmes;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    return templates.page(200, request, "page/StatusPage", view(request, NEWEST));
  }

  /// All of them, and the whole timeline.
  public WebResponse all(WebRequest request) {
    return templates.page(200, request, "page/PagesPage", view(request, Integer.MAX_VALUE));
  }

  private View view(WebRequest request, int events) {
    Voice voice = templates.voice(request.language(), "UTC");
    List<PageRow> rows = pages.rows(voice, request.now());
    return new View(rows, summary(rows, voice, request.now()), timeline(voice, events));
  }

  static String summary(List<PageRow> rows, Voice voice, Instant now) {
    Optional<Instant> last =
        rows.stream()
            .map(PageRow::lastLook)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    long blind = rows.stream().filter(PageRow::blind).count();
    @Nullable String read =
        last.map(at -> voice.say("status.read", Map.of("ago", voice.ago(at, now)))).orElse(null);
    String count = voice.say("status.count", Map.of("n", rows.size()));
    long unread = rows.stream().filter(row -> row.lastLook() == null).count();
    List<String> rest = new ArrayList<>();
    if (blind > 0 || unread == 0) {
      rest.add(voice.say("status.blind", Map.of("n", blind)));
    }
    if (unread > 0) {
      rest.add(voice.say("status.unread-some", Map.of("n", unread)));
    }
    return read == null
        ? count + " " + voice.say("status.unread")
        : count + " " + read + " " + String.join(" ", rest);
  }

  private List<Event> timeline(Voice voice, int newest) {
    List<TimelineEntry> all = programmes.metaAiTraining().timeline().reversed();
    return all.stream()
        .limit(newest)
        .map(entry ->
            new Event(
                entry.on(),
                entry.text().getOrDefault(voice.language(), entry.text().getOrDefault("en", "")),
                entry.source(),
                entry.certainty() == Certainty.LOW))
        .toList();
  }
}
