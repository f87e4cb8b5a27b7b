package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is not believed, or not read, and what the person makes of it with one tap.
final class HeldMailIT {
  private static final int HELD = 153;
  private static final String MORE = "Your reels are another matter.";

  @Test
  void oneSentenceThatIsNotReadIsShownAndThePersonDecides(@TempDir Path folder) throws Exception {
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      send(objector, anna, "It is over.", 1);
      anna.awaitPage(page -> page.text().contains("It is over."));
      anna.presses("It concerns no objection");
      anna.awaitPage(page -> !page.text().contains("It is over."));
      assertThat(anna.sentences()).noneMatch(sentence -> sentence.contains("confirmed your"));

      send(objector, anna, MORE, 2);
      String asked =
          Anna.plain(anna.awaitPage(page -> page.text().contains("could not read")).text());
      assertThat(asked).contains("one sentence we could not read: “" + MORE + "”. Does it confirm");
      assertThat(anna.sentences()).noneMatch(sentence -> sentence.contains("confirmed your"));
      anna.presses("It is Meta’s confirmation, for Instagram · @anna.paints");

      String read = anna.awaitPage(page -> page.text().contains("read by you")).text();
      assertThat(read).doesNotContain("one sentence we could not read");
    }
  }

  /// A dossier has room for some fifty of them: what is beyond is read from where all mails are
  /// kept. Each is asked about once.
  @Test
  void noQuestionIsLostHoweverManyAreOpen(@TempDir Path folder) throws Exception {
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      for (int number = 1; number <= HELD; number++) {
        send(objector, anna, "Reel number " + number + " is another matter.", number);
      }
      anna.awaitPage(page -> page.text().contains("“Reel number " + HELD + " is another matter.”"));
      assertThat(anna.page().text()).contains("older mails wait for your decision, too");

      Document waiting = anna.page("/me/waiting");
      assertThat(waiting.select("h1").text())
          .isEqualTo("One hundred fifty-three mails wait for your decision");
      List<Document> pages = pages(anna, waiting);
      String all = pages.stream().map(Document::text).collect(Collectors.joining("\n"));
      for (int number = 1; number <= HELD; number++) {
        assertThat(all).containsOnlyOnce("“Reel number " + number + " is another");
      }
      Document oldest = pages.getLast();
      oldest.select("section").stream()
          .filter(one -> !one.text().contains("“Reel number 1 is"))
          .forEach(Element::remove);
      anna.pressesOn(oldest, "It is Meta’s confirmation, for Instagram · @anna.paints");

      anna.awaitPage(page -> page.text().contains("read by you"));
      assertThat(anna.page("/me/waiting").select("h1").text())
          .isEqualTo("One hundred fifty-two mails wait for your decision");
    }
  }

  /// The first page, and all that its links lead to.
  private static List<Document> pages(Anna anna, Document first) throws Exception {
    List<Document> pages = new ArrayList<>(List.of(first));
    for (String href : first.select("nav a[href*=/me/waiting?span=]").eachAttr("href")) {
      pages.add(anna.page(href));
    }
    return pages;
  }

  private static void send(UpSystem objector, Anna anna, String more, int number) throws Exception {
    objector
        .postman()
        .send(Mails.confirmationWithMore("anna.paints", more, number), anna.forwardingAddress());
  }

  @Test
  void whatCannotBeReadIsSaidAndHowToSendItBetter(@TempDir Path folder) throws Exception {
    String noise = Base64.getMimeEncoder().encodeToString(new byte[600]).replace("\r\n", "\n");
    Map<String, String> told = new LinkedHashMap<>();
    told.put(
        """
        Content-Type: text/plain

        -----BEGIN PGP MESSAGE-----

        hQEMA2ludmVudGVk
        =abcd
        -----END PGP MESSAGE-----
        """,
        "It is encrypted (PGP), and we cannot open it. Open it yourself, and forward what you see");
    told.put(
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + noise,
        "It is encrypted (S/MIME), and we cannot open it. Open it yourself, and forward what you");
    told.put(
        "Content-Type: image/png; name=mail.png\nContent-Transfer-Encoding: base64\n\n" + noise,
        "There is only a picture in it, and we cannot read what it shows. Forward the mail itself");
    told.put(
        "Content-Type: application/pdf; name=mail.pdf\nContent-Transfer-Encoding: base64\n\n"
            + noise,
        "There is only a PDF in it, and we cannot read what it says. Forward the mail itself");
    told.put(
        "Content-Type: text/html\n\n<html><body></body></html>\n",
        "There is no text in it that one can see. Forward it again, as an attachment (.eml).");
    try (UpSystem objector = UpSystem.up(folder.resolve("data"), Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      int number = 0;
      for (Map.Entry<String, String> one : told.entrySet()) {
        objector.postman().send(Mails.closed(one.getKey(), ++number), anna.forwardingAddress());
        anna.awaitPage(page -> page.text().contains(one.getValue()));
      }

      assertThat(anna.page().text()).doesNotContain("a mail from Meta about something else, for");
      assertThat(anna.page().select("form:contains(It concerns no objection)")).hasSize(5);
    }
  }
}
