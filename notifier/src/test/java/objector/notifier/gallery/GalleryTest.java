package objector.notifier.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import objector.events.alert.Alert.Matter;
import objector.notifier.gallery.Gallery.Shown;
import objector.programmes.Programmes;
import objector.wording.Translations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GalleryTest {
  private static final Gallery GALLERY =
      new Gallery(Translations.load(), Programmes.load(), "Association Exemple");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>]+");
  private static final List<String> ONCE =
      List.of(
          "Date",
          "From",
          "To",
          "Subject",
          "Message-ID",
          "Auto-Submitted",
          "MIME-Version",
          "Content-Type",
          "Content-Language");

  static Stream<String> languages() {
    return Translations.codes().stream();
  }

  @Test
  void everyMatterHasItsMail() {
    assertThat(InventedAlerts.all().values().stream().<Object>map(Object::getClass).distinct())
        .containsExactlyInAnyOrder((Object[]) Matter.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyMailIsOneThatAnyServerTakes(String language) throws Exception {
    Set<String> ids = new HashSet<>();
    for (Shown shown : GALLERY.in(language)) {
      MimeMessage mail = parsed(shown);
      for (String header : ONCE) {
        assertThat(mail.getHeader(header)).as("%s of %s", header, shown.name()).hasSize(1);
      }
      assertThat(InternetAddress.parse(mail.getHeader("From", null), true)).hasSize(1);
      assertThat(mail.getSentDate()).isNotNull();
      assertThat(ids.add(mail.getMessageID())).as(shown.name()).isTrue();
      assertThat(shown.mail().text().split("\r\n", -1))
          .as(shown.name())
          .filteredOn(line -> !line.startsWith("List-Unsubscribe"))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(78));
      assertThat(mail.isMimeType("multipart/alternative")).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void bothFormsOfAMailSayTheSame(String language) throws Exception {
    for (Shown shown : GALLERY.in(language)) {
      String html = part(shown, 1);

      assertThat(Gallery.html(shown.mail()).replace("\r\n", "\n").strip()).isEqualTo(html.strip());
      assertThat(words(readable(html))).as(shown.name()).isEqualTo(words(part(shown, 0)));
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void nothingStandsInAMailThatNobodyCanReadOrShouldFollow(String language) throws Exception {
    for (Shown shown : GALLERY.in(language)) {
      String text = part(shown, 0);

      assertThat(text)
          .as(shown.name())
          .doesNotContain("too-large", "{", "}", "meta-privacy-form.example")
          .doesNotContainPattern("\\bnull\\b")
          .doesNotContainPattern("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\uf8ff]");
      assertThat(part(shown, 1))
          .as(shown.name())
          .doesNotContain("<img", "<script", "<link", "url(", "@import", "src=")
          .doesNotContainPattern("[\\u2066-\\u2069\\uf8ff]");
      Matcher links = LINK.matcher(text);
      while (links.find()) {
        assertThat(isKnown(URI.create(links.group()).getHost())).as(links.group()).isTrue();
      }
    }
  }

  private static boolean isKnown(String host) {
    return host.equals("objector.example")
        || host.endsWith(".cnil.fr")
        || host.endsWith("facebook.com")
        || host.endsWith("instagram.com")
        || host.endsWith("meta.com");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void aSubjectNamesUsOrWhatThePersonKnows(String language) throws Exception {
    for (Shown shown : GALLERY.in(language)) {
      assertThat(parsed(shown).getSubject())
          .as(shown.name())
          .containsAnyOf("Objector", "Claire Martin", "@claire.m", "123456", "Gmail", "Outlook");
    }
  }

  @Test
  void everyMailOfAnAccountIsInItsThread() throws Exception {
    Map<String, Set<String>> threads = new HashMap<>();

    for (Shown shown : GALLERY.in("en")) {
      MimeMessage mail = parsed(shown);
      if (InventedAlerts.all().get(shown.name()) instanceof Matter.AccountNews news) {
        String thread = Objects.requireNonNull(mail.getHeader("References", null));
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo(thread);
        threads.computeIfAbsent(news.account().handle(), _ -> new HashSet<>()).add(thread);
      }
    }

    assertThat(threads).hasSize(2);
    assertThat(threads.values()).allSatisfy(thread -> assertThat(thread).hasSize(1));
    assertThat(threads.values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
  }

  @Test
  void whatGoesToManyCanBeStoppedInOneStep() throws Exception {
    for (Shown shown : GALLERY.in("en")) {
      MimeMessage mail = parsed(shown);
      boolean asked =
          Set.of("confirm-address", "confirm-new-address", "address-may-change", "sign-in-link")
              .contains(shown.name());

      assertThat(mail.getHeader("List-Unsubscribe") == null).as(shown.name()).isEqualTo(asked);
      assertThat(mail.getHeader("List-Unsubscribe-Post") == null).isEqualTo(asked);
      assertThat(mail.getHeader("List-Id") == null).isEqualTo(asked);
    }
  }

  @Test
  void theGalleryIsAFolderThatOneCanWalkThrough(@TempDir Path folder) throws Exception {
    int written = GALLERY.write(folder, List.of("en", "fr"));

    assertThat(written).isEqualTo(2 * Gallery.names().size());
    assertThat(Files.readString(folder.resolve("index.html"))).contains("fr/overdue.html");
    assertThat(folder.resolve("fr/overdue.eml")).exists();
    assertThat(Files.readString(folder.resolve("fr/overdue.html"))).contains("</html>");
  }

  private static MimeMessage parsed(Shown shown) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(shown.mail().text().getBytes(StandardCharsets.US_ASCII)));
  }

  private static String part(Shown shown, int number) throws Exception {
    MimeMultipart parts = (MimeMultipart) parsed(shown).getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    return ((String) parts.getBodyPart(number).getContent()).replace("\r\n", "\n");
  }

  /// What a person reads in the HTML, links as the text gives them: the label, then the address.
  private static String readable(String html) {
    return html.substring(html.indexOf("<body"))
        .replaceAll(
            "<(td|span|div)[^>]*aria-hidden[^>]*>[^<]*(<bdi>[^<]*</bdi>[^<]*|<strong[^>]*>[^<]*</strong>[^<]*)*</(td|span|div)>",
            "")
        .replaceAll("<a [^>]*href=\"([^\"]*)\"[^>]*>([^<]*)</a>", "$2 $1 ")
        .replaceAll("</?(bdi|strong|span)[^>]*>", "")
        .replaceAll("<[^>]+>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /// Without what only sets apart.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String bare =
          line.startsWith("[") && line.endsWith("]") ? line.substring(1, line.length() - 1) : line;
      Arrays.stream(bare.split("[ \n]", -1))
          .filter(word -> !word.isBlank() && !Set.of("·", "--", ">", "*").contains(word))
          .forEach(words::add);
    }
    return words;
  }
}
