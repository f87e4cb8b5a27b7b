package objector.tracker.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where one account stands, told once more in the plainest way: what happened, sorted, and a few
/// sentences about each kind. Knows nothing of the classes that it is compared with.
final class Oracle {
  private static final ZoneId IRELAND = ZoneId.of("Europe/Dublin");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<String> HOLIDAYS =
      Set.of(
          "2025-01-01",
          "2025-02-03",
          "2025-03-17",
          "2025-04-21",
          "2025-05-05",
          "2025-06-02",
          "2025-08-04",
          "2025-10-27",
          "2025-12-25",
          "2025-12-26",
          "2026-01-01",
          "2026-02-02",
          "2026-03-17",
          "2026-04-06",
          "2026-05-04",
          "2026-06-01",
          "2026-08-03",
          "2026-10-26",
          "2026-12-25",
          "2026-12-26");

  /// Something that happened.
  ///
  /// @param strength 3: by a signature, 2: by a mail, 1: by the person's word
  record Happened(
      String name, String what, LocalDate day, Instant moment, Instant told, int strength) {}

  private final Map<String, Happened> all = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  private String word = "unknown";
  private @Nullable LocalDate filed;
  private @Nullable LocalDate awaited;
  private @Nullable LocalDate refused;
  private @Nullable LocalDate confirmed;
  private int refusedBy;
  private int confirmedBy;
  private @Nullable LocalDate complained;
  private @Nullable LocalDate changed;
  private @Nullable LocalDate withdrawn;
  private @Nullable LocalDate asked;

  /// Since when the month that is awaited runs, and whether Meta took two more.
  private @Nullable LocalDate running;

  private boolean longer;

  /// Tells that something happened; the same mail once more only proves better.
  void tell(Happened told) {
    Happened known = all.get(told.name());
    if (known == null) {
      all.put(told.name(), told);
    } else if (told.strength() > known.strength()) {
      all.put(
          told.name(),
          new Happened(
              known.name(),
              known.what(),
              known.day(),
              known.moment(),
              known.told(),
              told.strength()));
    }
  }

  void undo(String name) {
    wrong.add(name);
  }

  void redo(String name) {
    wrong.removeIf(name::equals);
  }

  /// In a word, and until when.
  String standing(Instant now) {
    Oracle fresh = new Oracle();
    List<Happened> inOrder =
        all.values().stream()
            .filter(one -> !wrong.contains(one.name()))
            .sorted(
                Comparator.comparing(Happened::day)
                    .thenComparing(Happened::moment)
                    .thenComparing(Happened::told))
            .toList();
    withoutWrong(inOrder).forEach(fresh::take);
    fresh.pass(now.atZone(IRELAND).toLocalDate());
    return isCodeShown(inOrder, now) ? "code-asked" : fresh.said();
  }

  /// Who says "confirmed" or "refused" when both are known says which is wrong; but no word and no
  /// unsigned mail takes a signed refusal away.
  private static List<Happened> withoutWrong(List<Happened> inOrder) {
    List<Happened> left = new ArrayList<>(inOrder);
    List<Happened> words =
        inOrder.stream()
            .filter(one -> one.strength() == 1)
            .filter(one -> one.what().equals("confirmed") || one.what().equals("refused"))
            .sorted(Comparator.comparing(Happened::told))
            .toList();
    for (Happened one : words) {
      boolean yes = one.what().equals("confirmed");
      boolean asked = true;
      while (asked) {
        Oracle then = new Oracle();
        left.stream().filter(l -> l.told().isBefore(one.told())).forEach(then::take);
        boolean mayBe = !yes || then.refusedBy < 3 || then.confirmedBy == 3;
        String wrong = yes ? "refused" : "confirmed";
        LocalDate day = yes ? then.refused : then.confirmed;
        asked =
            then.word.equals("contradicted")
                && mayBe
                && left.removeIf(l ->
                    l.what().equals(wrong) && l.day().equals(day) && l.told().isBefore(one.told()));
      }
    }
    return left;
  }

  /// The newest code, for an hour, unless anything that it was asked for has happened since.
  private static boolean isCodeShown(List<Happened> inOrder, Instant now) {
    Happened code = null;
    for (Happened one : inOrder) {
      boolean works = one.what().equals("code") && now.isBefore(one.moment().plus(HOUR));
      if (works && (code == null || !one.moment().isBefore(code.moment()))) {
        code = one;
      }
    }
    Happened shown = code;
    return shown != null && inOrder.stream().noneMatch(one -> isLater(one, shown));
  }

  private static boolean isLater(Happened one, Happened code) {
    if (Set.of("code", "notice", "page", "looked", "reminded").contains(one.what())) {
      return false;
    }
    boolean mailed = one.strength() > 1;
    boolean sameDayLater = one.day().equals(code.day()) && one.told().isAfter(code.told());
    return mailed
        ? one.moment().isAfter(code.moment())
        : one.day().isAfter(code.day()) || sameDayLater;
  }

  /// By when an answer is due.
  static LocalDate due(LocalDate received) {
    return workday(received.plusMonths(1));
  }

  private static LocalDate workday(LocalDate end) {
    LocalDate day = end;
    while (day.getDayOfWeek().getValue() > 5 || HOLIDAYS.contains(day.toString())) {
      day = day.plusDays(1);
    }
    return day;
  }

  private String said() {
    if (complained != null) {
      return "complained";
    }
    if (changed != null) {
      return "recheck" + until();
    }
    return word + until();
  }

  private String until() {
    boolean waits = List.of("filed", "extended", "overdue", "more-asked").contains(word);
    return waits && awaited != null ? " until " + awaited : "";
  }

  private void pass(LocalDate day) {
    boolean waits = word.equals("filed") || word.equals("extended");
    if (waits && awaited != null && day.isAfter(awaited)) {
      word = "overdue";
      changed = null;
    }
  }

  private void take(Happened one) {
    pass(one.day());
    switch (one.what()) {
      case "notice" -> {
        if (word.equals("unknown")) {
          word = "noticed";
        }
      }
      case "filed" -> filed(one.day());
      case "acknowledged" -> {
        if (word.equals("unknown") || word.equals("noticed")) {
          file(one.day());
        }
      }
      case "extended" -> extended(one.day());
      case "code", "reminded" -> {}
      case "more-asked" -> moreAsked(one.day());
      case "answered" -> {
        if (word.equals("more-asked")) {
          word = "filed";
          if (awaited != null && one.day().isAfter(awaited)) {
            await(one.day());
          }
        }
      }
      case "looked" -> {
        if (changed != null && !one.day().isBefore(changed)) {
          changed = null;
        }
      }
      case "confirmed" -> confirmed(one.day(), one.strength());
      case "refused" -> refused(one.day(), one.strength());
      case "withdrew" -> {
        word = "withdrawn";
        withdrawn = one.day();
        filed = null;
        awaited = null;
        complained = null;
        changed = null;
      }
      case "complained" -> {
        complained = one.day();
        changed = null;
      }
      case "page" -> {
        if (complained == null
            && List.of("filed", "extended", "more-asked", "confirmed").contains(word)) {
          changed = one.day();
        }
      }
      default -> throw new IllegalStateException(one.what());
    }
  }

  private void filed(LocalDate day) {
    boolean besideComplaint =
        complained != null
            && day.isAfter(complained)
            && (filed == null || !filed.isAfter(complained));
    boolean anew =
        switch (word) {
          case "filed" -> false;
          case "more-asked" -> asked != null && day.isAfter(asked);
          case "extended" -> filed == null || awaited == null || day.isAfter(awaited);
          case "confirmed" -> changed != null;
          case "refused" -> refused != null && day.isAfter(refused);
          case "contradicted" ->
              refused != null
                  && confirmed != null
                  && day.isAfter(refused)
                  && day.isAfter(confirmed);
          default -> true;
        };
    changed = null;
    if (anew || besideComplaint) {
      file(day);
    } else if (filed == null) {
      filed = word.equals("confirmed") && confirmed != null && day.isAfter(confirmed) ? null : day;
    }
  }

  private void file(LocalDate day) {
    word = "filed";
    filed = day;
    await(day);
  }

  private void await(LocalDate from) {
    running = from;
    awaited = due(from);
    longer = false;
  }

  /// Meta answers, by asking. Who never told when they objected did so by then.
  private void moreAsked(LocalDate day) {
    switch (word) {
      case "unknown", "noticed" -> file(day);
      case "extended" -> {
        if (filed == null) {
          file(day);
        }
      }
      case "filed", "more-asked", "overdue" -> {}
      default -> {
        return;
      }
    }
    word = "more-asked";
    asked = day;
  }

  /// Counted only where it is known when the objection was made, and only once; told when the month
  /// is over it changes nothing.
  private void extended(LocalDate day) {
    switch (word) {
      case "unknown", "noticed" -> {
        word = "extended";
        filed = null;
        awaited = null;
      }
      case "filed", "more-asked" -> {
        if (running != null && awaited != null && !longer && !day.isAfter(awaited)) {
          // Asked, it waits for the person all the same.
          word = word.equals("filed") ? "extended" : word;
          longer = true;
          LocalDate three = workday(running.plusMonths(3));
          LocalDate twoMore = workday(running.plusMonths(1).plusMonths(2));
          awaited = three.isAfter(twoMore) ? three : twoMore;
        }
      }
      default -> {}
    }
  }

  private void confirmed(LocalDate day, int by) {
    switch (word) {
      case "refused" -> {
        if ((by == 3 && refusedBy < 3) || (complained != null && !(refusedBy == 3 && by < 3))) {
          settle(day, by);
        } else {
          word = "contradicted";
          confirmed = day;
          confirmedBy = by;
        }
      }
      case "contradicted" -> {
        if (by == 3 || (complained != null && refusedBy < 3)) {
          settle(day, by);
        } else if (by >= confirmedBy) {
          confirmed = day;
          confirmedBy = by;
        }
      }
      case "withdrawn" -> {
        if (complained != null || (by == 3 && withdrawn != null && day.isAfter(withdrawn))) {
          settle(day, by);
        }
      }
      case "confirmed" -> {
        if (changed != null || complained != null || by > confirmedBy) {
          settle(day, by);
        }
      }
      default -> settle(day, by);
    }
  }

  private void settle(LocalDate day, int by) {
    word = "confirmed";
    confirmed = day;
    confirmedBy = by;
    complained = null;
    changed = null;
  }

  private void refused(LocalDate day, int by) {
    changed = null;
    switch (word) {
      case "withdrawn" -> {}
      case "refused" -> {
        if (by > refusedBy) {
          refused = day;
          refusedBy = by;
        }
      }
      case "confirmed" -> {
        refused = day;
        refusedBy = by;
        word = by == 3 && confirmedBy < 3 ? "refused" : "contradicted";
      }
      case "contradicted" -> {
        if (by == 3) {
          word = "refused";
          refused = day;
          refusedBy = by;
        } else if (by >= refusedBy) {
          refused = day;
          refusedBy = by;
        }
      }
      default -> {
        word = "refused";
        refused = day;
        refusedBy = by;
      }
    }
  }
}
