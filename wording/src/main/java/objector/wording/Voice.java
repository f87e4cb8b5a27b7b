package objector.wording;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import objector.events.id.Platform;
import org.jspecify.annotations.Nullable;

/// A language and a time zone: whoever speaks to one person. Immutable and safe to share.
public final class Voice {
  private final MessageBundle bundle;
  private final MessageBundle english;
  private final ZoneId zone;
  private final Locale locale;

  Voice(MessageBundle bundle, MessageBundle english, ZoneId zone) {
    this.bundle = bundle;
    this.english = english;
    this.zone = zone;
    this.locale = Locale.forLanguageTag(bundle.language());
  }

  public Locale locale() {
    return locale;
  }

  /// The language code, for `lang` attributes and headers.
  public String language() {
    return bundle.language();
  }

  public ZoneId zone() {
    return zone;
  }

  public String say(String key) {
    return say(key, Map.of());
  }

  /// A message. A [LocalDate] is written out, a collection becomes a list of the language, a
  /// [Platform] its title; texts stand as they are, so foreign ones come [Isolated].
  ///
  /// @throws IllegalArgumentException when no language has the key, or an argument is missing
  public String say(String key, Map<String, ? extends Object> arguments) {
    String pattern = pattern(key);
    if (pattern.indexOf('{') < 0) {
      return pattern;
    }
    Map<String, Object> ready = new HashMap<>();
    arguments.forEach((name, value) -> ready.put(name, ready(value)));
    return bundle.format(key, pattern, ready);
  }

  private Object ready(Object value) {
    return switch (value) {
      case LocalDate date -> date(date);
      case Collection<?> items -> list(items.stream().map(i -> ready(i).toString()).toList());
      case Platform platform -> platform.title();
      case Number number -> number;
      default -> value.toString();
    };
  }

  /// A text of the data files, set as messages are: curly apostrophes, and the spaces of the
  /// language before its punctuation.
  public String typeset(String data) {
    return Typography.of(language()).set(data.replace('\'', '’'));
  }

  /// "3 May 2025"
  public String date(LocalDate date) {
    return say("date", parts(date));
  }

  /// "Saturday 3 May 2025"
  public String weekday(LocalDate date) {
    Map<String, Object> all = new HashMap<>(parts(date));
    all.put("weekday", date.getDayOfWeek().getDisplayName(TextStyle.FULL, locale));
    return say("date.weekday", all);
  }

  /// The month as it stands beside a day: many languages bend it. The year is no number that would
  /// be grouped.
  private Map<String, Object> parts(LocalDate date) {
    return Map.of(
        "day", date.getDayOfMonth(),
        "month", date.getMonth().getDisplayName(TextStyle.FULL, locale),
        "year", String.valueOf(date.getYear()));
  }

  /// The day it was in the person's zone.
  public LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /// "10:42", in the person's zone
  public String time(Instant at) {
    return time(at.atZone(zone));
  }

  public String time(ZonedDateTime at) {
    return say("time", Map.of("hour", at.getHour(), "minute", at.getMinute()));
  }

  /// "today at 10:42", "yesterday at 10:42", "3 May 2025": for tables and labels
  public String moment(Instant at, Instant now) {
    return relative("moment", at, now);
  }

  /// "today at 10:42", "on 3 May 2025 at 10:42": for sentences
  public String when(Instant at, Instant now) {
    return relative("when", at, now);
  }

  private String relative(String key, Instant at, Instant now) {
    long days = ChronoUnit.DAYS.between(day(at), day(now));
    String which = days == 0 ? "today" : days == 1 ? "yesterday" : "other";
    return say(key + "." + which, Map.of("date", day(at), "time", time(at)));
  }

  /// "12 minutes ago"
  public String ago(Instant at, Instant now) {
    Duration ago = Duration.between(at, now);
    if (ago.toMinutes() < 1) {
      return say("ago.now");
    }
    if (ago.toHours() < 1) {
      return say("ago.minutes", Map.of("n", ago.toMinutes()));
    }
    if (ago.toDays() < 2) {
      return say("ago.hours", Map.of("n", ago.toHours()));
    }
    return say("ago.days", Map.of("n", ago.toDays()));
  }

  /// "a, b and c"
  public String list(List<String> items) {
    return ListFormatter.getInstance(formats()).format(items);
  }

  /// The order of names in this language: CLDR’s, where ä may follow a or z. For one use.
  public Comparator<String> alphabet() {
    Collator alphabet = Collator.getInstance(formats());
    return alphabet::compare;
  }

  /// English as it is written in Europe: no comma before "and".
  private ULocale formats() {
    return language().equals("en") ? ULocale.UK : ULocale.forLocale(locale);
  }

  /// Whether there is such a message.
  public boolean knows(String key) {
    return find(key) != null;
  }

  private String pattern(String key) {
    String pattern = find(key);
    if (pattern == null) {
      throw new IllegalArgumentException("there is no message '" + key + "'");
    }
    return pattern;
  }

  private @Nullable String find(String key) {
    String own = bundle.messages().get(key);
    return own != null ? own : english.messages().get(key);
  }
}
