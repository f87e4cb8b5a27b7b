package objector.webui.leaving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.Topic.Owner;
import objector.events.person.ErasureProgress;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Claim;
import objector.service.SignedLinks.Purpose;
import objector.service.TemporarilyUnavailable;
import objector.webui.readmodel.KeptRecords;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// What has become of an erasure, store by store, for whoever has the link that they were given. It
/// says *done* only where a service looked and found nothing.
public final class ReceiptPage implements PageHandler {
  /// @param ended when page, mailbox and mails ended; null: nobody has worked it in yet
  record View(@Nullable String ended, String readable, List<Row> rows, boolean done) {}

  /// One store.
  record Row(String store, String state, boolean done) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final SignedLinks links;
  private final KeptRecords records;

  public ReceiptPage(
      Templates templates, ErrorPage errors, SignedLinks links, KeptRecords records) {
    this.templates = templates;
    this.errors = errors;
    this.links = links;
    this.records = records;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    Optional<Claim> claim =
        request.asked("t").flatMap(token -> links.verify(Purpose.RECEIPT, token, request.now()));
    if (claim.isEmpty()) {
      return errors.linkSpent(request);
    }
    Optional<ErasureProgress> progress;
    try {
      progress = ErasureProgress.of(records.erasures(claim.get().person()));
    } catch (TemporarilyUnavailable e) {
      return errors.starting(request);
    }
    Voice voice = templates.voice(request.language(), "UTC");
    String readable = voice.date(voice.day(claim.get().expires()));
    View view =
        progress
            .map(known -> view(known, readable, voice, request.now()))
            .orElseGet(() -> new View(null, readable, List.of(), false));
    return templates
        .page(200, request, voice, "leaving/ReceiptPage", view)
        .with("Cache-Control", "no-store");
  }

  private static View view(ErasureProgress progress, String readable, Voice voice, Instant now) {
    List<Row> rows = new ArrayList<>();
    for (Owner service : List.of(Owner.TRACKER, Owner.WEB_UI, Owner.INGEST, Owner.NOTIFIER)) {
      rows.add(row(progress, service, voice, now));
    }
    boolean done = rows.stream().allMatch(Row::done);
    rows.add(byItself("receipt.store.aside", progress.byItself(), voice, now));
    rows.add(byItself("receipt.store.receipt", progress.forgotten(), voice, now));
    return new View(voice.moment(progress.order().at(), now), readable, rows, done);
  }

  private static Row row(ErasureProgress progress, Owner service, Voice voice, Instant now) {
    String store = voice.say(store(service));
    var last = progress.last(service.word());
    if (last != null && progress.isGone(service.word())) {
      String on = voice.date(voice.day(last.at()));
      return new Row(store, voice.say("receipt.state.gone", Map.of("on", on)), true);
    }
    String by = voice.date(voice.day(progress.latest(now)));
    String state = last == null ? "receipt.state.waiting" : "receipt.state.removed";
    return new Row(store, voice.say(state, Map.of("by", by)), false);
  }

  private static String store(Owner service) {
    return switch (service) {
      case WEB_UI -> "receipt.store.told";
      case INGEST -> "receipt.store.mails";
      case TRACKER -> "receipt.store.standing";
      case NOTIFIER -> "receipt.store.sent";
    };
  }

  private static Row byItself(String store, Instant latest, Voice voice, Instant now) {
    String by = voice.date(voice.day(latest));
    return new Row(
        voice.say(store),
        voice.say("receipt.state.by-itself", Map.of("by", by)),
        latest.isBefore(now));
  }
}
