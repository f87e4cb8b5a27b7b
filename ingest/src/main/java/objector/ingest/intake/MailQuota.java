package objector.ingest.intake;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import objector.events.id.PersonId;

/// Who may still bring something: so many connections and mails a source, so many mails a person.
/// Beyond it the answer is "later", as the sender may be somebody's only mail server.
public final class MailQuota {
  private static final int REMEMBERED = 10_000;
  private static final int MAX_UNKNOWN = 200;

  private final IntakeLimits limits;
  private final InstantSource clock;
  private final Map<String, Integer> connections = new ConcurrentHashMap<>();
  private final HourlyCounts<String> mails = new HourlyCounts<>(REMEMBERED);
  private final HourlyCounts<String> unknown = new HourlyCounts<>(REMEMBERED);
  private final HourlyCounts<PersonId> received = new HourlyCounts<>(REMEMBERED);

  public MailQuota(IntakeLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /// An IPv6 source is its network, as whoever has one has 2^64 addresses.
  public static String source(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
        : address.getHostAddress();
  }

  /// Whether the source may have one more connection; then it is to be given back.
  public boolean connect(String source) {
    int now = connections.merge(source, 1, Integer::sum);
    if (beyond(limits.connectionsASource(), now - 1)) {
      disconnect(source);
      return false;
    }
    return true;
  }

  public void disconnect(String source) {
    connections.computeIfPresent(source, (_, open) -> open == 1 ? null : open - 1);
  }

  public boolean mayMail(String source) {
    return !beyond(limits.mailsASource(), mails.number(source, clock.instant()));
  }

  public boolean mayReceive(PersonId person) {
    return !beyond(limits.mailsAPerson(), received.number(person, clock.instant()));
  }

  public void mailed(String source) {
    mails.add(source, clock.instant());
  }

  public void received(PersonId person) {
    received.add(person, clock.instant());
  }

  public void guessed(String source) {
    unknown.add(source, clock.instant());
  }

  /// Whether somebody there tries addresses, over many connections.
  public boolean guesses(String source) {
    return unknown.number(source, clock.instant()) >= MAX_UNKNOWN;
  }

  private static boolean beyond(int limit, int number) {
    return limit > 0 && number >= limit;
  }
}
