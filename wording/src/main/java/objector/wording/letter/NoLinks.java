package objector.wording.letter;

import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PageId;

/// For letters of which only the words are wanted.
public record NoLinks() implements LetterLinks {
  @Override
  public String confirm(EventId asked) {
    return "";
  }

  @Override
  public String newAddress(EventId asked) {
    return "";
  }

  @Override
  public String leaveAddress(EventId asked) {
    return "";
  }

  @Override
  public String signIn(EventId asked) {
    return "";
  }

  @Override
  public String me() {
    return "";
  }

  @Override
  public String account(AccountId account) {
    return "";
  }

  @Override
  public String letter(AccountId account) {
    return "";
  }

  @Override
  public String object(AccountId account) {
    return "";
  }

  @Override
  public String filed(AccountId account) {
    return "";
  }

  @Override
  public String forwarding() {
    return "";
  }

  @Override
  public String about() {
    return "";
  }

  @Override
  public String page(PageId page) {
    return "";
  }

  @Override
  public String choose() {
    return "";
  }

  @Override
  public String stop() {
    return "";
  }
}
