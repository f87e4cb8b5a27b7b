package objector.wording.sentence;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import objector.events.id.PageId;
import objector.events.page.Blindness;
import objector.events.page.LookOutcome;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.page.WatchState;
import objector.programmes.Programmes;
import objector.wording.Isolated;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// What can be said about a watched page.
public record PageWords(Voice voice, Programmes programmes) {

  /// The page's name for readers of the language.
  public String title(PageId page) {
    return programmes
        .pageTitle(page.value(), voice.language())
        .map(voice::typeset)
        .orElseGet(() -> voice.say("page.unknown", Map.of("id", page.value())));
  }

  /// "Last read 12 minutes ago; unchanged since 23 July 2026."
  ///
  /// @param newest the newest text, if there is one
  public String standing(WatchState watch, @Nullable VersionRecorded newest, Instant now) {
    if (watch.blindSince() != null && watch.reason() != null) {
      return voice.say(
          newest == null ? "page.blind.nothing" : "page.blind",
          Map.of("since", utc(watch.blindSince()), "reason", reason(watch.reason())));
    }
    if (watch.lastLook() == null) {
      return voice.say("page.never-read");
    }
    String ago = voice.ago(watch.lastLook(), now);
    // Looked at is not read: until a text was recorded, nothing was.
    if (newest == null) {
      return voice.say("page.looked", Map.of("ago", ago));
    }
    if (watch.outcome() == LookOutcome.PENDING) {
      return voice.say("page.pending", Map.of("ago", ago));
    }
    Instant since = watch.unchangedSince();
    if (since == null) {
      return voice.say("page.read", Map.of("ago", ago));
    }
    return voice.say("page.unchanged", Map.of("ago", ago, "since", voice.day(since)));
  }

  /// "Changed on 23 July 2026: takes effect that day; the objection link moved to …"
  public String change(VersionRecorded version) {
    LocalDate on = voice.day(version.at());
    if (version.first()) {
      return voice.say("page.first", Map.of("on", on));
    }
    List<String> details = details(version, on);
    return details.isEmpty()
        ? voice.say("page.changed.plain", Map.of("on", on))
        : voice.say("page.changed", Map.of("on", on, "details", String.join(semicolon(), details)));
  }

  /// The same, beginning with the page's name.
  public String named(VersionRecorded version) {
    LocalDate on = voice.day(version.at());
    List<String> details = details(version, on);
    String page = title(version.page());
    return details.isEmpty()
        ? voice.say("page.named-changed.plain", Map.of("page", page, "on", on))
        : voice.say(
            "page.named-changed",
            Map.of("page", page, "on", on, "details", String.join(semicolon(), details)));
  }

  public String topics(List<PageTopic> topics) {
    return voice.list(topics.stream().map(this::topic).toList());
  }

  public String topic(PageTopic topic) {
    return voice.say("topic." + topic.word());
  }

  /// "it shows a login wall"
  public String reason(Blindness reason) {
    return voice.say("blindness." + reason.word());
  }

  private List<String> details(VersionRecorded version, LocalDate on) {
    List<String> details = new ArrayList<>();
    LocalDate effective = version.effective();
    // An old date that did not move says nothing of when this change takes effect.
    boolean moved = version.topics().contains(PageTopic.DATES);
    if (effective != null && (moved || !effective.isBefore(on))) {
      String key =
          effective.equals(on)
              ? "page.takes-effect.same-day"
              : effective.isAfter(on) ? "page.takes-effect" : "page.took-effect";
      details.add(voice.say(key, Map.of("effective", effective)));
    }
    if (version.doubted() == Blindness.SHRUNK) {
      details.add(voice.say("page.stayed.shrunk"));
    } else if (version.doubted() == Blindness.WRONG_LANGUAGE) {
      details.add(voice.say("page.stayed.wrong-language"));
    }
    List<String> added = version.formLinksAdded();
    List<String> removed = version.formLinksRemoved();
    if (!added.isEmpty()) {
      details.add(
          voice.say(
              removed.isEmpty() ? "page.link-added" : "page.link-moved",
              Map.of("to", brief(added.getFirst()))));
    } else if (!removed.isEmpty()) {
      details.add(voice.say("page.link-gone", Map.of("from", brief(removed.getFirst()))));
    }
    List<PageTopic> said =
        version.topics().stream().filter(topic -> topic != PageTopic.OTHER).toList();
    if (!said.isEmpty()) {
      details.add(voice.say("page.topics", Map.of("topics", topics(said))));
    }
    return details;
  }

  private String semicolon() {
    return voice.say("page.details.separator") + " ";
  }

  private String utc(Instant at) {
    ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
    return voice.say(
        "page.blind.since", Map.of("date", utc.toLocalDate(), "time", voice.time(utc)));
  }

  /// "help.meta.com/support/privacy"
  private static String brief(String url) {
    try {
      URI link = new URI(url);
      String host = link.getHost();
      if (host == null) {
        return Isolated.name(url);
      }
      String path = link.getPath() == null ? "" : link.getPath();
      String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
      return Isolated.name((host.startsWith("www.") ? host.substring(4) : host) + clean);
    } catch (URISyntaxException e) {
      return Isolated.name(url);
    }
  }
}
