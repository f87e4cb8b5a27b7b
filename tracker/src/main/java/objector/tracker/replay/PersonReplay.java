package objector.tracker.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.mail.MailEvent;
import objector.events.page.PageEvent;
import objector.events.person.Account;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.events.person.Dossier.Mailing;
import objector.events.person.DossierFields;
import objector.events.person.Objection;
import objector.events.person.PersonEvent;
import objector.tracker.clock.Deadline;
import objector.tracker.objection.Decisions;
import objector.tracker.objection.DossierDecision;
import objector.tracker.schedule.Deadlines;
import objector.tracker.schedule.Reminders;
import org.jspecify.annotations.Nullable;

/// Computes one person's dossier anew, from all that was said: each event as of when it was
/// written, each deadline at its own moment. Nobody hears of it, and nobody vanishes. What we did
/// ourselves is no fold over what was said, and is taken from the dossier as it stands: who owns an
/// address, what was mailed and what waits to be.
public final class PersonReplay {
  private static final int MOST_DEADLINES = 10_000;

  private final Decisions rules;
  private final Dossier live;
  private final Map<EventId, Deadline> pending = new HashMap<>();
  private final TreeMap<String, Deadline> deadlines = new TreeMap<>();
  private final Set<EventId> taken = new LinkedHashSet<>();

  /// The news so far, also those that came before there was anybody: see [Decisions.PassedNews].
  private final List<PageEvent> passed = new ArrayList<>();

  private @Nullable Dossier dossier;
  private Instant now = Instant.EPOCH;
  private int fired;
  private int failed;

  private PersonReplay(Decisions rules, Dossier live, Collection<Deadline> pending) {
    this.rules = rules;
    this.live = live;
    pending.forEach(deadline -> this.pending.put(deadline.cause(), deadline));
  }

  /// Computes a dossier anew.
  ///
  /// @param live the dossier as it stands
  /// @param pending the deadlines that have not fired yet: they do not fire here either
  /// @param sources each in its own order; of their heads the oldest comes next, as when the
  ///   tracker has to catch up
  /// @param until what was due by then has fired
  public static Outcome of(
      Decisions rules,
      Dossier live,
      Collection<Deadline> pending,
      List<List<Said>> sources,
      Instant until) {
    PersonReplay replay = new PersonReplay(rules, live, pending);
    for (Said said : OldestFirst.of(sources)) {
      replay.fireUntil(said.written());
      replay.take(said);
    }
    replay.fireUntil(until);
    return replay.outcome(until);
  }

  private void take(Said said) {
    switch (said) {
      case Said.Told told ->
          once(told.event().id(), told, d -> rules.told(d, told.event(), this::passedSince, now));
      case Said.Mailed mailed ->
          once(mailed.event().id(), mailed, d -> rules.mailed(d, mailed.event(), now));
      case Said.Paged paged -> {
        passed.add(paged.event());
        Dossier known = dossier;
        if (known != null) {
          once(
              paged.event().id(),
              paged,
              d -> rules.pageChanged(d == null ? known : d, paged.event(), now));
        }
      }
    }
  }

  private List<PageEvent> passedSince(Instant named) {
    return passed.stream()
        .filter(news -> news.at().isAfter(named))
        .sorted(Comparator.comparing(PageEvent::at))
        .toList();
  }

  private void once(EventId cause, Said said, Function<@Nullable Dossier, DossierDecision> decide) {
    if (dossier == null && !(said instanceof Said.Told)) {
      return;
    }
    if (!taken.add(cause)) {
      return;
    }
    DossierDecision decision;
    try {
      decision = decide.apply(dossier);
    } catch (RuntimeException | StackOverflowError e) {
      // As the tracker does: the others go on, and the page says so. It may come again.
      failed++;
      taken.remove(cause);
      if (dossier != null) {
        dossier = dossier.withFailed(cause, now);
      }
      return;
    }
    apply(decision.worked(cause));
    for (Claim claim : decision.claims()) {
      answer(claim);
    }
  }

  private void apply(DossierDecision decision) {
    dossier = decision.dossier();
    decision.unscheduled().forEach(deadline -> deadlines.remove(deadline.key()));
    decision.scheduled().forEach(deadline -> deadlines.put(deadline.key(), deadline));
  }

  /// As it was answered then.
  private void answer(Claim claim) {
    boolean won =
        switch (claim.kind()) {
          case MAILBOX -> live.mailbox();
          case LOGIN -> !live.addressTaken();
        };
    apply(
        rules.claimed(
            dossier,
            new Claim.Result(claim.kind(), claim.name(), claim.person(), claim.because(), won),
            now));
  }

  private void fireUntil(Instant moment) {
    while (fired < MOST_DEADLINES
        && !deadlines.isEmpty()
        && deadlines.firstKey().compareTo(Deadline.keyAfter(moment)) < 0) {
      fired++;
      fire(deadlines.pollFirstEntry().getValue());
    }
    now = moment.isAfter(now) ? moment : now;
  }

  private void fire(Deadline due) {
    if (due.kind() == Deadline.Kind.VANISH || pending.containsKey(due.cause())) {
      return;
    }
    now = due.at().isAfter(now) ? due.at() : now;
    try {
      apply(rules.due(dossier, due, now));
    } catch (RuntimeException | StackOverflowError e) {
      failed++;
      if (dossier != null) {
        dossier = dossier.withFailed(due.cause(), now);
      }
    }
  }

  private Outcome outcome(Instant until) {
    Dossier computed = dossier;
    if (computed == null) {
      return new Outcome(live, false, Set.of(), Set.copyOf(pending.values()), failed);
    }
    DossierFields fields = new DossierFields(computed);
    fields.confirmed = live.confirmed();
    fields.mailbox = live.mailbox();
    fields.addressTaken = live.addressTaken();
    fields.email = live.email();
    fields.login = live.login();
    fields.change = live.change();
    fields.epoch = Math.max(computed.epoch(), live.epoch());
    fields.mailing = mailing(computed.mailing(), live.mailing());
    fields.applied.clear();
    fields.applied.putAll(live.applied());
    Dossier anew = fields.toDossier();
    Dossier after = inOrder(anew).equals(inOrder(live)) ? live : anew;
    return new Outcome(after, true, taken, scheduled(after, until), failed);
  }

  /// What came at nearly the same time was perhaps taken in the other order, which says nothing.
  private static Dossier inOrder(Dossier dossier) {
    DossierFields fields = new DossierFields(dossier);
    fields.accounts.replaceAll(PersonReplay::inOrder);
    // Where it stood when it was removed is read nowhere: it follows from its facts.
    fields.removed.replaceAll(account -> inOrder(account).withStanding(new Objection.Unknown()));
    // Counted only since a later release.
    fields.held.replaceAll(mail -> mail.after(0));
    fields.older = fields.older.since(0, 0);
    fields.held.sort(Comparator.comparing(mail -> mail.mail().value()));
    fields.other.sort(Comparator.comparing(mail -> mail.mail().value()));
    return fields.toDossier();
  }

  private static Account inOrder(Account account) {
    return account.withFacts(
        account.facts().stream().sorted(Comparator.comparing(fact -> fact.id().value())).toList());
  }

  /// How the person wants it was said; what went and what waits was done.
  private static @Nullable Mailing mailing(@Nullable Mailing said, @Nullable Mailing done) {
    Mailing wanted = said == null ? Mailing.USUAL : said;
    Mailing kept = done == null ? Mailing.USUAL : done;
    Mailing both =
        new Mailing(
            wanted.rhythm(),
            wanted.monthly(),
            kept.waiting(),
            kept.sent(),
            kept.blind(),
            kept.blindTold());
    return both.equals(Mailing.USUAL) ? done : both;
  }

  /// What has not fired yet, and what nobody knew of before. The rest has fired.
  private Set<Deadline> scheduled(Dossier after, Instant until) {
    Set<EventId> known = new HashSet<>();
    Deadlines.of(live).forEach(deadline -> known.add(deadline.cause()));
    Set<Deadline> kept = new LinkedHashSet<>();
    Set<Deadline> fresh = new LinkedHashSet<>();
    for (Deadline deadline : Deadlines.of(after)) {
      Deadline waiting = pending.get(deadline.cause());
      if (waiting != null) {
        kept.add(waiting);
      } else if (!known.contains(deadline.cause())) {
        fresh.add(deadline);
      }
    }
    kept.addAll(Reminders.fromNow(fresh, after, until));
    return kept;
  }

  /// Something that a source topic says of a person.
  public sealed interface Said {
    Instant written();

    record Told(PersonEvent event, Instant written) implements Said {}

    record Mailed(MailEvent event, Instant written) implements Said {}

    record Paged(PageEvent event, Instant written) implements Said {}
  }

  /// What came of it.
  ///
  /// @param computed false: nothing is left of what was said, and the dossier is kept as it is
  /// @param taken the causes that are in it
  /// @param scheduled what is to fire from now on
  /// @param failed how many causes could not be worked in
  public record Outcome(
      Dossier dossier, boolean computed, Set<EventId> taken, Set<Deadline> scheduled, int failed) {
    /// Whose it is.
    public PersonId person() {
      return dossier.person();
    }

    /// Whether it came out as it was.
    public boolean isAs(Dossier before) {
      return Objects.equals(dossier, before);
    }
  }
}
