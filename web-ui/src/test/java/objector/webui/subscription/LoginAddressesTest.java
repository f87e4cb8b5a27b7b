package objector.webui.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import objector.address.EmailAddress;
import org.junit.jupiter.api.Test;

class LoginAddressesTest {
  private final LoginAddresses logins = new LoginAddresses(new byte[32]);

  @Test
  void capitalsDoNotMakeAnotherPerson() {
    assertThat(logins.hash(address("Anna@Example.org")))
        .isEqualTo(logins.hash(address("anna@example.org")));
  }

  @Test
  void aHashThatWasGivenOnceStaysTheSame() {
    // Kept in every installation's topics: whoever changes it shuts people out.
    assertThat(logins.hash(address("Anna@Example.ORG")).value())
        .isEqualTo("ddec9fac5fd63978ed18a20a1da8844a2274a55aa64a1d4e4ef34b93a4340d48");
  }

  @Test
  void aPlusMakesAnotherPersonButNotAnotherMailbox() {
    assertThat(logins.hash(address("anna+a@example.org")))
        .isNotEqualTo(logins.hash(address("anna@example.org")));
    assertThat(logins.mailbox(address("anna+a@example.org")))
        .isEqualTo(logins.mailbox(address("Anna@example.org")));
  }

  @Test
  void theDomainsTwoSpellingsAreOnePerson() {
    assertThat(logins.hash(address("anna@m\u00fcller.example")))
        .isEqualTo(logins.hash(address("anna@XN--mller-kva.example")));
  }

  @Test
  void anotherKeyGivesAnotherHash() {
    byte[] key = new byte[32];
    key[0] = 1;

    assertThat(new LoginAddresses(key).hash(address("anna@example.org")))
        .isNotEqualTo(logins.hash(address("anna@example.org")));
  }

  /// The rule itself has its table in `events`: `EmailAddressTest`.
  private static EmailAddress address(String typed) {
    return EmailAddress.of(typed).orElseThrow();
  }
}
