package objector.tracker.objection;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.Platform;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier.HeldMail.Reason;
import org.jspecify.annotations.Nullable;

/// Which account a mail concerns. Filing it on the wrong one would tell a falsehood about two, so
/// it is certain or it is asked.
///
/// An account fits when its platform does and nothing contradicts: the mail went to another address
/// than the account's, to the address of another account, or speaks to another @handle. Of several
/// that fit, the one counts that the mail names. One that fits but is not named must have been
/// written to the person's own address, or to nobody at all: people forward their family's mail.
sealed interface MailedAccount {
  public record Found(AccountId account) implements MailedAccount {}

  /// A person must tell; `guess` is the account that comes nearest.
  record Doubt(Reason reason, @Nullable AccountId guess) implements MailedAccount {}

  /// Decides.
  ///
  /// @param person the address that the person signed up with
  static MailedAccount of(
      MailReceived mail, AddressToken own, String person, List<Account> accounts) {
    return new Search(mail, own, person, accounts).find();
  }

  /// One search.
  final class Search {
    private final Set<String> addresses;
    private final Set<String> names;
    private final boolean namesHandle;
    private final boolean coversAll;
    private final @Nullable Platform platform;
    private final String person;
    private final List<Account> accounts;

    private Search(MailReceived mail, AddressToken own, String person, List<Account> accounts) {
      About about = mail.about();
      // The person's own forwarding address says nothing about an account.
      this.addresses =
          folded(about.addresses().stream().filter(a -> !a.contains(own.value())).toList());
      this.names = folded(about.names());
      this.namesHandle = about.names().stream().anyMatch(name -> name.strip().startsWith("@"));
      this.coversAll =
          about.coversLinkedAccounts() && mail.judgement().kind() == MailKind.CONFIRMATION;
      this.platform = mail.judgement().platform();
      this.person = fold(person);
      this.accounts = accounts;
    }

    private MailedAccount find() {
      List<Account> possible = new ArrayList<>();
      List<Account> fitting = new ArrayList<>();
      for (Account account : accounts) {
        if (platform == null || account.platform() == platform) {
          possible.add(account);
          if (!isContradicted(account)) {
            fitting.add(account);
          }
        }
      }
      if (fitting.isEmpty()) {
        AccountId guess = possible.size() == 1 ? possible.getFirst().id() : null;
        return new Doubt(Reason.NO_ACCOUNT, guess);
      }
      List<Account> named = fitting.stream().filter(this::isNamed).toList();
      List<Account> meant = named.isEmpty() ? fitting : named;
      if (meant.size() == 1 && !anotherIsNamed(meant.getFirst(), possible)) {
        Account one = meant.getFirst();
        return isNamed(one) || nothingSpeaksAgainst()
            ? new Found(one.id())
            : new Doubt(Reason.WHICH_ACCOUNT, one.id());
      }
      if (coversAll && areLinked(meant)) {
        return new Found(meant.getFirst().id());
      }
      return new Doubt(Reason.WHICH_ACCOUNT, meant.getFirst().id());
    }

    private boolean isNamed(Account account) {
      return hasAddress(account) || hasName(account);
    }

    private boolean hasAddress(Account account) {
      return account.email() != null && addresses.contains(fold(account.email()));
    }

    private boolean hasName(Account account) {
      String handle = fold(account.handle());
      // "Hi Anna" speaks to Anna Berger.
      return names.stream().anyMatch(name -> handle.equals(name) || handle.startsWith(name + " "));
    }

    private boolean isContradicted(Account account) {
      if (hasAddress(account)) {
        return namesHandle && isHandle(account) && !hasName(account);
      }
      boolean toAnotherAddress = account.email() != null && !addresses.isEmpty();
      boolean toAnotherAccount = accounts.stream().anyMatch(this::hasAddress);
      boolean toAnotherHandle = namesHandle && isHandle(account) && !hasName(account);
      return toAnotherAddress || toAnotherAccount || toAnotherHandle;
    }

    /// The only account that fits, and the mail does not name it: it may be somebody else's mail.
    /// Certain only if the mail went to the person's own address, or names nobody at all.
    private boolean nothingSpeaksAgainst() {
      boolean toThePerson = addresses.contains(person);
      boolean toNobody = addresses.isEmpty() && names.isEmpty();
      return platform != null && (toThePerson || toNobody);
    }

    /// The address fits one account and the name another: no telling.
    private boolean anotherIsNamed(Account one, List<Account> possible) {
      return possible.stream()
          .anyMatch(other -> !other.id().equals(one.id()) && !hasName(one) && hasName(other));
    }

    private static boolean isHandle(Account account) {
      return account.handle().strip().startsWith("@");
    }

    private static boolean areLinked(List<Account> some) {
      Account first = some.getFirst();
      return some.stream()
          .allMatch(a -> a.id().equals(first.id()) || first.linked().contains(a.id()));
    }

    private static Set<String> folded(List<String> texts) {
      Set<String> all = new HashSet<>();
      for (String text : texts) {
        all.add(fold(text));
      }
      return all;
    }
  }

  /// `@Anna`, `anna` and full-width letters are the same.
  static String fold(String text) {
    String folded =
        Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return folded.startsWith("@") ? folded.substring(1) : folded;
  }
}
