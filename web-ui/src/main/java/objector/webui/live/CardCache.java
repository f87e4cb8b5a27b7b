package objector.webui.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import objector.events.person.Account;
import objector.events.person.Objection;
import objector.webui.person.AccountCard;
import org.jspecify.annotations.Nullable;

/// The cards of one open page, as last set: a change of one account sets one card anew.
final class CardCache {
  /// @param html as the page shows it
  record SetCard(AccountCard card, String html) {}

  /// What a card depends on; its words change at midnight.
  private record Key(Account account, @Nullable String country, LocalDate day) {}

  private Map<Key, SetCard> known = Map.of();

  /// In the order of the page.
  List<SetCard> of(
      List<Account> accounts, AccountCard.Maker maker, Function<AccountCard, String> print) {
    Map<Key, SetCard> next = new HashMap<>();
    List<SetCard> cards = new ArrayList<>();
    for (Account account : accounts) {
      Key key = new Key(account, maker.country(), maker.voice().day(maker.now()));
      SetCard set = known.get(key);
      // A code grows old within the hour.
      if (set == null || account.standing() instanceof Objection.CodeAsked) {
        AccountCard card = maker.of(account);
        set = new SetCard(card, print.apply(card));
      }
      next.put(key, set);
      cards.add(set);
    }
    known = next;
    cards.sort(Comparator.comparing(set -> set.card().sentence().tone()));
    return cards;
  }
}
