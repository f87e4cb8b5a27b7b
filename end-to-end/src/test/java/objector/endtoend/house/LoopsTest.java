package objector.endtoend.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import objector.endtoend.installation.Loop;
import org.junit.jupiter.api.Test;

/// No thread of a service stops for good without a word: what should never end is started as a
/// [KeptRunning], which begins it again and says so. What is to end by itself is listed here.
final class LoopsTest {
  private static final List<String> SERVICES =
      List.of("events", "ingest", "tracker", "notifier", "web-ui");

  private static final Pattern STARTED =
      Pattern.compile(
          "(?:Thread\\.of(?:Virtual|Platform)\\(\\)[^;]{0,200}?\\.(?:start|unstarted)"
              + "|\\b(?:threads|dog|WATCH|workers)\\.(?:execute|submit|schedule\\w*))"
              + "\\(\\s*([^;]+?)\\);");

  /// As much of what is started as tells it from others.
  private static final int SHOWN = 40;

  private static final Map<String, String> THAT_END =
      Map.ofEntries(
          entry("EventStream whenClosed", "told once"),
          entry("GuardedProxy () -> serve(client", "one request of a look"),
          entry("GuardedProxy () -> { try { pump(fromClient, there.get", "one connection of it"),
          entry("GuardedProxy proxy::accept", "lasts as long as one look, which has an end"),
          entry(
              "HeldMails this::count",
              "counts for a monitor that asks, and begins again when one asks later"),
          entry("ImapPoller () -> wake(imap, longest", "ends one wait"),
          entry("InternalPort Thread.currentThread()::interrupt, LONGE", "ends one request"),
          entry("LivePage this::work", "one change of one page; what fails ends its connection"),
          entry(
              "MailJudging () -> turns.work( () -> read(mail, work,",
              "one mail; what does not come to its end is told as it is"),
          entry("MailJudging () -> send(mail, partition, said(mail, b", "one mail"),
          entry("OutgoingPool round", "a round of mails, whose end is awaited"),
          entry("ProcessLimit this::watch", "lasts as long as the browser that it watches"),
          entry("ReadModelLoader this::rouse", "ends with the service's end, which it hurries"),
          entry("ReportClient () -> ask(part))", "one question, whose answer is awaited"),
          entry("Requests () -> live.connect(request, stream", "one request"),
          entry("Requests () -> { WebRequest unread = reader.read(", "one request"),
          entry("Requests () -> { WebResponse answer = access.answ", "one request"),
          entry("SessionDays () -> tell(seen", "one note"),
          entry(
              "SmtpLine this::look, every, every, TimeUnit.MILLI",
              "closes one line, and throws not"),
          entry("SmtpListener () -> serve(client", "one connection"),
          entry("SubscribePage () -> remindUnseen(login, request.now()", "one mail"),
          entry("Tracker this::rouse", "ends with the service's end, which it hurries"),
          entry("Tracker this::warm", "reads the holidays once"),
          entry("WayLoop () -> came.add(new Came(of, task, send(t", "one message"),
          entry("Workers work", "one request"));

  /// Whose loop is kept running by another class.
  private static final Map<String, String> MADE_BY =
      Map.of(
          "AlertLoop", "Lanes",
          "GoneMailboxes", "Notifier",
          "OperatorWatch", "Notifier",
          "PageWatcher", "PartitionWatch",
          "WayLoop", "FurtherWays");

  private static Map<String, Path> started() throws IOException {
    Map<String, Path> found = new TreeMap<>();
    for (String service : SERVICES) {
      try (Stream<Path> files = Files.walk(Path.of("..", service, "src/main/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          String text = Files.readString(file, UTF_8);
          Matcher matcher = STARTED.matcher(text);
          while (matcher.find()) {
            String what = matcher.group(1).strip().replaceAll("\\s+", " ").replaceAll("\\)$", "");
            if (!isKept(what, text)) {
              String name = file.getFileName().toString().replace(".java", "");
              found.put(name + " " + what.substring(0, Math.min(what.length(), SHOWN)), file);
            }
          }
        }
      }
    }
    return found;
  }

  private static boolean isKept(String what, String file) {
    int call = what.indexOf('(');
    return what.startsWith("new KeptRunning(")
        || (call > 0 && file.contains("KeptRunning " + what.substring(0, call + 1)))
        || Pattern.compile("KeptRunning " + Pattern.quote(what) + "\\b").matcher(file).find();
  }

  @Test
  void whateverRunsForEverIsBegunAgainWhenItThrows() throws IOException {
    assertThat(started().keySet()).isEqualTo(THAT_END.keySet());
  }

  /// How often each class makes a [KeptRunning].
  private static Map<String, Integer> keepers() throws IOException {
    Map<String, Integer> keepers = new TreeMap<>();
    for (String service : SERVICES) {
      try (Stream<Path> files = Files.walk(Path.of("..", service, "src/main/java"))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          int made = Files.readString(file, UTF_8).split("new KeptRunning\\(", -1).length - 1;
          if (made > 0) {
            keepers.put(file.getFileName().toString().replace(".java", ""), made);
          }
        }
      }
    }
    return keepers;
  }

  @Test
  void everyLoopThatIsKeptRunningIsMadeToThrow() throws IOException {
    Map<String, Integer> thrown = new TreeMap<>();
    for (Loop loop : Loop.values()) {
      thrown.merge(MADE_BY.getOrDefault(loop.typeName(), loop.typeName()), 1, Integer::sum);
    }

    assertThat(thrown.keySet())
        .as("classes whose loops FaultyLoopsIT makes throw")
        .isEqualTo(keepers().keySet());
    keepers()
        .forEach(
            (maker, made) -> assertThat(thrown.get(maker)).as(maker).isGreaterThanOrEqualTo(made));
  }

  @Test
  void aThreadThatIsNotKeptIsFound() {
    assertThat(isKept("kept", "private final KeptRunning kept = null;")).isTrue();
    assertThat(isKept("loop", "private final KeptRunning kept = null;")).isFalse();
    assertThat(isKept("kept(this::run", "private KeptRunning kept(Runnable loop) {")).isTrue();
    assertThat(isKept("made(this::run", "private Runnable made(Runnable loop) {")).isFalse();
  }
}
