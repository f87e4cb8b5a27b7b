package objector.webui.complaint;

import java.util.Optional;
import objector.programmes.Authority;

/// Under which law a person objects: it decides letter, clock and sentence.
enum LetterLaw {
  /// The Union and the EEA.
  GDPR("write.law.gdpr", 14),
  /// The company first, which has thirty days.
  UK("write.law.uk", 30),
  /// Switzerland: no complaint, no month.
  FADP("", 14);

  private final String name;
  private final int patience;

  LetterLaw(String name, int patience) {
    this.name = name;
    this.patience = patience;
  }

  /// Where no authority is known, the Union's: it is Meta's in Ireland.
  static LetterLaw of(Optional<Authority> authority) {
    return switch (authority.map(Authority::law).orElse("GDPR")) {
      case "UK GDPR" -> UK;
      case "FADP" -> FADP;
      default -> GDPR;
    };
  }

  /// The key of its name.
  String nameKey() {
    return name;
  }

  /// How many days Meta is given to answer a reminder.
  int patience() {
    return patience;
  }
}
