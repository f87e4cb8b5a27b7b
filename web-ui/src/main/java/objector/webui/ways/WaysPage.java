package objector.webui.ways;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.id.EventId;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.WayClosed;
import objector.events.person.PersonEvent.WayOpened;
import objector.events.person.WayToHear;
import objector.events.person.WayToHear.Kind;
import objector.outside.OutsideUrl;
import objector.service.WebhookKeys;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Isolated;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// Where a person opens, renews and ends the ways beside mail. GET shows, POST acts.
public final class WaysPage {
  /// @param refused the kind whose address was none that we send to; null: none was
  record View(List<Row> rows, boolean saved, @Nullable String refused) {}

  /// One way.
  ///
  /// @param address where it goes, or where it is fetched; null where it is not open
  record Row(String kind, String heading, String told, boolean sentTo, @Nullable String address) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final ReadYourWrites writes;
  private final SecretLinks links;
  private final WebhookKeys keys;

  public WaysPage(
      Templates templates,
      ErrorPage errors,
      ReadYourWrites writes,
      SecretLinks links,
      WebhookKeys keys) {
    this.templates = templates;
    this.errors = errors;
    this.writes = writes;
    this.links = links;
    this.keys = keys;
  }

  public WebResponse form(WebRequest request, Dossier dossier) {
    return show(request, dossier, 200, null);
  }

  public WebResponse choose(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<Kind> kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.word().equals(request.name("kind")))
            .findFirst();
    if (kind.isEmpty()) {
      return errors.noSuchPage(request);
    }
    return request.field("do").filter("end"::equals).isPresent()
        ? end(request, dossier, kind.get())
        : begin(request, dossier, kind.get());
  }

  private WebResponse begin(WebRequest request, Dossier dossier, Kind kind)
      throws NotKept, InterruptedException {
    String url = null;
    if (kind.isSentTo()) {
      Optional<String> checked = request.field("url").flatMap(OutsideUrl::checked);
      if (checked.isEmpty()) {
        return show(request, dossier, 400, kind);
      }
      url = checked.get();
    }
    writes.tell(new WayOpened(EventId.random(), dossier.person(), request.now(), kind, url));
    return saved(kind);
  }

  private WebResponse end(WebRequest request, Dossier dossier, Kind kind)
      throws NotKept, InterruptedException {
    if (dossier.way(kind).isPresent()) {
      writes.tell(new WayClosed(EventId.random(), dossier.person(), request.now(), kind));
    }
    return saved(kind);
  }

  private static WebResponse saved(Kind kind) {
    return WebResponse.seeOther("/me/ways?saved=yes#" + kind.word());
  }

  private WebResponse show(
      WebRequest request, Dossier dossier, int status, @Nullable Kind refused) {
    Voice voice = templates.voice(request.language(), dossier.zone());
    List<Row> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      rows.add(row(dossier, kind, voice));
    }
    View view =
        new View(rows, request.asked("saved").isPresent(), refused == null ? null : refused.word());
    return templates.page(status, request, voice, "ways/WaysPage", view);
  }

  private Row row(Dossier dossier, Kind kind, Voice voice) {
    Optional<WayToHear> way = dossier.way(kind);
    String key = "ways." + kind.word();
    String told = kind == Kind.WEBHOOK ? webhook(dossier, way, voice) : voice.say(key + ".told");
    String address =
        way.map(open -> open.url() == null ? links.of(dossier, open) : open.url()).orElse(null);
    return new Row(kind.word(), voice.say(key), told, kind.isSentTo(), address);
  }

  /// The key is there once the way is.
  private String webhook(Dossier dossier, Optional<WayToHear> way, Voice voice) {
    return way.map(open -> Isolated.code(keys.of(dossier.person(), open)))
        .map(key -> voice.say("ways.webhook.told", Map.of("key", key)))
        .orElseGet(() -> voice.say("ways.webhook.before"));
  }
}
