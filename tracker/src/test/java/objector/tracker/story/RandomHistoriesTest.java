package objector.tracker.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import objector.tracker.story.Oracle.Happened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Twenty thousand invented histories, each played and compared after every line with [Oracle],
/// which tells the same in the plainest way: mails in any order and forwarded again, codes,
/// acknowledgements, questions and what is answered to them, extensions, contradictions,
/// withdrawals, complaints, linked accounts, page changes, changes of zone, months in which nothing
/// happens, and days or months in which the tracker does not run. What does not agree is printed as
/// the shortest story that shows it.
final class RandomHistoriesTest {
  private static final int HISTORIES = 20_000;
  private static final ZoneId IRELAND = ZoneId.of("Europe/Dublin");
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final List<String> ZONES =
      List.of("Europe/Paris", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "UTC");
  private static final LocalTime MORNING_OVER = LocalTime.NOON;
  private static final List<String> KINDS =
      List.of(
          "notice",
          "confirmed",
          "confirmed",
          "refused",
          "acknowledged",
          "acknowledged",
          "extended",
          "extended",
          "more-asked",
          "more-asked",
          "code");
  private static final Map<String, String> MAILS =
      Map.of(
          "notice", "notice",
          "confirmed", "confirmation",
          "refused", "refusal",
          "acknowledged", "acknowledgement",
          "extended", "extension",
          "more-asked", "more-information",
          "code", "code");
  private static final List<String> SAID =
      List.of(
          "filed",
          "filed",
          "filed",
          "filed",
          "confirmed",
          "refused",
          "acknowledged",
          "extended",
          "more-asked",
          "answered",
          "answered",
          "answered",
          "looked",
          "reminded",
          "withdrew",
          "complained");

  /// One line, and what it tells the oracle.
  ///
  /// @param undone,redone names that no longer count, or count again
  /// @param running whether the tracker runs from then on; null: as before
  private record Step(
      Instant at,
      String json,
      @Nullable Happened happened,
      @Nullable String undone,
      @Nullable String redone,
      @Nullable String zone,
      @Nullable Boolean running) {
    static Step of(Instant at, String json) {
      return new Step(at, json, null, null, null, null, null);
    }

    static Step running(Instant at, boolean running) {
      return new Step(at, "\"now\":true", null, null, null, null, running);
    }
  }

  @Test
  void everyHistoryGoesAsTheOracleTells() {
    List<String> found =
        IntStream.range(0, HISTORIES)
            .parallel()
            .mapToObj(seed -> {
              List<Step> history = history(new Random(seed));
              return fault(history) == null ? "" : "seed " + seed + "\n" + shrunk(history);
            })
            .filter(fault -> !fault.isEmpty())
            .limit(3)
            .toList();
    if (!found.isEmpty()) {
      throw new AssertionError(String.join("\n\n", found));
    }
  }

  private static List<Step> history(Random random) {
    List<Step> steps = new ArrayList<>();
    Instant at = Instant.parse("2025-04-10T08:00:00Z");
    String zone = any(ZONES, random);
    steps.add(
        new Step(
            at,
            "\"joined\":{\"language\":\"en\",\"zone\":\"" + zone + "\",\"country\":\"FR\"}",
            null,
            null,
            null,
            zone,
            null));
    steps.add(Step.of(at, account("a", "instagram", "@anna")));
    steps.add(Step.of(at, account("f", "facebook", "Anna B.")));
    if (random.nextInt(3) == 0) {
      steps.add(Step.of(at, "\"linked\":[\"a\",\"f\"]"));
    }
    List<String> names = new ArrayList<>();
    List<Step> mails = new ArrayList<>();
    boolean runs = true;
    int count = 3 + random.nextInt(10);
    for (int i = 0; i < count; i++) {
      long minutes =
          switch (random.nextInt(7)) {
            case 0 -> random.nextInt(60 * 24 * 70);
            case 1 -> random.nextInt(50);
            default -> random.nextInt(60 * 24 * 8);
          };
      at = at.plus(Duration.ofMinutes(1 + minutes)).plusSeconds(1);
      String name = "x" + i;
      switch (random.nextInt(13)) {
        case 0, 1, 2, 3 -> {
          Step mail = mail(name, "<" + i + "@x>", at, any(KINDS, random), random);
          steps.add(mail);
          mails.add(mail);
          names.add(name);
        }
        case 4 -> {
          if (!mails.isEmpty()) {
            steps.add(again(name, at, any(mails, random), random));
          }
        }
        case 5, 6, 7 -> {
          steps.add(says(name, at, any(SAID, random), random));
          names.add(name);
        }
        case 8 -> {
          if (!names.isEmpty()) {
            String which = any(names, random);
            boolean back = random.nextInt(3) == 0;
            steps.add(
                new Step(
                    at,
                    (back ? "\"redo\":\"" : "\"undo\":\"") + which + "\"",
                    null,
                    back ? null : which,
                    back ? which : null,
                    null,
                    null));
          }
        }
        case 9 -> {
          String next = any(ZONES, random);
          steps.add(
              new Step(
                  at, "\"settings\":{\"zone\":\"" + next + "\"}", null, null, null, next, null));
        }
        case 11 -> {
          runs = !runs;
          steps.add(Step.running(at, runs));
        }
        case 10 ->
            steps.add(
                new Step(
                    at,
                    "\"page\":{\"id\":\"meta-privacy-policy-en\",\"topics\":[\"ai-training\"]}",
                    new Happened(name, "page", day(at), at, at, 0),
                    null,
                    null,
                    null,
                    null));
        default -> steps.add(Step.of(at, "\"now\":true"));
      }
    }
    Instant end = at.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 70)));
    steps.add(Step.running(end, true));
    // The morning after, for what was missed.
    steps.add(Step.of(end.plus(Duration.ofDays(2)), "\"now\":true"));
    return steps;
  }

  private static Step mail(String name, String messageId, Instant at, String what, Random random) {
    int late = what.equals("code") ? 90 : 60 * 24 * 20;
    Instant dated = at.minus(Duration.ofMinutes(random.nextInt(late)));
    return mail(name, name, messageId, at, dated, what, random.nextInt(2) == 0);
  }

  private static Step again(String name, Instant at, Step first, Random random) {
    Happened known = Objects.requireNonNull(first.happened());
    String number = known.name().substring(1);
    return mail(
        name,
        known.name(),
        "<" + number + "@x>",
        at,
        known.moment(),
        known.what(),
        random.nextInt(2) == 0);
  }

  private static Step mail(
      String id,
      String known,
      String messageId,
      Instant at,
      Instant dated,
      String what,
      boolean verified) {
    return new Step(
        at,
        ("\"mail\":{\"id\":\"%s\",\"kind\":\"%s\",\"verdict\":\"%s\",\"dated\":\"%s\","
                + "\"platform\":\"instagram\",\"to\":\"anna@example.org\",\"handle\":\"@anna\","
                + "\"messageId\":\"%s\"%s}")
            .formatted(
                id,
                MAILS.get(what),
                verified ? "verified" : "unverifiable",
                dated,
                messageId,
                what.equals("code") ? ",\"code\":\"123456\"" : ""),
        new Happened(known, what, day(dated), dated, at, verified ? 3 : 2),
        null,
        null,
        null,
        null);
  }

  private static Step says(String name, Instant at, String what, Random random) {
    LocalDate on = day(at).minusDays(random.nextInt(20));
    return new Step(
        at,
        "\"says\":{\"account\":\"a\",\"what\":\"%s\",\"on\":\"%s\"},\"id\":\"%s\""
            .formatted(what, on, name),
        new Happened(name, what, on, at, at, 1),
        null,
        null,
        null,
        null);
  }

  private static String account(String id, String platform, String handle) {
    return "\"account\":{\"id\":\"%s\",\"platform\":\"%s\",\"handle\":\"%s\"}"
        .formatted(id, platform, handle);
  }

  /// What does not agree; null: all does.
  private static @Nullable String fault(List<Step> history) {
    Oracle oracle = new Oracle();
    Anew anew = new Anew();
    StoryPlayer player = anew.player();
    Set<String> mailed = new HashSet<>();
    Set<String> reminded = new HashSet<>();
    List<ZoneId> zones = new ArrayList<>();
    Played played = null;
    try {
      int number = 0;
      boolean runs = true;
      for (Step step : history) {
        number++;
        boolean wakes = !runs && Boolean.TRUE.equals(step.running());
        runs = step.running() == null ? runs : step.running();
        if (wakes) {
          player.wakes(step.at());
        }
        played = player.play(number, line(step));
        if (played == null || played.dossier() == null) {
          return "line " + number + ": the person is gone";
        }
        if (!runs) {
          player.sleeps();
        }
        if (step.zone() != null) {
          zones.add(ZoneId.of(step.zone()));
        }
        String early = early(played, zones, reminded, wakes ? step.at() : null);
        if (early != null) {
          return "line " + number + ": " + early;
        }
        Happened told = step.happened();
        if (told != null) {
          boolean first = mailed.add(told.name());
          if (told.strength() == 3 && first && played.alerts().isEmpty() && !waits(played)) {
            return "line " + number + ": a verified mail ends in silence";
          }
          oracle.tell(told);
        }
        if (step.undone() != null) {
          oracle.undo(step.undone());
        }
        if (step.redone() != null) {
          oracle.redo(step.redone());
        }
        String other = runs && number > 2 ? other(oracle, played) : null;
        if (other != null) {
          return "line " + number + ": " + other;
        }
      }
    } catch (StoryFault e) {
      return e.getMessage();
    }
    return played == null ? null : anew.differs(played);
  }

  private static boolean waits(Played played) {
    return played.dossier() != null
        && played.dossier().mailing() != null
        && !played.dossier().mailing().waiting().isEmpty();
  }

  /// How it stands otherwise than the oracle tells; null: it does not.
  private static @Nullable String other(Oracle oracle, Played played) {
    String expected = oracle.standing(played.at());
    Played.Followed account = played.accounts().getFirst();
    Object due = StoryWords.due(account.account().standing());
    boolean counted = expected.contains(" until ");
    String found = account.state() + (counted && due != null ? " until " + due : "");
    if (!found.equals(expected)) {
      return "expected " + expected + ", found " + found;
    }
    if (!played.held().isEmpty()) {
      return "a mail is held";
    }
    if (played.accounts().size() < 2) {
      return null;
    }
    String other = played.accounts().getLast().state();
    return other.equals("unknown") || other.equals("confirmed") || other.equals("recheck")
        ? null
        : "the other account is " + other;
  }

  /// A reminder that is not of nine in the morning where the person lives or lived, or that comes
  /// once more. When the tracker begins to run in somebody's morning, it may come then.
  private static @Nullable String early(
      Played played, List<ZoneId> zones, Set<String> reminded, @Nullable Instant woke) {
    for (Played.Told told : played.alerts()) {
      if (told.matter().startsWith("reminder/")
          && zones.stream()
              .noneMatch(zone -> isTime(told.at().atZone(zone).toLocalTime(), told.at(), woke))) {
        return told.matter() + " at " + told.at();
      }
      if (told.matter().startsWith("reminder/") && !reminded.add(told.matter() + told.at())) {
        return told.matter() + " twice";
      }
    }
    return null;
  }

  private static boolean isTime(LocalTime here, Instant at, @Nullable Instant woke) {
    return here.equals(MORNING)
        || (at.equals(woke) && here.isAfter(MORNING) && here.isBefore(MORNING_OVER));
  }

  /// The shortest story that still shows it.
  private static String shrunk(List<Step> history) {
    List<Step> shortest = new ArrayList<>(history);
    for (int i = shortest.size() - 1; i > 2; i--) {
      List<Step> less = new ArrayList<>(shortest);
      less.remove(i);
      String fault = fault(less);
      if (fault != null && !fault.contains("nothing of that id")) {
        shortest = less;
      }
    }
    List<String> lines = new ArrayList<>(shortest.stream().map(RandomHistoriesTest::line).toList());
    lines.add("# " + fault(shortest));
    return String.join("\n", lines);
  }

  private static String line(Step step) {
    return "{\"at\":\"" + step.at() + "\"," + step.json() + "}";
  }

  private static LocalDate day(Instant at) {
    return at.atZone(IRELAND).toLocalDate();
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
