package objector.tracker.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.events.person.Account;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.StatutoryClock;
import objector.tracker.objection.DossierDecision;
import objector.tracker.objection.DossierRules;
import objector.tracker.replay.PersonReplay.Said;
import org.jspecify.annotations.Nullable;

/// Plays one person's story, line by line, as the tracker would: each event once, each deadline at
/// its own instant.
public final class StoryPlayer {
  private final DossierRules rules;
  private final StoryLines lines;
  private final Map<PageId, String> languages = new HashMap<>();
  private final TreeMap<String, Deadline> deadlines = new TreeMap<>();
  private final Set<EventId> seen = new HashSet<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Claim.Result> claimed = new ArrayList<>();
  private @Nullable Dossier dossier;
  private Instant now = Instant.EPOCH;
  private boolean running = true;

  private final Consumer<Said> ear;

  public StoryPlayer() {
    this(_ -> {});
  }

  /// Tells somebody what the lines bring.
  StoryPlayer(Consumer<Said> ear) {
    this.ear = ear;
    this.rules = new DossierRules(new StatutoryClock(), languages);
    this.lines = new StoryLines();
  }

  /// Plays a line.
  ///
  /// @return null: a comment, or empty
  /// @throws StoryFault when it cannot be read; nothing of it was played
  public @Nullable Played play(int number, String text) throws StoryFault {
    String bare = text.strip();
    if (bare.isEmpty() || bare.startsWith("#")) {
      return null;
    }
    StoryFields line = StoryFields.of(number, bare);
    Instant at = line.instant("at");
    if (at.isBefore(now)) {
      throw line.fault("at", "before the line before");
    }
    if (running) {
      fireUntil(at);
    }
    now = at;
    StoryStep step = lines.read(line, at, dossier);
    for (StoryStep.Event event : step.events()) {
      take(event);
    }
    win();
    askNobodyTwice();
    return played(number, at);
  }

  /// From now on nothing fires, as when the tracker does not run: what happens meanwhile is read
  /// once it does.
  void sleeps() {
    running = false;
  }

  /// It runs again, and all that was due fires now.
  void wakes(Instant at) {
    running = true;
    now = at.isAfter(now) ? at : now;
    fireUntil(now);
  }

  /// What decides in this story.
  DossierRules rules() {
    return rules;
  }

  /// What is to happen if nothing comes between.
  Collection<Deadline> awaited() {
    return List.copyOf(deadlines.values());
  }

  private void take(StoryStep.Event event) {
    switch (event) {
      case StoryStep.Told told -> {
        ear.accept(new Said.Told(told.event(), now));
        once(told.event().id(), d -> rules.told(d, told.event(), now));
      }
      case StoryStep.Mailed mailed -> {
        ear.accept(new Said.Mailed(mailed.event(), now));
        once(mailed.event().id(), d -> rules.mailed(d, mailed.event(), now));
      }
      case StoryStep.Paged paged -> {
        if (paged.language() != null) {
          languages.put(paged.event().page(), paged.language());
        }
        ear.accept(new Said.Paged(paged.event(), now));
        once(
            paged.event().id(),
            d ->
                d == null
                    ? DossierDecision.nothing(null)
                    : rules.pageChanged(d, paged.event(), now));
      }
    }
  }

  /// The same event twice is one.
  private void once(EventId cause, Function<@Nullable Dossier, DossierDecision> decide) {
    if (seen.add(cause)) {
      apply(decide.apply(dossier));
    }
  }

  private void apply(DossierDecision decision) {
    dossier = decision.dossier();
    alerts.addAll(decision.alerts());
    decision.unscheduled().forEach(deadline -> deadlines.remove(deadline.key()));
    decision.scheduled().forEach(deadline -> deadlines.put(deadline.key(), deadline));
    // Nobody else is in the story: every claim is won.
    for (Claim claim : decision.claims()) {
      claimed.add(
          new Claim.Result(claim.kind(), claim.name(), claim.person(), claim.because(), true));
    }
  }

  /// An address that is confirmed at once is asked for by no mail.
  private void askNobodyTwice() {
    if (dossier != null && now.equals(dossier.joined()) && dossier.confirmed() != null) {
      alerts.removeIf(alert -> alert.matter() instanceof Matter.ConfirmAddress);
    }
  }

  private void win() {
    List<Claim.Result> results = List.copyOf(claimed);
    claimed.clear();
    for (Claim.Result won : results) {
      once(DossierRules.causeOf(won), d -> rules.claimed(d, won, now));
    }
  }

  private void fireUntil(Instant end) {
    while (!deadlines.isEmpty() && deadlines.firstKey().compareTo(Deadline.keyAfter(end)) < 0) {
      Deadline due = deadlines.pollFirstEntry().getValue();
      Instant moment = due.at().isAfter(now) ? due.at() : now;
      now = moment;
      if (!seen.contains(due.cause())) {
        DossierDecision decision = rules.due(dossier, due, moment);
        if (!decision.putsOff(due.cause())) {
          seen.add(due.cause());
        }
        apply(decision);
      }
    }
  }

  private Played played(int number, Instant at) {
    Dossier current = dossier;
    List<Played.Followed> accounts = new ArrayList<>();
    List<String> held = new ArrayList<>();
    if (current != null) {
      for (Account account : current.accounts()) {
        accounts.add(new Played.Followed(lines.account(account.id()), account));
      }
      current.held().forEach(mail -> held.add(lines.mail(mail.mail())));
      held.addAll(lines.beyond(current));
    }
    List<Played.Told> told = alerts.stream().map(this::told).toList();
    alerts.clear();
    return new Played(number, at, current, accounts, held, told);
  }

  private Played.Told told(Alert alert) {
    AccountId account = concerned(alert.matter());
    return new Played.Told(
        StoryWords.matter(alert.matter()),
        account == null ? null : lines.account(account),
        alert.at());
  }

  private static @Nullable AccountId concerned(Matter matter) {
    return switch (matter) {
      case Matter.AccountNews m -> m.account().id();
      case Matter.Reminder m -> m.account().id();
      case Matter.RecheckAdvised m ->
          m.accounts().size() == 1 ? m.accounts().getFirst().id() : null;
      case Matter.AskedBack m -> m.asked().account();
      default -> null;
    };
  }
}
