package objector.ingest.judge;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import objector.ingest.phrase.TextFolding;
import objector.programmes.phrase.MailPhrases;
import objector.programmes.sender.Senders;
import org.jspecify.annotations.Nullable;

/// Names that want to be taken for Meta's: by confusable letters (Unicode TS 39), by punycode, by a
/// letter more or less, or by Meta's name in a domain of somebody else.
final class LookAlike {
  private static final SpoofChecker SPOOF = new SpoofChecker.Builder().build();
  private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.DEFAULT);

  /// Shorter names are near to too many words.
  private static final int LONG_ENOUGH = 7;

  private static final Set<String> SECOND_LEVELS =
      Set.of("co", "com", "org", "net", "ac", "gov", "edu", "gob", "or", "ne");

  private final Senders senders;
  private final Set<String> brands;
  private final Set<String> roles;

  LookAlike(Senders senders, MailPhrases phrases) {
    this.senders = senders;
    this.brands = new HashSet<>(phrases.brands().stream().map(LookAlike::plain).toList());
    this.roles = new HashSet<>(phrases.roles().stream().map(LookAlike::plain).toList());
  }

  /// Null, or what of a domain that is not Meta's imitates Meta.
  @Nullable String imitates(String domain) {
    if (domain.isEmpty() || domain.length() > 253 || senders.isMetaDomain(domain)) {
      return null;
    }
    StringBuilder unicode = new StringBuilder();
    NAMES.nameToUnicode(domain.toLowerCase(Locale.ROOT), unicode, new IDNA.Info());
    String[] labels = unicode.toString().split("\\.");
    int last = labels.length - suffixLabels(labels);
    // A name of dots alone has no labels.
    for (int i = 0; i < Math.min(labels.length, Math.max(1, last)); i++) {
      boolean registrable = i == last - 1;
      String brand = brandIn(labels[i], registrable);
      if (brand != null) {
        return brand;
      }
    }
    return null;
  }

  /// Whether a display name says no more than that Meta writes: "Facebook", "Instagram Support".
  boolean claimsMeta(@Nullable String name) {
    if (name == null || name.length() > 60) {
      return false;
    }
    boolean brand = false;
    for (String word : words(plain(name))) {
      if (isBrand(word)) {
        brand = true;
      } else if (!roles.contains(word) && word.chars().anyMatch(Character::isLetter)) {
        return false;
      }
    }
    return brand;
  }

  /// Whether a display name is nothing but an address of Meta's: where many programs show only the
  /// name, a stranger's mail is from there.
  boolean isMetasAddress(String name) {
    String bare = name.strip();
    boolean framed = bare.length() > 2 && "'\"<[(".indexOf(bare.charAt(0)) >= 0;
    bare = framed ? bare.substring(1, bare.length() - 1).strip() : bare;
    int at = bare.indexOf('@');
    return at > 0
        && bare.length() <= 254
        && bare.indexOf(' ') < 0
        && senders.isMetaDomain(bare.substring(at + 1).toLowerCase(Locale.ROOT));
  }

  /// The last labels that make a domain one's own: two, or three below `co.uk` and its like.
  static String registrable(String domain) {
    String[] labels = domain.toLowerCase(Locale.ROOT).split("\\.");
    int own = suffixLabels(labels) + 1;
    return labels.length <= own
        ? domain.toLowerCase(Locale.ROOT)
        : String.join(".", List.of(labels).subList(labels.length - own, labels.length));
  }

  private static int suffixLabels(String[] labels) {
    int n = labels.length;
    boolean second = n > 2 && labels[n - 1].length() == 2 && SECOND_LEVELS.contains(labels[n - 2]);
    return second ? 2 : 1;
  }

  private @Nullable String brandIn(String label, boolean registrable) {
    String plain = plain(label);
    List<String> words = words(plain);
    for (String brand : brands) {
      boolean whole = plain.equals(brand);
      // Short names are words of many: "meta" counts where somebody's own name is made of it, or
      // only looks like it.
      boolean feigned = joined(plain, words, brand) || (whole && !label.equals(brand));
      if (brand.length() < LONG_ENOUGH ? registrable && feigned : whole) {
        return brand;
      }
      boolean part = brand.length() >= LONG_ENOUGH && (plain.contains(brand) || near(words, brand));
      if (part) {
        return brand;
      }
    }
    return null;
  }

  /// "meta-support", "metasupport", "securitymeta", and nothing that is not of such words.
  private boolean joined(String plain, List<String> words, String brand) {
    if (plain.contains("-") || plain.contains(" ")) {
      return words.contains(brand);
    }
    int rest = plain.length() - brand.length();
    return (plain.startsWith(brand) && roles.contains(plain.substring(brand.length())))
        || (plain.endsWith(brand) && roles.contains(plain.substring(0, rest)));
  }

  private static boolean near(List<String> words, String brand) {
    for (String word : words) {
      if (word.length() >= LONG_ENOUGH && distanceIsOne(word, brand)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBrand(String word) {
    return brands.contains(word)
        || brands.stream().anyMatch(b -> b.length() >= LONG_ENOUGH && distanceIsOne(word, b));
  }

  /// Letters as they look: Cyrillic `а` as `a`, `rn` as `m`, `0` as `o`.
  private static String plain(String text) {
    String lower = TextFolding.comparable(text);
    String skeleton = SPOOF.getSkeleton(lower).toLowerCase(Locale.ROOT);
    return leet(skeleton).replace("rn", "m");
  }

  private static String leet(String text) {
    return text.replace('0', 'o')
        .replace('1', 'l')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('@', 'a')
        .replace('|', 'l');
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  /// One letter more, less, other, or two neighbours swapped.
  static boolean distanceIsOne(String a, String b) {
    if (a.equals(b) || Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    String restA = a.substring(i);
    String restB = b.substring(i);
    if (a.length() != b.length()) {
      return a.length() > b.length()
          ? restA.substring(1).equals(restB)
          : restB.substring(1).equals(restA);
    }
    boolean swapped =
        restA.length() > 1
            && restA.charAt(0) == restB.charAt(1)
            && restA.charAt(1) == restB.charAt(0)
            && restA.substring(2).equals(restB.substring(2));
    return swapped || restA.substring(1).equals(restB.substring(1));
  }
}
