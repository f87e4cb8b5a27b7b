package objector.webui.person;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Delivery;
import objector.events.alert.Delivery.Channel;
import objector.events.id.AlertId;
import objector.events.person.Dossier;
import objector.limit.RateLimit;
import objector.service.TemporarilyUnavailable;
import objector.webui.readmodel.KeptRecords;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;
import objector.wording.letter.LetterWriter;
import org.jspecify.annotations.Nullable;

/// Everything that was sent to a person, and what came of it: the alerts as they lie on their
/// topic, beside the ledger.
public final class SentPage implements PageHandler.Personal {
  /// @param returned that mails come back, where they do
  record View(List<Row> rows, boolean more, @Nullable String returned) {}

  record Row(Instant at, String moment, String subject, List<State> states) {}

  /// @param way key of the way
  /// @param state key of the state
  record State(String way, String state) {}

  private static final int MOST = 100;

  /// As the notifier gives as a reason: the mail was of no use any more.
  private static final String EXPIRED = "expired";

  private final Templates templates;
  private final ErrorPage errors;
  private final KeptRecords records;
  private final LetterWriter letters;
  private final RateLimit limit;

  public SentPage(
      Templates templates,
      ErrorPage errors,
      KeptRecords records,
      LetterWriter letters,
      InstantSource clock) {
    this.templates = templates;
    this.errors = errors;
    this.records = records;
    this.letters = letters;
    // Each looks through a partition of two topics.
    this.limit = new RateLimit(20, Duration.ofMinutes(10), 10_000, clock);
  }

  @Override
  public WebResponse answer(WebRequest request, Dossier dossier) {
    if (!limit.passes(dossier.person().value())) {
      return errors.tooOften(request);
    }
    Voice voice = templates.voice(request.language(), dossier.zone());
    try {
      return templates.page(
          200, request, voice, "person/SentPage", view(dossier, voice, request.now()));
    } catch (TemporarilyUnavailable e) {
      return errors.starting(request);
    }
  }

  private View view(Dossier dossier, Voice voice, Instant now) {
    Map<AlertId, Alert> alerts = new HashMap<>();
    // Taken again after a restart, an alert is the same one.
    records.alerts(dossier.person()).forEach(alert -> alerts.put(alert.id(), alert));
    List<Alert> newest =
        alerts.values().stream()
            .sorted(Comparator.comparing(Alert::at).reversed().thenComparing(a -> a.id().value()))
            .limit(MOST)
            .toList();
    Map<AlertId, Map<Channel, Delivery>> ledger = new HashMap<>();
    records
        .deliveries(dossier.person())
        .forEach(entry ->
            ledger
                .computeIfAbsent(entry.alert(), _ -> new HashMap<>())
                .put(entry.channel(), entry));
    List<Row> rows = new ArrayList<>();
    for (Alert alert : newest) {
      rows.add(
          new Row(
              alert.at(),
              voice.moment(alert.at(), now),
              letters.subject(alert),
              states(alert, ledger.getOrDefault(alert.id(), Map.of()))));
    }
    Dossier.Returned returned = dossier.returned();
    return new View(
        rows,
        alerts.size() > MOST,
        returned == null || returned.restsUntil().isPresent()
            ? null
            : voice.say("sent.returned", Map.of("on", voice.day(returned.at()))));
  }

  private static List<State> states(Alert alert, Map<Channel, Delivery> known) {
    List<State> states = new ArrayList<>();
    if (!alert.unmailed()) {
      states.add(new State("mail", state(known.get(Channel.MAIL))));
    }
    alert
        .ways()
        .forEach(way ->
            states.add(
                new State(
                    way.kind().word(), state(known.get(Channel.valueOf(way.kind().name()))))));
    return states;
  }

  private static String state(@Nullable Delivery entry) {
    if (entry == null) {
      return "waiting";
    }
    return switch (entry.state()) {
      case QUEUED, SENDING -> "waiting";
      case SENT -> "sent";
      case DEFERRED -> "deferred";
      case FAILED -> EXPIRED.equals(entry.reason()) ? "expired" : "failed";
      case UNCERTAIN -> "uncertain";
    };
  }
}
