package objector.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One expectation of a story, as the README beside the stories explains them.
record UnseenExpectation(String text) {
  private static final Pattern DUE = Pattern.compile("(\\w)\\.due=(.*)");
  private static final Pattern SENTENCE = Pattern.compile("(\\w)(!?)~(.*)");
  private static final Pattern STATE = Pattern.compile("(\\w)(!?)=(.*)");
  private static final Pattern HELD = Pattern.compile("held=(.*)");
  private static final Pattern HELD_COUNT = Pattern.compile("held:(\\d+)");
  private static final Pattern EVER = Pattern.compile("ever:(.*?)(>=|<=|=)(\\d+)");
  private static final Pattern GONE = Pattern.compile("gone:(\\w)");

  /// What there is instead; null: it holds.
  ///
  /// @param lines those played up to the one that this is about
  @Nullable String missed(List<JsonNode> lines) {
    JsonNode line = lines.getLast();
    if (text.equals("some") || text.equals("none")) {
      return text.equals("some") != matters(List.of(line)).isEmpty() ? null : alerts(line);
    }
    if (text.startsWith("+") || text.startsWith("-")) {
      return came(line, text.substring(1)) == text.startsWith("+") ? null : alerts(line);
    }
    Matcher ever = EVER.matcher(text);
    if (ever.matches()) {
      Pattern matter = Pattern.compile(ever.group(1));
      List<String> all = matters(lines);
      long times = all.stream().filter(m -> matter.matcher(m).find()).count();
      return holds(times, ever.group(2), Long.parseLong(ever.group(3))) ? null : all.toString();
    }
    Matcher held = HELD.matcher(text);
    if (held.matches()) {
      TreeSet<String> mails = new TreeSet<>();
      line.path("held").forEach(mail -> mails.add(mail.asString()));
      return String.join(",", mails).equals(held.group(1)) ? null : mails.toString();
    }
    Matcher count = HELD_COUNT.matcher(text);
    if (count.matches()) {
      int size = line.path("held").size();
      return size == Integer.parseInt(count.group(1)) ? null : size + " held";
    }
    Matcher gone = GONE.matcher(text);
    if (gone.matches()) {
      return account(line, gone.group(1)) == null ? null : "it is there";
    }
    return missedOfAccount(line);
  }

  private @Nullable String missedOfAccount(JsonNode line) {
    Matcher due = DUE.matcher(text);
    Matcher sentence = SENTENCE.matcher(text);
    Matcher state = STATE.matcher(text);
    Matcher found = due.matches() ? due : sentence.matches() ? sentence : state;
    if (found == state && !state.matches()) {
      return "an expectation that nobody understands";
    }
    JsonNode account = account(line, found.group(1));
    if (account == null) {
      return "no such account";
    }
    if (found == due) {
      String day = account.path("due").isNull() ? "null" : account.path("due").asString();
      return day.equals(due.group(2)) ? null : day;
    }
    boolean wanted = found.group(2).isEmpty();
    if (found == sentence) {
      String said =
          plain(account.path("sentence").asString() + " " + account.path("next").asString());
      return Pattern.compile(sentence.group(3)).matcher(said).find() == wanted ? null : said;
    }
    String word = account.path("state").asString();
    return Arrays.asList(state.group(3).split("\\|")).contains(word) == wanted ? null : word;
  }

  private static @Nullable JsonNode account(JsonNode line, String id) {
    for (JsonNode account : line.path("accounts")) {
      if (account.path("id").asString().equals(id)) {
        return account;
      }
    }
    return null;
  }

  private static boolean came(JsonNode line, String wanted) {
    String[] parts = wanted.split("@", 2);
    for (JsonNode alert : line.path("alerts")) {
      boolean then = parts.length == 1 || alert.path("at").asString().equals(parts[1]);
      if (then && alert.path("matter").asString().contains(parts[0])) {
        return true;
      }
    }
    return false;
  }

  private static List<String> matters(List<JsonNode> lines) {
    List<String> all = new ArrayList<>();
    lines.forEach(line -> line.path("alerts").forEach(a -> all.add(a.path("matter").asString())));
    return all;
  }

  private static String alerts(JsonNode line) {
    return line.path("alerts").toString();
  }

  private static boolean holds(long times, String how, long wanted) {
    return switch (how) {
      case ">=" -> times >= wanted;
      case "<=" -> times <= wanted;
      default -> times == wanted;
    };
  }

  /// Without what isolates names, and with ordinary spaces.
  private static String plain(String said) {
    return said.replaceAll("[\u2066-\u2069]", "").replaceAll("[\u00a0\u202f]", " ");
  }
}
