package objector.tracker.mailed;

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
/// written to the person's own address, or to nobody at all: people forward their family's mail. A
/// mail that greets a name or a handle that the account has not is never taken for its own.
public sealed interface MailedAccount {
  record Found(AccountId account) implements MailedAccount {}

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
    private final List<String> names;
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
      this.names = about.names();
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
      List<Account> named = narrowed(fitting);
      List<Account> meant = named.isEmpty() ? fitting : named;
      Account one = meant.getFirst();
      if (greetsNoneOf(meant)) {
        return new Doubt(Reason.OTHER_NAME, one.id());
      }
      if (meant.size() == 1 && !anotherIsNamed(one, possible)) {
        return isNamed(one) || nothingSpeaksAgainst()
            ? new Found(one.id())
            : new Doubt(Reason.WHICH_ACCOUNT, one.id());
      }
      if (coversAll && areLinked(meant)) {
        return new Found(one.id());
      }
      return new Doubt(Reason.WHICH_ACCOUNT, one.id());
    }

    /// Those that the mail names: of several on one address, those that it greets, too.
    private List<Account> narrowed(List<Account> fitting) {
      List<Account> named = fitting.stream().filter(this::isNamed).toList();
      List<Account> greeted = named.stream().filter(this::hasName).toList();
      List<Account> exactly = greeted.stream().filter(this::hasWholeName).toList();
      return exactly.isEmpty() ? (greeted.isEmpty() ? named : greeted) : exactly;
    }

    private boolean greetsNoneOf(List<Account> some) {
      return !names.isEmpty()
          && some.stream().noneMatch(account -> hasName(account) || isFirstOfName(account));
    }

    /// "Hi Anna Berger" may speak to @anna, if nothing else is against it.
    private boolean isFirstOfName(Account account) {
      String called = fold(account.handle());
      return !namesHandle
          && names.stream()
              .map(MailedAccount::fold)
              .anyMatch(name ->
                  name.length() > called.length()
                      && name.startsWith(called)
                      && !Character.isLetter(name.codePointAt(called.length())));
    }

    private boolean hasWholeName(Account account) {
      String called = fold(account.handle());
      return names.stream().anyMatch(name -> fold(name).equals(called));
    }

    private boolean isNamed(Account account) {
      return hasAddress(account) || hasName(account);
    }

    private boolean hasAddress(Account account) {
      return account.email() != null && addresses.contains(fold(account.email()));
    }

    /// By what it is called now, or was when the mail was written.
    private boolean hasName(Account account) {
      boolean byHandle = namesHandle && isHandle(account);
      for (String name : names) {
        boolean handle = name.strip().startsWith("@");
        if (byHandle && !handle) {
          continue;
        }
        if (isCalled(account.handle(), name, handle)
            || account.formerly().stream().anyMatch(old -> isCalled(old, name, handle))) {
          return true;
        }
      }
      return false;
    }

    /// "Hi Anna" speaks to Anna Berger.
    private static boolean isCalled(String account, String name, boolean handle) {
      String called = fold(account);
      String greeted = fold(name);
      return called.equals(greeted)
          || (!handle
              && !greeted.isEmpty()
              && called.startsWith(greeted)
              && !Character.isLetter(called.codePointAt(greeted.length())));
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
          .anyMatch(other ->
              !other.id().equals(one.id())
                  && ((!hasName(one) && hasName(other))
                      || (!hasWholeName(one) && hasWholeName(other))));
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
