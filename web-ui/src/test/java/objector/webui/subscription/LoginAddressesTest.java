package objector.webui.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginAddressesTest {
  private final LoginAddresses logins = new LoginAddresses(new byte[32]);

  @Test
  void blanksAroundAnAddressAndTheDomainsCapitalsDoNotMatter() {
    assertThat(LoginAddresses.address("  Anna@Example.ORG ")).contains("Anna@example.org");
  }

  @Test
  void capitalsDoNotMakeAnotherPerson() {
    assertThat(logins.hash("Anna@example.org")).isEqualTo(logins.hash("anna@example.org"));
  }

  @Test
  void anotherKeyGivesAnotherHash() {
    byte[] key = new byte[32];
    key[0] = 1;

    assertThat(new LoginAddresses(key).hash("anna@example.org"))
        .isNotEqualTo(logins.hash("anna@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna",
        "@example.org",
        "anna@",
        "anna@example",
        "anna@.org",
        "an na@example.org",
        "anna@example.org\nBcc: ben@example.org",
        "a,b@example.org",
        "<anna@example.org>",
        "anna@ben@example.org",
        "anna@example..org"
      })
  void whatCannotBeAnAddressIsNone(String typed) {
    assertThat(LoginAddresses.address(typed)).isEmpty();
  }
}
