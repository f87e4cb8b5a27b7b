package objector.tracker.kept;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import objector.events.Json;
import objector.events.Tokens;
import objector.events.id.AccountId;
import objector.events.id.PersonId;
import objector.tracker.clock.Deadline;
import objector.tracker.clock.Deadline.Kind;
import org.jspecify.annotations.Nullable;

/// The deadlines of one person that have not fired yet. They cannot be told from the dossier alone:
/// from it follows also what has fired, and one may have been put off until a morning.
///
/// ```
/// deadline = moment in milliseconds (8 bytes) | kind (its number) | account | what it follows from
/// account = 0 | 1 and 16 bytes | 2 and text      text = length (1 byte) | UTF-8
/// ```
public final class PendingDeadlines {
  /// Of whom nothing is awaited.
  public static final PendingDeadlines NONE = new PendingDeadlines(List.of());

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final byte NO_ACCOUNT = 0;
  private static final byte PACKED = 1;
  private static final byte AS_TEXT = 2;
  private static final int LONGEST = 255;

  private final List<Deadline> all;

  private PendingDeadlines(List<Deadline> all) {
    this.all = all;
  }

  /// As a store's keys say them: to the millisecond.
  public static PendingDeadlines of(Collection<Deadline> deadlines) {
    List<Deadline> all = new ArrayList<>(deadlines.size());
    for (Deadline deadline : deadlines) {
      all.add(deadline.at(Instant.ofEpochMilli(deadline.at().toEpochMilli())));
    }
    return all.isEmpty() ? NONE : new PendingDeadlines(List.copyOf(all));
  }

  static PendingDeadlines of(String person, byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      List<Deadline> all = new ArrayList<>();
      while (in.hasRemaining()) {
        Instant at = Instant.ofEpochMilli(in.getLong());
        Kind kind = KINDS.get(in.get());
        all.add(new Deadline(at, new PersonId(person), kind, account(in), text(in)));
      }
      return all.isEmpty() ? NONE : new PendingDeadlines(List.copyOf(all));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new Json.Unreadable("deadlines that cannot be read");
    }
  }

  private static @Nullable AccountId account(ByteBuffer in) {
    byte how = in.get();
    return switch (how) {
      case NO_ACCOUNT -> null;
      case PACKED -> {
        byte[] packed = new byte[Tokens.BYTES];
        byte[] letters = new byte[Tokens.LETTERS];
        in.get(packed);
        Tokens.unpack(packed, 0, letters);
        yield new AccountId(new String(letters, StandardCharsets.US_ASCII));
      }
      case AS_TEXT -> new AccountId(text(in));
      default -> throw new IllegalArgumentException("an account by " + how);
    };
  }

  private static String text(ByteBuffer in) {
    byte[] text = new byte[in.get() & LONGEST];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Deadline deadline : all) {
      out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(deadline.at().toEpochMilli()).array());
      out.write(KINDS.indexOf(deadline.kind()));
      write(deadline.account(), out);
      write(deadline.follows(), out);
    }
    return out.toByteArray();
  }

  private static void write(@Nullable AccountId account, ByteArrayOutputStream out) {
    byte[] packed = new byte[Tokens.BYTES];
    if (account == null) {
      out.write(NO_ACCOUNT);
    } else if (account.value().length() == Tokens.LETTERS
        && Tokens.pack(account.value(), packed, 0)) {
      out.write(PACKED);
      out.writeBytes(packed);
    } else {
      out.write(AS_TEXT);
      write(account.value(), out);
    }
  }

  private static void write(String text, ByteArrayOutputStream out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("a deadline that follows from more than can be kept");
    }
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  public List<Deadline> all() {
    return all;
  }

  /// By which they are found when they are due.
  public List<String> keys() {
    return all.stream().map(Deadline::key).toList();
  }

  /// Whether one that is due has not fired yet.
  public boolean awaits(Deadline due) {
    return all.stream().anyMatch(one -> isSame(one, due) && !one.at().isAfter(due.at()));
  }

  /// These, with some taken back and others set: whichever is set has the moment that it is given.
  public PendingDeadlines after(Collection<Deadline> unscheduled, Collection<Deadline> scheduled) {
    if (unscheduled.isEmpty() && scheduled.isEmpty()) {
      return this;
    }
    List<Deadline> now = new ArrayList<>(all);
    now.removeIf(one ->
        unscheduled.stream().anyMatch(gone -> isSame(one, gone))
            || scheduled.stream().anyMatch(set -> isSame(one, set)));
    now.addAll(scheduled);
    return of(now);
  }

  /// The same thing, whenever it is to happen.
  private static boolean isSame(Deadline one, Deadline other) {
    return one.kind() == other.kind()
        && Objects.equals(one.account(), other.account())
        && one.follows().equals(other.follows());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PendingDeadlines that && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }
}
