package objector.ingest.keys;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import objector.ingest.dkim.KeyRecords.Answer;
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

/// One question to DNS for the key of one name.
final class KeyQuestion {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration NONE_KEPT = Duration.ofMinutes(5);

  private KeyQuestion() {}

  /// Whom to ask.
  interface Servers {
    Resolver get() throws UnknownHostException;
  }

  /// What came of it.
  ///
  /// @param forHowLong it may be kept
  record Asked(Answer answer, Duration forHowLong) {
    static Asked trouble(String trouble) {
      return new Asked(new Answer(null, trouble), Duration.ZERO);
    }
  }

  static Asked ask(String name, Servers servers, Duration left) {
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
