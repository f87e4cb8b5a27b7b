package objector.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What sites say about being looked at (RFC 9309), asked once a day.
final class Robots {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration KEPT_WHEN_DOWN = Duration.ofMinutes(5);
  private static final List<String> NAME = List.of("objector");

  private final InstantSource clock;
  private final Map<String, Told> sites = new ConcurrentHashMap<>();

  /// What a site says of a page.
  enum Verdict {
    ALLOWED,
    REFUSED,
    /// The site cannot say: then nothing on it may be looked at (RFC 9309, 2.3.1.4).
    DOWN
  }

  /// @param rules null while the site cannot say
  private record Told(@Nullable BaseRobotRules rules, Instant until) {}

  /// How a site is asked for its `robots.txt`.
  interface Ask {
    /// Never throws for what a server does.
    Said ask(URI robots) throws InterruptedException;
  }

  /// What a site answered; status 0 when it did not.
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Said(int status, byte[] text) {}

  Robots(InstantSource clock) {
    this.clock = clock;
  }

  Verdict of(URI page, Ask ask) throws InterruptedException {
    String site = page.getScheme() + "://" + page.getRawAuthority();
    Told told = sites.get(site);
    if (told == null || told.until().isBefore(clock.instant())) {
      told = told(site, ask);
      sites.put(site, told);
    }
    if (told.rules() == null) {
      return Verdict.DOWN;
    }
    return told.rules().isAllowed(page.toString()) ? Verdict.ALLOWED : Verdict.REFUSED;
  }

  private Told told(String site, Ask ask) throws InterruptedException {
    String robots = site + "/robots.txt";
    Said said = ask.ask(URI.create(robots));
    Instant now = clock.instant();
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    if (said.status() == 200) {
      BaseRobotRules rules = parser.parseContent(robots, said.text(), "text/plain", NAME);
      return new Told(rules, now.plus(KEPT));
    }
    boolean none = said.status() >= 400 && said.status() < 500;
    return none
        ? new Told(parser.failedFetch(404), now.plus(KEPT))
        : new Told(null, now.plus(KEPT_WHEN_DOWN));
  }
}
