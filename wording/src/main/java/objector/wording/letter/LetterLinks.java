package objector.wording.letter;

import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PageId;

/// Where the links in one person's mail lead. Whoever writes the mail signs them.
public interface LetterLinks {
  /// Confirms the address, as the joining asked.
  String confirm(EventId asked);

  /// Confirms the address that somebody wants to be written to from now on.
  String newAddress(EventId asked);

  /// Agrees to be written to elsewhere, or stops it.
  String leaveAddress(EventId asked);

  /// Signs in, once.
  String signIn(EventId asked);

  /// The person's page.
  String me();

  /// An account's card on it.
  String account(AccountId account);

  /// Where one writes the letter for it: to Meta, or to the authority.
  String letter(AccountId account);

  /// What there is to object with: the form, and what to write in it.
  String object(AccountId account);

  /// "I filed it", of that account: one press, without signing in.
  String filed(AccountId account);

  /// How to forward a mail so that it can be checked.
  String forwarding();

  /// Who runs this.
  String about();

  /// A watched page's own page.
  String page(PageId page);

  /// Where one chooses what to get, without signing in.
  String choose();

  /// Stops these mails; a page for people, one click for mail programs (RFC 8058).
  String stop();
}
