package objector.ingest.keys;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import objector.ingest.dkim.DkimKeys;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Keys as DNS has them now. What was found is kept as long as DNS says, within bounds; that there
/// is none, only for minutes; trouble, not at all.
public final class DnsKeys implements DkimKeys {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration NONE_KEPT = Duration.ofMinutes(5);
  private static final int MOST_KEPT = 1_000;

  private final Duration budget;
  private final Servers servers;
  private final InstantSource clock;
  private final Map<String, Kept> cache = new ConcurrentHashMap<>();

  /// The machine's own DNS servers.
  public DnsKeys(Duration budget) {
    this(budget, ExtendedResolver::new, InstantSource.system());
  }

  DnsKeys(Duration budget, Servers servers, InstantSource clock) {
    this.budget = budget;
    this.servers = servers;
    this.clock = clock;
  }

  /// Whom to ask.
  interface Servers {
    Resolver get() throws UnknownHostException;
  }

  private record Kept(Answer answer, Instant until) {}

  /// @param forHowLong it may be kept
  private record Asked(Answer answer, Duration forHowLong) {
    static Asked trouble(String trouble) {
      return new Asked(new Answer(null, trouble), Duration.ZERO);
    }
  }

  @Override
  public Lookup forOneMail() {
    long deadline = System.nanoTime() + budget.toNanos();
    return name -> find(name, deadline);
  }

  private Answer find(String name, long deadline) {
    Kept kept = cache.get(name);
    if (kept != null && kept.until().isAfter(clock.instant())) {
      return kept.answer();
    }
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      return new Answer(null, "the time allowed for DNS was used up");
    }
    Asked asked = ask(name, left);
    if (asked.answer().trouble() == null) {
      if (cache.size() >= MOST_KEPT) {
        cache.clear();
      }
      cache.put(name, new Kept(asked.answer(), clock.instant().plus(asked.forHowLong())));
    }
    return asked.answer();
  }

  private Asked ask(String name, Duration left) {
    try {
      Resolver resolver = servers.get();
      resolver.setTimeout(left);
      if (resolver instanceof ExtendedResolver several) {
        several.setRetries(1);
      }
      Record question = Record.newRecord(Name.fromString(name + "."), Type.TXT, DClass.IN);
      Message answer = resolver.send(Message.newQuery(question));
      int code = answer.getRcode();
      if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
        return Asked.trouble("DNS answered " + Rcode.string(code));
      }
      return key(answer.getSection(Section.ANSWER));
    } catch (TextParseException e) {
      return new Asked(Answer.none(), NONE_KEPT);
    } catch (UnknownHostException e) {
      return Asked.trouble("no DNS server is known");
    } catch (IOException e) {
      return Asked.trouble("DNS did not answer in time");
    }
  }

  /// Of several records, the first that looks like a key.
  private static Asked key(List<Record> records) {
    Asked first = null;
    for (Record record : records) {
      if (record instanceof TXTRecord txt) {
        String text = String.join("", txt.getStrings());
        Asked found = new Asked(new Answer(text, null), bounded(txt.getTTL()));
        if (text.contains("p=")) {
          return found;
        }
        first = first == null ? found : first;
      }
    }
    return first == null ? new Asked(Answer.none(), NONE_KEPT) : first;
  }

  private static Duration bounded(long seconds) {
    return Duration.ofSeconds(Math.clamp(seconds, SHORTEST.toSeconds(), LONGEST.toSeconds()));
  }
}
