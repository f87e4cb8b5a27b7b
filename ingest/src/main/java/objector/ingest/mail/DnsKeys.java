package objector.ingest.mail;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

/// Keys as DNS has them now.
final class DnsKeys implements DkimKeys {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST_KEPT = 1_000;

  private final Duration budget;
  private final Map<String, Kept> cache = new ConcurrentHashMap<>();

  DnsKeys(Duration budget) {
    this.budget = budget;
  }

  private record Kept(Answer answer, Instant until) {}

  @Override
  public Lookup forOneMail() {
    Instant deadline = Instant.now().plus(budget);
    return name -> find(name, deadline);
  }

  private Answer find(String name, Instant deadline) {
    Kept kept = cache.get(name);
    if (kept != null && kept.until().isAfter(Instant.now())) {
      return kept.answer();
    }
    Duration left = Duration.between(Instant.now(), deadline);
    if (left.isNegative() || left.isZero()) {
      return new Answer(null, "the time allowed for DNS was used up");
    }
    Answer answer = ask(name, left);
    if (answer.trouble() == null) {
      if (cache.size() >= MOST_KEPT) {
        cache.clear();
      }
      cache.put(name, new Kept(answer, Instant.now().plus(KEPT)));
    }
    return answer;
  }

  private static Answer ask(String name, Duration left) {
    try {
      Resolver resolver = new ExtendedResolver();
      resolver.setTimeout(left);
      if (resolver instanceof ExtendedResolver several) {
        several.setRetries(1);
      }
      Record question = Record.newRecord(Name.fromString(name + "."), Type.TXT, DClass.IN);
      Message answer = resolver.send(Message.newQuery(question));
      int code = answer.getRcode();
      if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
        return new Answer(null, "DNS answered " + Rcode.string(code));
      }
      return key(answer.getSection(Section.ANSWER));
    } catch (TextParseException e) {
      return Answer.none();
    } catch (UnknownHostException e) {
      return new Answer(null, "no DNS server is known");
    } catch (IOException e) {
      return new Answer(null, "DNS did not answer in time");
    }
  }

  /// Of several records, the first that looks like a key.
  private static Answer key(List<Record> records) {
    String first = null;
    for (Record record : records) {
      if (record instanceof TXTRecord txt) {
        String text = String.join("", txt.getStrings());
        if (text.contains("p=")) {
          return new Answer(text, null);
        }
        first = first == null ? text : first;
      }
    }
    return new Answer(first, null);
  }
}
