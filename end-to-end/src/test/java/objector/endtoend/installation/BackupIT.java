package objector.endtoend.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import objector.launcher.Main;
import objector.launcher.outside.OutboxReader;
import objector.launcher.outside.OutboxReader.Letter;
import objector.launcher.outside.Visitor;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A copy is made while mails come in, and becomes an installation of its own.
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class BackupIT {
  record Ran(int exit, String out, String err) {}

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return new Ran(command.execute(arguments), out.toString(), err.toString());
  }

  @Test
  void whatWasCopiedWhileMailsCameGoesOnAsItWasAndMailsNobodyTwice(@TempDir Path folder)
      throws Exception {
    Path data = folder.resolve("data");
    Path copy = folder.resolve("copy");
    Path file = folder.resolve("objector.backup");
    List<String> sentences;
    String mailbox;
    String unused;
    int sentAtTheEnd;
    Set<String> everSent = new HashSet<>();
    try (UpSystem objector = UpSystem.up(data, Map.of())) {
      Anna anna = Anna.joins(objector);
      anna.adds("instagram", "@anna.paints");
      mailbox = anna.forwardingAddress();
      objector.postman().send(Mails.notice("anna.paints", 1), mailbox);
      anna.awaitPage(page -> page.text().contains("will use your public posts"));
      sentences = anna.sentences();
      unused = signInLink(objector);

      AtomicBoolean enough = new AtomicBoolean();
      AtomicInteger sent = new AtomicInteger(1);
      Thread sender =
          Thread.ofVirtual()
              .start(() -> {
                while (!enough.get()) {
                  try {
                    objector.postman().send(Mails.notice("anna.paints", sent.get() + 1), mailbox);
                    sent.incrementAndGet();
                  } catch (IOException | RuntimeException e) {
                    throw new AssertionError("a mail was refused during the backup", e);
                  }
                }
              });
      Ran made = run("backup", "--to", file.toString(), "--data", data.toString());
      enough.set(true);
      sender.join();
      assertThat(made.exit()).as(made.out() + made.err()).isZero();
      assertThat(made.out())
          .contains("SHA-256")
          .contains("the keys of this installation are in it");
      sentAtTheEnd = sent.get();
      assertThat(sentAtTheEnd).as("mails that came meanwhile").isGreaterThan(5);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      Ran again = run("backup", "--to", file.toString(), "--data", data.toString());
      assertThat(again.exit()).isEqualTo(1);
      assertThat(again.err()).contains("left as it is");
      Thread.sleep(Duration.ofSeconds(5));
      for (Letter letter : objector.letters().all()) {
        everSent.add(letter.messageId());
      }
    }

    whatIsNoBackupOrWasAlteredIsNotRestored(file, copy);
    Ran restored = run("restore", file.toString(), "--data", copy.toString());
    assertThat(restored.exit()).as(restored.out() + restored.err()).isZero();
    Ran twice = run("restore", file.toString(), "--data", copy.toString());
    assertThat(twice.exit()).isEqualTo(1);
    assertThat(twice.err()).contains("not empty");
    // By a second way: what the dossiers say is what the mails in the copy say.
    Ran compared = run("rebuild", "--compare", "--data", copy.toString());
    assertThat(compared.exit()).as(compared.out() + compared.err()).isZero();
    assertThat(compared.out()).contains("1 dossiers: 1 as they were");

    Set<String> copied = new HashSet<>();
    for (Letter letter : new OutboxReader(copy.resolve("outbox")).all()) {
      copied.add(letter.messageId());
    }
    try (UpSystem objector = UpSystem.up(copy, Map.of())) {
      assertThat(objector.letters().folder()).isEqualTo(copy.resolve("outbox"));
      Visitor browser = new Visitor(objector.web());
      Document page = browser.get(unused.substring(unused.indexOf("/sign-in?t=")));
      browser.submit(page, "/sign-in", Map.of());
      assertThat(browser.get("/me").select(".sentence").eachText()).isEqualTo(sentences);
      Thread.sleep(Duration.ofSeconds(8));

      List<String> letters = objector.letters().all().stream().map(Letter::messageId).toList();
      assertThat(letters).doesNotHaveDuplicates();
      assertThat(letters).containsAll(copied);
      // Alerts that were due at that moment and not sent yet are sent by either.
      assertThat(everSent).containsAll(letters);

      // The addresses are the same, and it goes on.
      Anna anna = Anna.signsIn(objector);
      objector.postman().send(Mails.confirmation("anna.paints", 1), mailbox);
      anna.awaitPage(after -> !after.select(".sentence").eachText().equals(sentences));
    }
  }

  private static String signInLink(UpSystem objector) throws IOException, InterruptedException {
    Visitor browser = new Visitor(objector.web());
    browser.submit(browser.get("/sign-in"), "/sign-in", Map.of("email", Anna.ADDRESS));
    String whole = objector.web() + "/sign-in?t=";
    return objector
        .await(mail -> mail.link(whole).isPresent(), Duration.ofSeconds(30))
        .orElseThrow()
        .link(whole)
        .orElseThrow();
  }

  private static void whatIsNoBackupOrWasAlteredIsNotRestored(Path file, Path copy)
      throws IOException {
    Path altered = file.resolveSibling("altered.backup");
    byte[] bytes = Files.readAllBytes(file);
    // More than the names and times between two of its entries.
    for (int i = 0; i < 400; i++) {
      bytes[bytes.length / 3 + i] ^= 1;
    }
    Files.write(altered, bytes);
    Ran refused = run("restore", altered.toString(), "--data", copy.toString());
    assertThat(refused.exit()).as(refused.out() + refused.err()).isEqualTo(1);
    assertThat(refused.out()).contains("altered: ");
    assertThat(copy).doesNotExist();

    Ran checked = run("restore", file.toString(), "--check");
    assertThat(checked.exit()).isZero();
    assertThat(checked.out()).contains("As it was written");

    Ran none = run("restore", file.resolveSibling("none").toString(), "--data", copy.toString());
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("There is no file");
  }
}
