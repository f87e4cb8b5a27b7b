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

/// Twenty thousand invented histories, each played and compared with [Oracle], which tells the same
/// in the plainest way: mails in any order and forwarded again, contradictions, withdrawals,
/// complaints, linked accounts, page changes, changes of zone, months in which nothing runs. What
/// does not agree is printed as the shortest story that shows it.
final class RandomHistoriesTest {
  private static final int HISTORIES = 20_000;
  private static final ZoneId IRELAND = ZoneId.of("Europe/Dublin");
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final List<String> ZONES =
      List.of("Europe/Paris", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "UTC");
  private static final List<String> KINDS = List.of("notice", "confirmed", "confirmed", "refused");
  private static final Map<String, String> MAILS =
      Map.of("notice", "notice", "confirmed", "confirmation", "refused", "refusal");
  private static final List<String> SAID =
      List.of("filed", "filed", "filed", "confirmed", "refused", "withdrew", "complained");

  /// One line, and what it tells the oracle.
  ///
  /// @param undone,redone names that no longer count, or count again
  private record Step(
      Instant at,
      String json,
      @Nullable Happened happened,
      @Nullable String undone,
      @Nullable String redone,
      @Nullable String zone) {
    static Step of(Instant at, String json) {
      return new Step(at, json, null, null, null, null);
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
            zone));
    steps.add(Step.of(at, account("a", "instagram", "@anna")));
    steps.add(Step.of(at, account("f", "facebook", "Anna B.")));
    if (random.nextInt(3) == 0) {
      steps.add(Step.of(at, "\"linked\":[\"a\",\"f\"]"));
    }
    List<String> names = new ArrayList<>();
    List<Step> mails = new ArrayList<>();
    int count = 3 + random.nextInt(10);
    for (int i = 0; i < count; i++) {
      long minutes =
          random.nextInt(6) == 0 ? random.nextInt(60 * 24 * 70) : random.nextInt(60 * 24 * 8);
      at = at.plus(Duration.ofMinutes(1 + minutes)).plusSeconds(1);
      String name = "x" + i;
      switch (random.nextInt(12)) {
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
                    null));
          }
        }
        case 9 -> {
          String next = any(ZONES, random);
          steps.add(
              new Step(at, "\"settings\":{\"zone\":\"" + next + "\"}", null, null, null, next));
        }
        case 10 ->
            steps.add(
                new Step(
                    at,
                    "\"page\":{\"id\":\"meta-privacy-policy-en\",\"topics\":[\"ai-training\"]}",
                    new Happened(name, "page", day(at), at, at, 0),
                    null,
                    null,
                    null));
        default -> steps.add(Step.of(at, "\"now\":true"));
      }
    }
    steps.add(Step.of(at.plus(Duration.ofDays(random.nextInt(70))), "\"now\":true"));
    return steps;
  }

  private static Step mail(String name, String messageId, Instant at, String what, Random random) {
    Instant dated = at.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
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
                + "\"messageId\":\"%s\"}")
            .formatted(
                id, MAILS.get(what), verified ? "verified" : "unverifiable", dated, messageId),
        new Happened(known, what, day(dated), dated, at, verified ? 3 : 2),
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
      for (Step step : history) {
        number++;
        played = player.play(number, line(step));
        if (played == null || played.dossier() == null) {
          return "line " + number + ": the person is gone";
        }
        if (step.zone() != null) {
          zones.add(ZoneId.of(step.zone()));
        }
        String early = early(played, zones, reminded);
        if (early != null) {
          return "line " + number + ": " + early;
        }
        Happened told = step.happened();
        if (told != null) {
          boolean first = mailed.add(told.name());
          if (told.strength() == 3 && first && played.alerts().isEmpty()) {
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
      }
    } catch (StoryFault e) {
      return e.getMessage();
    }
    if (played == null) {
      return null;
    }
    String otherwise = anew.differs(played);
    if (otherwise != null) {
      return otherwise;
    }
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
    String other = played.accounts().getLast().state();
    return other.equals("unknown") || other.equals("confirmed") || other.equals("recheck")
        ? null
        : "the other account is " + other;
  }

  /// A reminder that is not of nine in the morning where the person lives or lived, or that comes
  /// once more.
  private static @Nullable String early(Played played, List<ZoneId> zones, Set<String> reminded) {
    for (Played.Told told : played.alerts()) {
      if (told.matter().startsWith("reminder/")
          && zones.stream()
              .noneMatch(zone -> told.at().atZone(zone).toLocalTime().equals(MORNING))) {
        return told.matter() + " at " + told.at();
      }
      if (told.matter().startsWith("reminder/") && !reminded.add(told.matter() + told.at())) {
        return told.matter() + " twice";
      }
    }
    return null;
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
