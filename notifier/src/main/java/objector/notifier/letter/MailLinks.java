package objector.notifier.letter;

import java.net.URI;
import java.time.Duration;
import objector.events.alert.Alert;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PageId;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import objector.wording.letter.LetterLinks;

/// The links in one alert's mail, signed when it is written: no topic ever holds a token. All times
/// run from the alert, so that the same alert gives the same links.
public final class MailLinks implements LetterLinks {
  /// Mails are kept for years, and so are their ways out.
  static final Duration STOP_WORKS = Duration.ofDays(3 * 365);

  /// Longer than any reminder takes to be followed by the next.
  static final Duration FILED_WORKS = Duration.ofDays(60);

  private final String base;
  private final SignedLinks signer;
  private final Alert alert;
  private final boolean tokens;

  public MailLinks(URI webUrl, SignedLinks signer, Alert alert) {
    this(base(webUrl), signer, alert, true);
  }

  private MailLinks(String base, SignedLinks signer, Alert alert, boolean tokens) {
    this.base = base;
    this.signer = signer;
    this.alert = alert;
    this.tokens = tokens;
  }

  private static String base(URI webUrl) {
    String url = webUrl.toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /// The same for everybody, with [LetterMime#token] where somebody's own [#stopToken] would stand.
  MailLinks withoutToken() {
    return new MailLinks(base, signer, alert, false);
  }

  @Override
  public String confirm(EventId asked) {
    return base + "/confirm?t=" + token(Purpose.CONFIRM, asked, SignedLinks.CONFIRM_WORKS);
  }

  @Override
  public String newAddress(EventId asked) {
    return base + "/address/new?t=" + token(Purpose.NEW_ADDRESS, asked, SignedLinks.CONFIRM_WORKS);
  }

  @Override
  public String leaveAddress(EventId asked) {
    return base
        + "/address/old?t="
        + token(Purpose.LEAVE_ADDRESS, asked, SignedLinks.CONFIRM_WORKS);
  }

  @Override
  public String signIn(EventId asked) {
    return base + "/sign-in?t=" + token(Purpose.SIGN_IN, asked, SignedLinks.SIGN_IN_WORKS);
  }

  @Override
  public String me() {
    return base + "/me";
  }

  @Override
  public String account(AccountId account) {
    return base + "/me/accounts/" + account;
  }

  @Override
  public String letter(AccountId account) {
    return account(account) + "/letter";
  }

  @Override
  public String object(AccountId account) {
    return base + "/object?account=" + account;
  }

  @Override
  public String filed(AccountId account) {
    EventId named = new EventId(account.value());
    return base + "/filed?t=" + token(Purpose.FILED, named, FILED_WORKS);
  }

  @Override
  public String forwarding() {
    return base + "/me/forwarding";
  }

  @Override
  public String about() {
    return base + "/about";
  }

  @Override
  public String page(PageId page) {
    return base + "/pages/" + page;
  }

  @Override
  public String choose() {
    return base + "/preferences?t=" + (tokens ? stopToken() : LetterMime.token());
  }

  @Override
  public String stop() {
    return base + "/stop?t=" + (tokens ? stopToken() : LetterMime.token());
  }

  String stopToken() {
    return token(Purpose.UNSUBSCRIBE, EventId.of("stop", alert.id()), STOP_WORKS);
  }

  private String token(Purpose purpose, EventId nonce, Duration works) {
    return signer.sign(purpose, alert.person(), nonce, alert.at().plus(works));
  }
}
