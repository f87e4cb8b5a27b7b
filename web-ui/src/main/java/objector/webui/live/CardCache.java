package objector.webui.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import objector.events.person.Account;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.programmes.Programmes;
import objector.webui.person.AccountCard;
import org.jspecify.annotations.Nullable;

/// Cards as they were last set, of all open pages together: a change of one account sets one card
/// anew, and a page that is opened and then kept true sets each once. Bounded; what is not there is
/// set again.
final class CardCache {
  private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
  private static final int BESIDE_CHARACTERS = 2 * 1024;

  /// @param html as the page shows it
  record SetCard(AccountCard card, String html) {}

  /// What a card depends on; its words change at midnight.
  private record Key(
      Account account, @Nullable String country, LocalDate day, String language, String zone) {}

  private final Cache<Key, SetCard> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .weigher((Key key, SetCard set) -> set.html().length() + BESIDE_CHARACTERS)
          .expireAfterAccess(Duration.ofMinutes(10))
          .executor(Runnable::run)
          .build();

  /// In the order of the page.
  List<SetCard> of(
      List<Account> accounts, AccountCard.Maker maker, Function<AccountCard, String> print) {
    List<SetCard> cards = new ArrayList<>();
    for (Account account : accounts) {
      cards.add(
          isLasting(account, maker.programmes())
              ? known.get(key(account, maker), unknown -> set(account, maker, print))
              : set(account, maker, print));
    }
    cards.sort(Comparator.comparing(set -> set.card().sentence().tone()));
    return cards;
  }

  /// Whether a card says the same until its day ends, as long as its account stays as it is. A code
  /// grows old within the hour, and a page of one's own may be called otherwise tomorrow.
  static boolean isLasting(Account account, Programmes programmes) {
    return !(account.standing() instanceof Objection.CodeAsked)
        && account.facts().stream().noneMatch(fact -> namesOwnPage(fact, programmes));
  }

  private static boolean namesOwnPage(Fact fact, Programmes programmes) {
    String page = fact.detail();
    return fact.what() == Fact.What.PAGE_CHANGED
        && page != null
        && programmes.metaAiTraining().page(page).isEmpty();
  }

  private static SetCard set(
      Account account, AccountCard.Maker maker, Function<AccountCard, String> print) {
    AccountCard card = maker.of(account);
    return new SetCard(card, print.apply(card));
  }

  private static Key key(Account account, AccountCard.Maker maker) {
    return new Key(
        account,
        maker.country(),
        maker.voice().day(maker.now()),
        maker.voice().language(),
        maker.voice().zone().getId());
  }
}
