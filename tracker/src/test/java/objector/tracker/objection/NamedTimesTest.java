package objector.tracker.objection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.page.PageEvent;
import objector.events.page.PageTopic;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.AccountRemoved;
import objector.events.person.PersonEvent.AccountRenamed;
import objector.events.person.PersonEvent.ConfirmationSeen;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.LinkUsed;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.replay.PersonReplay;
import objector.tracker.replay.PersonReplay.Outcome;
import objector.tracker.replay.PersonReplay.Said;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Invented histories of which the news of pages arrive in any order beside what the person does,
/// and always name the same times: each comes to the same dossier, as read anew, and tells of every
/// change once.
final class NamedTimesTest {
  private static final int HISTORIES = 2_000;
  private static final int ARRIVALS = 4;
  private static final Instant BEGUN = Instant.parse("2025-04-10T08:00:00Z");

  private final DossierRules rules = new DossierRules(new StatutoryClock());

  @Test
  void whateverArrivesFirstTheNamedTimesDecide() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Random random = new Random(seed);
      List<PersonEvent> told = told(random);
      List<PageEvent> pages = pages(random);
      Set<String> inOrder = facts(arriving(inOrder(told, pages), told.size() + pages.size()));
      for (int i = 0; i < ARRIVALS; i++) {
        List<Object> arrivals = mixed(told, pages, random);
        String which = "seed " + seed + ", arriving " + arrivals;

        Arrived arrived = arriving(arrivals, arrivals.size());

        assertThat(facts(arrived)).as(which).isEqualTo(inOrder);
        assertThat(anew(told, pages, arrived).isAs(arrived.known())).as(which).isTrue();
        assertEachToldOnce(told, pages, arrived.alerts, which);
      }
    }
  }

  private Outcome anew(List<PersonEvent> told, List<PageEvent> pages, Arrived arrived) {
    List<Said> people = told.stream().<Said>map(event -> new Said.Told(event, event.at())).toList();
    List<Said> news =
        pages.stream()
            .sorted(Comparator.comparing(PageEvent::at))
            .<Said>map(event -> new Said.Paged(event, event.at()))
            .toList();
    return PersonReplay.of(rules, arrived.known(), List.of(), List.of(people, news), BEGUN);
  }

  private static void assertEachToldOnce(
      List<PersonEvent> told, List<PageEvent> pages, List<Alert> alerts, String which) {
    Instant confirmed =
        told.stream().filter(LinkUsed.class::isInstance).findFirst().orElseThrow().at();
    Map<EventId, Integer> alone = new HashMap<>();
    Set<String> named = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Alert alert : alerts) {
      assertThat(ids.add(alert.id().value())).as(which).isTrue();
      switch (alert.matter()) {
        case Matter.PolicyChanged m -> alone.merge(m.change().id(), 1, Integer::sum);
        case Matter.RecheckAdvised m -> {
          alone.putIfAbsent(m.change().id(), 1);
          for (Account account : m.accounts()) {
            String both = m.change().id() + " of " + account.id();
            assertThat(named.add(both)).as(which).isTrue();
          }
        }
        default -> {}
      }
    }
    for (PageEvent page : pages) {
      int times = page.at().isAfter(confirmed) ? 1 : 0;
      assertThat(alone.getOrDefault(page.id(), 0)).as(which).isEqualTo(times);
    }
  }

  private static Set<String> facts(Arrived arrived) {
    Set<String> facts = new TreeSet<>();
    for (Account account : arrived.known().accounts()) {
      facts.add("followed " + account.id() + " is " + account.standing());
      account.facts().forEach(fact -> facts.add("followed " + account.id() + " " + fact));
    }
    for (Account account : arrived.known().removed()) {
      account.facts().forEach(fact -> facts.add("removed " + account.id() + " " + fact));
    }
    return facts;
  }

  /// As the tracker does: news come to whoever is there, and to whoever comes later by
  /// [Decisions.PassedNews].
  private Arrived arriving(List<Object> events, int hours) {
    Arrived arrived = new Arrived();
    Instant now = BEGUN.plus(Duration.ofHours(48 - 2L * hours));
    for (Object event : events) {
      now = now.plus(Duration.ofHours(2));
      switch (event) {
        case PersonEvent told ->
            arrived.take(rules.told(arrived.dossier, told, arrived::since, now));
        case PageEvent page -> {
          arrived.passed.add(page);
          if (arrived.dossier != null) {
            arrived.take(rules.pageChanged(arrived.dossier, page, now));
          }
        }
        default -> throw new IllegalStateException();
      }
    }
    return arrived;
  }

  private static List<Object> inOrder(List<PersonEvent> told, List<PageEvent> pages) {
    List<Object> all = new ArrayList<>(told);
    all.addAll(pages);
    all.sort(
        Comparator.comparing(
            event -> event instanceof PageEvent page ? page.at() : ((PersonEvent) event).at()));
    return all;
  }

  /// What one person does stays in its order; of pages each may come early or late.
  private static List<Object> mixed(List<PersonEvent> told, List<PageEvent> pages, Random random) {
    List<Object> all = new ArrayList<>(told);
    List<PageEvent> shuffled = new ArrayList<>(pages);
    Collections.shuffle(shuffled, random);
    for (PageEvent page : shuffled) {
      all.add(random.nextInt(all.size() + 1), page);
    }
    return all;
  }

  private static List<PageEvent> pages(Random random) {
    List<PageEvent> pages = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      // Between the whole seconds of what the person does.
      Instant at = BEGUN.plusMillis(1_000L * random.nextInt(16) + 500 + i);
      pages.add(
          Given.changed(at, random.nextInt(4) == 0 ? PageTopic.CONTACT : PageTopic.AI_TRAINING));
    }
    return pages;
  }

  private static List<PersonEvent> told(Random random) {
    PersonId anna = PersonId.random();
    Instant at = BEGUN.plusSeconds(random.nextInt(3));
    Joined joined = Given.joined(anna, at, "anna@mail.example", PageNews.ALL);
    List<PersonEvent> told = new ArrayList<>(List.of(joined));
    at = at.plusSeconds(random.nextInt(3));
    told.add(Given.used(anna, at, joined.id()));
    List<AccountId> accounts = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(7); i++) {
      at = at.plusSeconds(random.nextInt(3));
      LocalDate on = LocalDate.ofInstant(at, ZoneOffset.UTC);
      AccountId account =
          accounts.isEmpty() ? AccountId.random() : accounts.get(random.nextInt(accounts.size()));
      EventId id = EventId.random();
      switch (accounts.isEmpty() ? 0 : random.nextInt(6)) {
        case 0, 1 -> {
          String handle = random.nextBoolean() ? "@anna" : "@annas-garden";
          AccountAdded added = Given.added(anna, at, Platform.INSTAGRAM, handle, null);
          accounts.add(added.account());
          told.add(added);
        }
        case 2 -> told.add(new AccountRemoved(id, anna, at, account));
        case 3 -> told.add(new AccountRenamed(id, anna, at, account, "@other-" + i));
        case 4 -> told.add(new ConfirmationSeen(id, anna, at, account, on));
        default -> told.add(new ObjectionFiled(id, anna, at, account, Given.PROGRAMME, on, null));
      }
    }
    return told;
  }

  /// What came of it so far.
  private static final class Arrived {
    private final List<PageEvent> passed = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private @Nullable Dossier dossier;

    Dossier known() {
      return Objects.requireNonNull(dossier);
    }

    private void take(DossierDecision decision) {
      dossier = decision.dossier();
      alerts.addAll(decision.alerts());
    }

    private List<PageEvent> since(Instant named) {
      return passed.stream()
          .filter(page -> page.at().isAfter(named))
          .sorted(Comparator.comparing(PageEvent::at))
          .toList();
    }
  }
}
