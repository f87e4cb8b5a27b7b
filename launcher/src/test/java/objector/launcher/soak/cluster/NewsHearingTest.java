package objector.launcher.soak.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.EvidenceId;
import objector.events.id.PersonId;
import objector.events.mail.MailKind;
import objector.events.page.PageEvent.VersionRecorded;
import objector.events.page.PageTopic;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.Joined;
import objector.launcher.soak.cluster.NewsHearing.How;
import objector.launcher.soak.stand.InventedEvents;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.objection.DossierDecision;
import objector.tracker.objection.DossierRules;
import objector.tracker.schedule.Deadlines;
import org.junit.jupiter.api.Test;

/// By the tracker's own rules: somebody joins as in the soak, and editions come out half a minute
/// after one another.
final class NewsHearingTest {
  private static final PersonId ANNA = new PersonId("a".repeat(26));
  private static final Instant JOINED = Instant.parse("2026-11-29T19:00:00Z");

  private final DossierRules rules = new DossierRules(new StatutoryClock());
  private final NewsHearing hearing = new NewsHearing(ClusterPage.ID);
  private final List<VersionRecorded> editions = new ArrayList<>();
  private Dossier anna = joins();
  private Instant now = JOINED;

  @Test
  void afterFiveMailsWithinAnHourEditionsWaitForADigest() {
    comesOut(6);

    assertThat(all())
        .containsExactly(How.ALONE, How.ALONE, How.ALONE, How.WAITING, How.WAITING, How.WAITING);
  }

  @Test
  void whatWaitedIsHeardInTheDigest() {
    comesOut(5);

    digest();

    assertThat(all())
        .containsExactly(How.ALONE, How.ALONE, How.ALONE, How.IN_DIGEST, How.IN_DIGEST);
  }

  @Test
  void aDigestTellsNothingOfWhatCameOutAfterIt() {
    comesOut(4);
    digest();
    VersionRecorded later = edition();
    anna = take(rules.pageChanged(anna, later, now));

    assertThat(hearing.how(ANNA, later, now)).isEqualTo(How.ALONE);
    assertThat(new Unalerted().how(later)).isEqualTo(How.NOT);
  }

  @Test
  void whoWasPassedOverIsUnheardThoughTheyWaitForADigest() {
    comesOut(5);
    VersionRecorded passedOver = edition();

    assertThat(hearing.how(ANNA, passedOver, now)).isEqualTo(How.NOT);
  }

  @Test
  void whoseDigestIsDueAndNotMadeIsUnheard() {
    comesOut(4);
    Instant due = due().at();

    assertThat(hearing.how(ANNA, editions.getLast(), due)).isEqualTo(How.WAITING);
    assertThat(hearing.how(ANNA, editions.getLast(), due.plus(Duration.ofMinutes(2))))
        .isEqualTo(How.NOT);
  }

  @Test
  void whoIsNotKnownIsUnheard() {
    comesOut(1);

    assertThat(hearing.how(PersonId.random(), editions.getFirst(), now)).isEqualTo(How.NOT);
  }

  /// The same dossier, without the alerts that were made since the digest.
  private final class Unalerted {
    How how(VersionRecorded edition) {
      NewsHearing other = new NewsHearing(ClusterPage.ID);
      other.dossier(anna);
      return other.how(ANNA, edition, now);
    }
  }

  private List<How> all() {
    return editions.stream().map(edition -> hearing.how(ANNA, edition, now)).toList();
  }

  private Dossier joins() {
    Joined joined = InventedEvents.joined(ANNA, JOINED);
    Dossier dossier = take(rules.told(null, joined, JOINED));
    dossier = take(rules.told(dossier, InventedEvents.used(joined, JOINED), JOINED));
    dossier = take(rules.told(dossier, InventedEvents.account(ANNA, JOINED), JOINED));
    int number = 0;
    for (MailKind kind : List.of(MailKind.NOTICE, MailKind.CONFIRMATION)) {
      var mail = InventedEvents.mail(ANNA, kind, JOINED, number++);
      dossier = take(rules.mailed(dossier, mail, JOINED));
    }
    return dossier;
  }

  private void comesOut(int times) {
    for (int i = 0; i < times; i++) {
      VersionRecorded edition = edition();
      editions.add(edition);
      anna = take(rules.pageChanged(anna, edition, now));
    }
  }

  private void digest() {
    Deadline due = due();
    now = due.at();
    anna = take(rules.due(anna, due, now));
  }

  private Deadline due() {
    return Deadlines.of(anna).stream()
        .filter(one -> one.kind() == Deadline.Kind.DIGEST)
        .findFirst()
        .orElseThrow();
  }

  private Dossier take(DossierDecision decision) {
    Dossier dossier = Objects.requireNonNull(decision.dossier());
    decision.alerts().forEach(hearing::alert);
    hearing.dossier(dossier);
    return dossier;
  }

  /// Comes out half a minute after what was before.
  private VersionRecorded edition() {
    now = now.plusSeconds(30);
    EventId id = EventId.random();
    EvidenceId text = EvidenceId.of(ClusterPage.ID, Evidence.sha256(new byte[0]));
    Evidence evidence = new Evidence(text, 0, 1, "0".repeat(64), 4_000);
    return new VersionRecorded(
        id,
        ClusterPage.ID,
        now,
        false,
        true,
        evidence,
        evidence,
        900,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(PageTopic.OBJECTION_AND_RIGHTS),
        List.of(ClusterPage.sentence(editions.size() + 1)),
        List.of());
  }
}
