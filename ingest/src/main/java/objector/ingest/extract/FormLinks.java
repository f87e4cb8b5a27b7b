package objector.ingest.extract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import objector.events.page.PageTopic;
import objector.ingest.text.PageTopics;
import objector.ingest.text.RuleFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The links of a page that matter by themselves, without trackers, redirects and regions:
/// `https://l.facebook.com/l.php?u=https%3A%2F%2Ffr-fr.facebook.com%2Fhelp%2Fcontact%2F1%3Fref%3Ddp`
/// is `https://www.facebook.com/help/contact/1`. One by which people object is known by its number,
/// or by the sentence it stands in.
final class FormLinks {
  private static final Pattern ADDRESS = Pattern.compile("https?(?::|%3A)[^\\s<>\"')\\]]{4,4000}");
  private static final int DEEPEST = 4;
  private static final int SENTENCE = 300;
  private static final List<Shape> KNOWN = known();

  private record Shape(String part, Pattern pattern, String told, List<String> objection) {
    Matcher in(String address) {
      return pattern.matcher(address.contains(part) ? address : "");
    }
  }

  private final List<String> alsoWatched;

  /// @param alsoWatched parts of addresses by which people object
  FormLinks(List<String> alsoWatched) {
    this.alsoWatched = List.copyOf(alsoWatched);
  }

  /// Canonical, and whether people object by them.
  SortedMap<String, Boolean> in(String markdown, @Nullable String language) {
    SortedMap<String, Boolean> links = new TreeMap<>();
    Matcher address = ADDRESS.matcher(markdown);
    while (address.find()) {
      String decoded = decoded(address.group());
      String watched = watched(decoded);
      if (watched != null) {
        links.put(watched, true);
      }
      for (Shape shape : KNOWN) {
        Matcher found = shape.in(decoded);
        if (found.find()) {
          String number = found.groupCount() > 0 ? found.group(1) : "";
          boolean objection =
              watched != null
                  || shape.objection().contains(number)
                  || speaksOfRights(markdown, address.start(), language);
          links.merge(shape.told().replace("#", number), objection, Boolean::logicalOr);
        }
      }
    }
    return links;
  }

  private static boolean speaksOfRights(String markdown, int link, @Nullable String language) {
    String before = markdown.substring(Math.max(0, link - SENTENCE), link);
    int start = Math.max(before.lastIndexOf(". "), before.lastIndexOf('\n'));
    return PageTopics.of(before.substring(start + 1), language)
        .contains(PageTopic.OBJECTION_AND_RIGHTS);
  }

  private @Nullable String watched(String address) {
    for (String part : alsoWatched) {
      int at = address.indexOf(part);
      boolean shaped = KNOWN.stream().anyMatch(shape -> shape.in(address).find());
      if (at >= 0 && !shaped) {
        int from = Math.max(0, address.lastIndexOf("http", at));
        int end = at + part.length();
        while (end < address.length() && "?#&".indexOf(address.charAt(end)) < 0) {
          end++;
        }
        return address.substring(from, end);
      }
    }
    return null;
  }

  private static String decoded(String address) {
    String now = address.replace("\\", "").replace("&amp;", "&");
    for (int depth = 0; depth < DEEPEST && now.indexOf('%') >= 0; depth++) {
      try {
        String next = URLDecoder.decode(now, StandardCharsets.UTF_8);
        if (next.equals(now)) {
          return now;
        }
        now = next;
      } catch (IllegalArgumentException e) {
        return now;
      }
    }
    return now;
  }

  private static List<Shape> known() {
    List<Shape> shapes = new ArrayList<>();
    for (JsonNode entry : RuleFile.read("links.yaml").values()) {
      String path = entry.get("path").stringValue();
      int number = path.indexOf('#');
      String end = number < 0 ? "(?![a-z])" : "(\\d{5,20})";
      String start = number < 0 ? path : path.substring(0, number);
      Pattern pattern =
          Pattern.compile(
              "://(?:[a-z0-9-]{1,30}\\.){0,3}"
                  + Pattern.quote(entry.get("site").stringValue())
                  + Pattern.quote(start)
                  + end,
              Pattern.CASE_INSENSITIVE);
      List<String> objection =
          entry.has("objection") ? RuleFile.texts(entry.get("objection")) : List.of();
      shapes.add(new Shape(start, pattern, entry.get("told").stringValue(), objection));
    }
    return List.copyOf(shapes);
  }
}
