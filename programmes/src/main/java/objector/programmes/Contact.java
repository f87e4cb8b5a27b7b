package objector.programmes;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import org.jspecify.annotations.Nullable;

/// How one reaches who decides without a form for objecting: by post, or by the form of the
/// data-protection officer. No source that we know gives an e-mail address.
///
/// @param platform null where it serves Facebook and Instagram
/// @param laws whose people it is meant for: `GDPR`, `UK GDPR`, `FADP`
/// @param address line by line, as on an envelope; empty where it is a form
/// @param url of the form; null where it is an address
/// @param seen the day on which the source was seen to say so
public record Contact(
    String id,
    @Nullable String platform,
    List<String> laws,
    List<String> address,
    @Nullable URI url,
    LocalDate seen,
    String source,
    @JsonProperty(required = true) Certainty certainty) {
  public Contact {
    FieldConstraints.id(id, "id");
    Form.requireKnown(platform);
    laws = FieldConstraints.filled(laws, "laws");
    laws.forEach(law -> Authority.requireLaw(law, "laws"));
    address = FieldConstraints.list(address, "address");
    if (url != null) {
      FieldConstraints.https(url, "url");
    }
    if (address.isEmpty() == (url == null)) {
      throw new InvalidField("address", "is there beside a url, or neither is there");
    }
    FieldConstraints.present(seen, "seen");
    FieldConstraints.text(source, "source");
    FieldConstraints.present(certainty, "certainty");
  }

  boolean serves(String wanted, String law) {
    return laws.contains(law) && Form.serves(platform, wanted);
  }
}
