package objector.ingest;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import objector.events.PersonId;

/// Who may still bring something: so many connections and mails a source, so many mails a person.
/// Beyond it the answer is "later", as the sender may be somebody's only mail server.
final class MailQuota {
  private static final int REMEMBERED = 10_000;
  private static final int MAX_UNKNOWN = 200;

  private final IntakeLimits limits;
  private final InstantSource clock;
  private final Map<String, Integer> connections = new ConcurrentHashMap<>();
  private final HourlyCounts<String> mails = new HourlyCounts<>(REMEMBERED);
  private final HourlyCounts<String> unknown = new HourlyCounts<>(REMEMBERED);
  private final HourlyCounts<PersonId> received = new HourlyCounts<>(REMEMBERED);

  MailQuota(IntakeLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /// An IPv6 source is its network, as whoever has one has 2^64 addresses.
  static String source(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
        : address.getHostAddress();
  }

  /// Whether the source may have one more connection; then it is to be given back.
  boolean connect(String source) {
    int now = connections.merge(source, 1, Integer::sum);
    if (beyond(limits.connectionsASource(), now - 1)) {
      disconnect(source);
      return false;
    }
    return true;
  }

  void disconnect(String source) {
    connections.computeIfPresent(source, (_, open) -> open == 1 ? null : open - 1);
  }

  boolean mayMail(String source) {
    return !beyond(limits.mailsASource(), mails.number(source, clock.instant()));
  }

  boolean mayReceive(PersonId person) {
    return !beyond(limits.mailsAPerson(), received.number(person, clock.instant()));
  }

  void mailed(String source) {
    mails.add(source, clock.instant());
  }

  void received(PersonId person) {
    received.add(person, clock.instant());
  }

  void guessed(String source) {
    unknown.add(source, clock.instant());
  }

  /// Whether somebody there tries addresses, over many connections.
  boolean guesses(String source) {
    return unknown.number(source, clock.instant()) >= MAX_UNKNOWN;
  }

  private static boolean beyond(int limit, int number) {
    return limit > 0 && number >= limit;
  }
}
