package objector.ingest.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Of;
import objector.ingest.closed.NoteReader;
import objector.ingest.dkim.DkimVerifier;
import objector.ingest.dkim.DkimVerifier.Checked;
import objector.ingest.dkim.KeyRecords;
import objector.ingest.forward.AddressList;
import objector.ingest.forward.Original;
import objector.ingest.forward.OriginalFinder;
import objector.ingest.mime.Mail;
import objector.ingest.phrase.TextFolding;
import org.jspecify.annotations.Nullable;

/// A mail taken apart down to the original that counts, and not judged yet: whoever wants it judged
/// looks up the keys that it names first. Immutable.
public final class ReadMail {
  private static final int DEEPEST_FORWARD = 5;

  private final @Nullable Mail mail;
  private final List<Original> originals;
  private final List<String> ownSubjects;
  private final List<String> keyNames;
  private final @Nullable String error;

  private ReadMail(
      @Nullable Mail mail,
      List<Original> originals,
      List<String> ownSubjects,
      List<String> keyNames,
      @Nullable String error) {
    this.mail = mail;
    this.originals = List.copyOf(originals);
    this.ownSubjects = List.copyOf(ownSubjects);
    this.keyNames = List.copyOf(keyNames);
    this.error = error;
  }

  static ReadMail broken(String error) {
    return new ReadMail(null, List.of(), List.of(), List.of(), error);
  }

  /// @param mail null when only its text is there
  /// @param counts whether one need not look for another below it
  static ReadMail of(
      @Nullable Mail mail, Original original, OriginalFinder finder, Predicate<Original> counts) {
    List<Original> chain = new ArrayList<>(List.of(original));
    while (!counts.test(chain.getLast()) && chain.size() <= DEEPEST_FORWARD) {
      Original deeper = finder.within(chain.getLast());
      if (deeper == null) {
        break;
      }
      chain.add(deeper);
    }
    return new ReadMail(mail, chain, ownSubjects(mail, chain, finder), keyNames(mail, chain), null);
  }

  /// The names of the key records without which it cannot be judged well, what could count most
  /// first; [KeyRecords#MOST] at most, whatever is in it.
  public List<String> keyNames() {
    return keyNames;
  }

  @Nullable String error() {
    return error;
  }

  /// The mail that reached us; null when it was only a text.
  @Nullable Mail mail() {
    return mail;
  }

  /// The one that was passed on to us.
  Original first() {
    return originals.getFirst();
  }

  /// Whether a forward on the way was told by its shape, and which field is which is not sure.
  boolean isOpen() {
    return originals.stream().anyMatch(Original::open);
  }

  /// What those who passed it on wrote beside it, where it may take back what it says; else null.
  @Nullable String noteDoubt(NoteReader notes) {
    Mailbox author =
        mail == null ? null : mail.headers().first("From").map(AddressList::first).orElse(null);
    for (Original original : originals) {
      for (String note : original.notes()) {
        String doubt = notes.doubt(note, names(author));
        if (doubt != null) {
          return doubt;
        }
      }
      author = original.from();
    }
    return null;
  }

  /// Subjects that those wrote themselves who passed it on, from the outermost inwards: each is no
  /// longer that of the mail below it, prefixes apart.
  List<String> ownSubjects() {
    return ownSubjects;
  }

  private static List<String> ownSubjects(
      @Nullable Mail mail, List<Original> chain, OriginalFinder finder) {
    List<String> own = new ArrayList<>();
    String above = mail == null ? "" : mail.headers().text("Subject");
    for (Original original : chain) {
      String below = original.subject() == null ? "" : original.subject();
      boolean passedOn = original.form() == Form.INLINE || original.form() == Form.ATTACHMENT;
      String written = finder.withoutPrefix(above);
      boolean same =
          TextFolding.comparable(written)
              .equals(TextFolding.comparable(finder.withoutPrefix(below)));
      if (passedOn && !same && !written.isBlank()) {
        own.add(written);
      }
      above = below;
    }
    return own;
  }

  private static List<String> names(@Nullable Mailbox box) {
    return box == null
        ? List.of()
        : Stream.of(box.name(), box.address()).filter(Objects::nonNull).toList();
  }

  /// The one that counts.
  Original last() {
    return originals.getLast();
  }

  /// The signatures of the mail that reached us and of those attached, each with what it is worth.
  ///
  /// @param own those of the original that counts
  record Signatures(List<Checked> all, List<Checked> own) {}

  Signatures signatures(KeyRecords keys, Instant at) {
    List<Checked> own = mail == null ? List.of() : DkimVerifier.check(mail, Of.OUTER, keys, at);
    List<Checked> all = new ArrayList<>(own);
    for (Original original : originals) {
      Mail attached = attached(original);
      if (attached != null) {
        own = DkimVerifier.check(attached, Of.INNER, keys, at);
        all.addAll(own);
      } else if (original.form() == Form.INLINE) {
        own = List.of();
      }
    }
    return new Signatures(all, own);
  }

  private static List<String> keyNames(@Nullable Mail mail, List<Original> chain) {
    Set<String> names = new LinkedHashSet<>();
    for (Original original : chain.reversed()) {
      Mail attached = attached(original);
      if (attached != null) {
        names.addAll(DkimVerifier.keyNames(attached, domain(attached)));
      }
    }
    if (mail != null) {
      names.addAll(DkimVerifier.keyNames(mail, domain(mail)));
    }
    return names.stream().limit(KeyRecords.MOST).toList();
  }

  private static @Nullable Mail attached(Original original) {
    return original.form() == Form.ATTACHMENT ? original.mail() : null;
  }

  private static String domain(Mail mail) {
    Mailbox from = mail.headers().first("From").map(AddressList::first).orElse(null);
    return AddressList.domain(from).toLowerCase(Locale.ROOT);
  }
}
