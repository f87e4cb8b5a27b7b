package objector.webui;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import objector.events.Topics;
import objector.events.id.PersonId;
import objector.events.person.Account;
import objector.events.person.Dossier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Many people look at their pages at once, over real connections.
@Timeout(90)
class OpenPagesTest {
  private static final int PEOPLE = 600;

  /// What a browser says beside, as it comes.
  private static final String BROWSER =
      String.join(
          "\r\n",
          "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0"
              + " Safari/537.36",
          "Accept: text/event-stream",
          "Accept-Language: en-GB,en;q=0.9,fr;q=0.8",
          "Accept-Encoding: gzip, deflate, br, zstd",
          "Cache-Control: no-cache",
          "Pragma: no-cache",
          "Referer: http://localhost/me",
          "Sec-Fetch-Dest: empty",
          "Sec-Fetch-Mode: cors",
          "Sec-Fetch-Site: same-origin",
          "Sec-CH-UA: \"Chromium\";v=\"140\", \"Not_A Brand\";v=\"24\"",
          "Sec-CH-UA-Mobile: ?0",
          "Sec-CH-UA-Platform: \"Linux\"",
          "DNT: 1",
          "");

  private final List<PersonId> people = Stream.generate(PersonId::random).limit(PEOPLE).toList();
  private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
  private RunningSite site;
  private Selector browsers;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    site = new RunningSite(folder, null);
    browsers = Selector.open();
  }

  @AfterEach
  void close() throws IOException {
    for (SelectionKey browser : browsers.keys()) {
      browser.channel().close();
    }
    browsers.close();
    site.close();
  }

  @Test
  void anOpenPageCostsLittleAndTheLastHearsSoon() throws IOException, InterruptedException {
    people.forEach(person -> put(person, Invented.anna().accounts()));
    assertThat(site.get("/me", "Cookie", RunningSite.session(people.getFirst())).statusCode())
        .isEqualTo(200);
    long before = heap();
    for (int i = 0; i < PEOPLE; i++) {
      look(people.get(i), i);
    }
    assertThat(heard(Duration.ofSeconds(30))).hasSize(PEOPLE);
    readOn(Duration.ofSeconds(2));

    // The shared cards, and our own ends of the connections, are in it.
    assertThat((heap() - before) / PEOPLE).as("bytes an open page").isLessThan(12 * 1024);

    List<Account> changed =
        Invented.anna().accounts().stream()
            .map(account -> Invented.renamed(account, account.handle() + ".new"))
            .toList();
    Thread tracker =
        Thread.startVirtualThread(() -> people.forEach(person -> put(person, changed)));
    assertThat(heard(Duration.ofSeconds(20))).hasSize(PEOPLE);
    tracker.join();
  }

  /// Whoever is connected when the process ends is let go of without a word in the log.
  @Test
  void closingTheSiteUnderOpenPagesPrintsNothing() throws IOException, InterruptedException {
    people.subList(0, 50).forEach(person -> put(person, Invented.anna().accounts()));
    for (int i = 0; i < 50; i++) {
      look(people.get(i), i);
    }
    readOn(Duration.ofSeconds(1));
    Queue<String> printed = new ConcurrentLinkedQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((_, fault) -> printed.add(fault.toString()));
    Thread tracker =
        Thread.startVirtualThread(() ->
            people
                .subList(0, 50)
                .forEach(person -> put(person, Invented.anna().accounts().subList(0, 1))));
    Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    all.addAppender(log);
    try {
      site.stop();
      tracker.join();
      readOn(Duration.ofMillis(500));
    } finally {
      all.detachAppender(log);
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(printed).isEmpty();
    assertThat(log.list)
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .filteredOn(event -> !event.getLoggerName().contains("kafka"))
        .isEmpty();
  }

  private void put(PersonId person, List<Account> accounts) {
    Dossier anna = Invented.anna();
    site.filled.put(
        Topics.DOSSIERS,
        Invented.dossier(person, anna.email(), accounts, anna.held(), anna.other()));
  }

  private void look(PersonId person, int number) throws IOException {
    SocketChannel browser =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.port()));
    String request =
        "GET /me/live?seen=x HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.9\r\nCookie: %s\r\n%s\r\n"
            .formatted(RunningSite.session(person), BROWSER);
    browser.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
    browser.configureBlocking(false);
    browser.register(browsers, SelectionKey.OP_READ, number);
  }

  /// Who got something, until all did or the time is over.
  private Set<Integer> heard(Duration longest) throws IOException {
    Set<Integer> heard = new HashSet<>();
    long end = System.nanoTime() + longest.toNanos();
    while (heard.size() < PEOPLE && System.nanoTime() < end) {
      heard.addAll(read());
    }
    return heard;
  }

  private void readOn(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      read();
    }
  }

  private List<Integer> read() throws IOException {
    List<Integer> heard = new ArrayList<>();
    browsers.select(100);
    for (SelectionKey key : browsers.selectedKeys()) {
      buffer.clear();
      if (readable(key) > 0) {
        heard.add((Integer) key.attachment());
      } else {
        key.cancel();
      }
    }
    browsers.selectedKeys().clear();
    return heard;
  }

  private int readable(SelectionKey key) {
    try {
      return ((SocketChannel) key.channel()).read(buffer);
    } catch (IOException e) {
      // Reset: it is over for this browser, too.
      return -1;
    }
  }

  private static long heap() throws InterruptedException {
    System.gc();
    Thread.sleep(200);
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
