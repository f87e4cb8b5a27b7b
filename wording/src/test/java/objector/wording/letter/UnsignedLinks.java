package objector.wording.letter;

import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PageId;

/// Links without signatures, to read them.
record UnsignedLinks(String base) implements LetterLinks {
  @Override
  public String confirm(EventId asked) {
    return base + "/confirm?t=TOKEN";
  }

  @Override
  public String newAddress(EventId asked) {
    return base + "/address/new?t=TOKEN";
  }

  @Override
  public String leaveAddress(EventId asked) {
    return base + "/address/old?t=TOKEN";
  }

  @Override
  public String signIn(EventId asked) {
    return base + "/sign-in?t=TOKEN";
  }

  @Override
  public String me() {
    return base + "/me";
  }

  @Override
  public String account(AccountId account) {
    return base + "/me#" + account;
  }

  @Override
  public String letter(AccountId account) {
    return base + "/me/accounts/" + account + "/letter";
  }

  @Override
  public String object(AccountId account) {
    return base + "/object?account=" + account;
  }

  @Override
  public String filed(AccountId account) {
    return base + "/filed?t=TOKEN";
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
    return base + "/me/choose";
  }

  @Override
  public String stop() {
    return base + "/stop?t=TOKEN";
  }
}
