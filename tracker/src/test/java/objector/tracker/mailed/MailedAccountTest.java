package objector.tracker.mailed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier.HeldMail.Reason;
import objector.events.person.Objection;
import objector.tracker.mailed.MailedAccount.Doubt;
import objector.tracker.mailed.MailedAccount.Found;
import objector.tracker.objection.Given;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MailedAccountTest {
  private static final PersonId PERSON = PersonId.random();
  private static final AddressToken TOKEN = AddressToken.random();

  private final Account instagram = account(Platform.INSTAGRAM, "@anna", null);
  private final Account facebook = account(Platform.FACEBOOK, "Anna B.", "anna@mail.example");
  private final Account second = account(Platform.INSTAGRAM, "@anna.works", "work@mail.example");

  @Test
  void theOnlyAccountOfThePlatformIsMeant() {
    assertThat(find(notice(), instagram, facebook)).isEqualTo(new Found(instagram.id()));
  }

  @Test
  void withoutAnAccountOfThePlatformThereIsNone() {
    assertThat(find(notice(), facebook)).isEqualTo(new Doubt(Reason.NO_ACCOUNT, null));
  }

  @Test
  void ofTwoAccountsTheAddressTells() {
    assertThat(find(notice().to("Work@Mail.example"), instagram, second))
        .isEqualTo(new Found(second.id()));
  }

  @Test
  void ofTwoAccountsTheHandleTells() {
    assertThat(find(notice().speakingTo("Anna.Works"), instagram, second))
        .isEqualTo(new Found(second.id()));
  }

  @Test
  void ofTwoAccountsWithoutAHintThePersonMustTell() {
    assertThat(find(notice(), instagram, second))
        .isEqualTo(new Doubt(Reason.WHICH_ACCOUNT, instagram.id()));
  }

  @Test
  void aMailToAnotherAccountsAddressIsNotFiledOnTheOnlyOneLeft() {
    assertThat(find(notice().to("anna@mail.example"), instagram, facebook))
        .isEqualTo(new Doubt(Reason.NO_ACCOUNT, instagram.id()));
  }

  @Test
  void aMailToAnAddressThatIsNotTheAccountsIsNotFiledOnIt() {
    assertThat(find(notice().to("brother@mail.example"), second))
        .isEqualTo(new Doubt(Reason.NO_ACCOUNT, second.id()));
  }

  @Test
  void aMailToAnAddressThatWeDoNotKnowIsAskedAbout() {
    assertThat(find(notice().to("somewhere@mail.example"), instagram))
        .isEqualTo(new Doubt(Reason.WHICH_ACCOUNT, instagram.id()));
  }

  @Test
  void thePersonsForwardingAddressContradictsNothing() {
    assertThat(find(notice().to(TOKEN + "@in.example.org"), second))
        .isEqualTo(new Found(second.id()));
  }

  @Test
  void aMailToAnotherHandleIsNotFiledOnTheOnlyAccount() {
    assertThat(find(notice().speakingTo("@brother"), instagram))
        .isEqualTo(new Doubt(Reason.NO_ACCOUNT, instagram.id()));
  }

  @Test
  void aDisplayNameContradictsNoHandle() {
    assertThat(find(notice().speakingTo("Anna Beispiel").to("anna@example.org"), instagram))
        .isEqualTo(new Found(instagram.id()));
  }

  @Test
  void anAddressAndANameThatDisagreeAreADoubt() {
    assertThat(find(notice().to("work@mail.example").speakingTo("anna"), instagram, second))
        .isEqualTo(new Doubt(Reason.WHICH_ACCOUNT, second.id()));
  }

  @Test
  void withoutAPlatformAllAccountsArePossible() {
    assertThat(find(notice().on(null), instagram, facebook)).isInstanceOf(Doubt.class);
    assertThat(find(notice().on(null).to("anna@mail.example"), instagram, facebook))
        .isEqualTo(new Found(facebook.id()));
  }

  @Test
  void aConfirmationForAllLinkedAccountsNeedsNoAnswer() {
    Account one = linked(instagram, second);
    Account other = linked(second, instagram);
    Given.Mail confirmation = Given.mail(PERSON, MailKind.CONFIRMATION).coveringLinked();

    assertThat(find(confirmation, one, other)).isEqualTo(new Found(one.id()));
  }

  /// Anna forwards her brother's confirmation and follows only one account, without its address.
  @Test
  void somebodyElsesMailIsNotFiledOnTheOnlyAccount() {
    Account only = account(Platform.INSTAGRAM, "@anna", null);

    assertThat(find(Given.mail(PERSON, MailKind.CONFIRMATION).to("ben@mail.example"), only))
        .isInstanceOf(Doubt.class);
    assertThat(find(Given.mail(PERSON, MailKind.CONFIRMATION).speakingTo("@brother"), only))
        .isInstanceOf(Doubt.class);
    assertThat(find(Given.mail(PERSON, MailKind.CONFIRMATION).speakingTo("Ben"), only))
        .isInstanceOf(Doubt.class);
  }

  @Test
  void aMailToThePersonsOwnAddressFitsTheOnlyAccount() {
    Account only = account(Platform.INSTAGRAM, "@anna", null);

    assertThat(find(Given.mail(PERSON, MailKind.CONFIRMATION).to("anna@example.org"), only))
        .isEqualTo(new Found(only.id()));
  }

  private static Given.Mail notice() {
    return Given.mail(PERSON, MailKind.NOTICE);
  }

  private static MailedAccount find(Given.Mail mail, Account... accounts) {
    return MailedAccount.of(mail.received(), TOKEN, "anna@example.org", List.of(accounts));
  }

  private static Account account(Platform platform, String handle, @Nullable String email) {
    return new Account(
        AccountId.random(), platform, handle, email, List.of(), List.of(), new Objection.Unknown());
  }

  private static Account linked(Account a, Account with) {
    return new Account(
        a.id(), a.platform(), a.handle(), a.email(), List.of(with.id()), a.facts(), a.standing());
  }
}
