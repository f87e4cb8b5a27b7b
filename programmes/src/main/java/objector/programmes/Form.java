package objector.programmes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;

/// A form by which one objects.
///
/// @param platform `facebook`, `instagram` or `whatsapp`; null where one form serves the first two
/// @param user for people with an account; false for those without one
/// @param login whether one must be signed in to fill it in
/// @param asks what the form asks for, as words of ours: `country`, `email`, `impact`, …
/// @param validFrom the first day on which we send people there
/// @param validTo the last such day; null while it lasts. A link to the form is known for ever
public record Form(
    String id,
    @Nullable String platform,
    @JsonProperty(required = true) boolean user,
    URI url,
    @JsonProperty(required = true) boolean login,
    List<String> asks,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    String source,
    Certainty certainty) {
  /// In this order, so that a refusal always names the same one first.
  static final List<String> PLATFORMS = List.of("facebook", "instagram");

  /// No account there is followed: people are only told where its form is.
  static final String WHATSAPP = "whatsapp";

  public Form {
    FieldConstraints.id(id, "id");
    requireKnown(platform);
    FieldConstraints.https(url, "url");
    asks = FieldConstraints.list(asks, "asks");
    asks.forEach(ask -> FieldConstraints.id(ask, "asks"));
    FieldConstraints.present(validFrom, "validFrom");
    if (validTo != null && validTo.isBefore(validFrom)) {
      throw new InvalidField("validTo", validTo + " is before validFrom, " + validFrom);
    }
    FieldConstraints.text(source, "source");
    FieldConstraints.present(certainty, "certainty");
  }

  boolean serves(String wanted, boolean forUser) {
    return user == forUser && serves(platform, wanted);
  }

  static boolean serves(@Nullable String platform, String wanted) {
    return platform == null ? PLATFORMS.contains(wanted) : platform.equals(wanted);
  }

  static void requireKnown(@Nullable String platform) {
    if (platform != null && !PLATFORMS.contains(platform) && !platform.equals(WHATSAPP)) {
      throw new InvalidField(
          "platform", "'" + platform + "' is neither facebook nor instagram, nor whatsapp");
    }
  }

  boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }
}
