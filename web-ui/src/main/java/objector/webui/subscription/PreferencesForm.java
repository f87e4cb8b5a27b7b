package objector.webui.subscription;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import objector.events.person.MailRhythm;
import objector.programmes.Authority;
import objector.programmes.Programmes;
import objector.webui.request.WebRequest;
import org.jspecify.annotations.Nullable;

/// What people set for themselves, as forms send it.
final class PreferencesForm {
  private PreferencesForm() {}

  /// Empty where the form does not say.
  static Optional<Boolean> mailsStopped(WebRequest request) {
    return switch (request.field("mails").orElse("")) {
      case "yes", "daily", "weekly" -> Optional.of(false);
      case "none" -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  /// How mails are gathered; null where the form does not say.
  static @Nullable MailRhythm rhythm(WebRequest request) {
    return switch (request.field("mails").orElse("")) {
      case "yes" -> MailRhythm.IMMEDIATE;
      case "daily" -> MailRhythm.DAILY;
      case "weekly" -> MailRhythm.WEEKLY;
      default -> null;
    };
  }

  /// A mail each month, too, when nothing happened; null where the form does not say.
  static @Nullable Boolean monthly(WebRequest request) {
    return request.field("mails").isEmpty()
        ? null
        : request.field("monthly").filter("yes"::equals).isPresent();
  }

  static Optional<ZoneId> zone(WebRequest request) {
    try {
      return request.field("zone").filter(zone -> zone.length() < 64).map(ZoneId::of);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Where a browser without scripts does not tell its zone.
  static String usualZone(String language) {
    String country =
        switch (language) {
          case "en" -> "IE";
          case "pt" -> "PT";
          default -> ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).getCountry();
        };
    return TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, country, null).stream()
        .min(Comparator.comparing((String zone) -> !zone.startsWith("Europe/")))
        .orElse("Europe/Dublin");
  }

  static Optional<String> country(WebRequest request, Programmes programmes) {
    return request.field("country").flatMap(programmes.authorities()::of).map(Authority::country);
  }
}
