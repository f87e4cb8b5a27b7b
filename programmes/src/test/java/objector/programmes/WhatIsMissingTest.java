package objector.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Says what the data lack, one line each, so that a failure is a list of things to write.
final class WhatIsMissingTest {
  private static final Programmes PROGRAMMES = Programmes.load();

  /// The official languages of the EU, Norwegian and Icelandic.
  private static final List<String> READERS =
      List.of(
          "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it",
          "lt", "lv", "mt", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv");

  @Test
  void whatPeopleReadIsThereInEveryLanguage() {
    List<String> missing = new ArrayList<>();
    for (Programme programme : PROGRAMMES.all()) {
      lacking(programme.title(), programme.id() + " title", missing);
      for (WatchedPage page : programme.pages()) {
        lacking(page.title(), programme.id() + " page " + page.id() + " title", missing);
      }
      for (TimelineEntry entry : programme.timeline()) {
        lacking(entry.text(), programme.id() + " timeline " + entry.on() + " text", missing);
      }
    }

    assertThat(missing).as("texts to write").isEmpty();
  }

  @Test
  void everyAuthorityIsNamedInEachOfItsLanguages() {
    List<String> missing = new ArrayList<>();
    for (Authority authority : PROGRAMMES.authorities().all()) {
      for (String language : authority.languages()) {
        if (!authority.name().containsKey(language)) {
          missing.add(authority.country() + " name." + language);
        }
      }
    }

    assertThat(missing).as("names to write").isEmpty();
  }

  /// What to know before one writes there is read by those who live there.
  @Test
  void everyNoteIsInEachLanguageOfItsAuthority() {
    List<String> missing = new ArrayList<>();
    for (Authority authority : PROGRAMMES.authorities().all()) {
      for (String language : authority.languages()) {
        if (!authority.note().isEmpty()
            && READERS.contains(language)
            && !authority.note().containsKey(language)) {
          missing.add(authority.country() + " note." + language);
        }
      }
    }

    assertThat(missing).as("notes to write").isEmpty();
  }

  @Test
  void everyLoginPlatformHasItsFormsToday() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<String> missing = new ArrayList<>();
    for (Programme programme : PROGRAMMES.all()) {
      for (String platform : Form.PLATFORMS) {
        for (boolean user : List.of(true, false)) {
          if (programme.formFor(platform, user, today).isEmpty()) {
            missing.add(programme.id() + " " + platform + (user ? " user" : " non-user"));
          }
        }
      }
    }

    assertThat(missing).as("no form on " + today).isEmpty();
  }

  @Test
  void everyPageSaysWhereItsDeclarationIsFrom() {
    List<String> missing = new ArrayList<>();
    for (Programme programme : PROGRAMMES.all()) {
      for (WatchedPage page : programme.pages()) {
        if (page.source() == null) {
          missing.add(programme.id() + " page " + page.id() + " source");
        }
      }
    }

    assertThat(missing).as("sources to write").isEmpty();
  }

  @Test
  void everyPageIsNamedInItsOwnLanguageToo() {
    List<String> missing = new ArrayList<>();
    for (Programme programme : PROGRAMMES.all()) {
      for (WatchedPage page : programme.pages()) {
        if (!page.title().containsKey(page.language().toLowerCase(Locale.ROOT))) {
          missing.add(programme.id() + " page " + page.id() + " title." + page.language());
        }
      }
    }

    assertThat(missing).as("titles to write").isEmpty();
  }

  private static void lacking(Map<String, String> texts, String place, List<String> missing) {
    for (String reader : READERS) {
      if (!texts.containsKey(reader)) {
        missing.add(place + "." + reader);
      }
    }
  }
}
