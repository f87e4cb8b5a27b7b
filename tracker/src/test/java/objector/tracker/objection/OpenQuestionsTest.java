package objector.tracker.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import objector.events.Topics;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.person.Dossier;
import objector.events.person.OpenQuestion;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.MailFiled;
import objector.tracker.clock.StatutoryClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However many mails wait: each stays a question until its person decided on it, and none is asked
/// that was decided.
final class OpenQuestionsTest {
  private static final PersonId ANNA = PersonId.random();
  private static final Instant NOW = Instant.parse("2025-05-03T12:00:00Z");

  private final DossierRules rules = new DossierRules(new StatutoryClock());
  private final List<MailReceived> came = new ArrayList<>();
  private final Set<EventId> open = new HashSet<>();
  private Dossier dossier = joined();

  @Test
  void noneOfTwoThousandIsLost() {
    for (int i = 0; i < 2_000; i++) {
      hold(mail());
    }

    assertThat(asked()).isEqualTo(open).hasSize(2_000);
    assertThat(dossier.waiting()).isEqualTo(2_000);
    assertThat(Topics.DOSSIERS.encode(dossier).length).isLessThan(DossierLimits.MAX_BYTES);

    for (MailReceived mail : List.copyOf(came)) {
      decide(mail);
    }

    assertThat(asked()).isEmpty();
    assertThat(dossier.older()).isNull();
  }

  /// Held and others in any order, some of which overtake each other, decided at any time.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itIsSoInAnyOrder(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 600; i++) {
      List<MailReceived> together = new ArrayList<>();
      together.add(mail());
      if (random.nextInt(10) == 0) {
        together.addFirst(mail());
      }
      for (MailReceived mail : together) {
        if (random.nextInt(6) == 0) {
          take(other(mail));
        } else {
          hold(mail);
        }
      }
      if (random.nextInt(3) == 0) {
        decide(came.get(random.nextInt(came.size())));
      }
    }

    assertThat(asked()).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(open);
    assertThat(dossier.waiting()).isEqualTo(open.size());
  }

  @Test
  void whatIsDecidedTwiceIsDecidedOnce() {
    for (int i = 0; i < 60; i++) {
      hold(mail());
    }
    decide(came.getFirst());
    open.add(came.getFirst().id());
    decide(came.getFirst());

    assertThat(dossier.waiting()).isEqualTo(59);
    assertThat(dossier.other()).hasSize(1);
  }

  private static MailReceived mail() {
    return Given.mail(ANNA, MailKind.CONFIRMATION).held("unsure").at(NOW).received();
  }

  private static MailReceived other(MailReceived mail) {
    MailReceived other = Given.mail(ANNA, MailKind.UNRELATED).at(NOW).received();
    return new MailReceived(
        mail.id(),
        ANNA,
        NOW,
        mail.source(),
        mail.evidence(),
        null,
        null,
        other.about(),
        other.judgement());
  }

  private void hold(MailReceived mail) {
    open.add(mail.id());
    take(mail);
  }

  private void take(MailReceived mail) {
    came.add(mail);
    dossier = known(rules.mailed(dossier, mail, NOW).dossier());
  }

  private void decide(MailReceived mail) {
    if (!open.remove(mail.id())) {
      return;
    }
    boolean beyond = OpenQuestion.waits(dossier, mail);
    MailFiled filed =
        new MailFiled(
            EventId.random(),
            ANNA,
            NOW,
            mail.id(),
            null,
            MailKind.UNRELATED,
            null,
            beyond ? OpenQuestion.beyond(mail) : null);
    dossier = known(rules.told(dossier, filed, NOW).dossier());
  }

  /// All that the page would ask.
  private Set<EventId> asked() {
    Set<EventId> asked = new HashSet<>();
    dossier.held().forEach(held -> asked.add(held.mail()));
    for (MailReceived mail : came) {
      if (OpenQuestion.waits(dossier, mail)) {
        assertThat(asked.add(mail.id())).isTrue();
      }
    }
    return asked;
  }

  private Dossier joined() {
    Joined joined = Given.joined(ANNA, NOW, "anna@example.org", PageNews.ALL);
    return known(rules.told(null, joined, NOW).dossier());
  }

  private static Dossier known(@Nullable Dossier dossier) {
    assertThat(dossier).isNotNull();
    return java.util.Objects.requireNonNull(dossier);
  }
}
