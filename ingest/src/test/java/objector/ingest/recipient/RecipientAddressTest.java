package objector.ingest.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.id.AddressToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientAddressTest {
  private static final String DOMAIN = "in.example.org";
  private static final String TOKEN = "abcdefgh01234567";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcdefgh01234567@in.example.org",
        "ABCDEFGH01234567@IN.EXAMPLE.ORG",
        "objector+abcdefgh01234567@in.example.org",
        "a+b+abcdefgh01234567@in.example.org"
      })
  void aTokenIsAPerson(String address) {
    assertThat(RecipientAddress.of(address, DOMAIN))
        .isEqualTo(new RecipientAddress.Person(new AddressToken(TOKEN)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postmaster", "PostMaster@in.example.org"})
  void thePostmasterNeedsNoDomain(String address) {
    assertThat(RecipientAddress.of(address, DOMAIN)).isEqualTo(new RecipientAddress.Postmaster());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "abcdefgh01234567",
        "info@in.example.org",
        "@in.example.org",
        "+@in.example.org"
      })
  void whatIsNoTokenIsNobodyHere(String address) {
    assertThat(RecipientAddress.of(address, DOMAIN)).isNotInstanceOf(RecipientAddress.Person.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abcdefgh01234567@example.com",
        "abcdefgh01234567@sub.in.example.org",
        "abcdefgh01234567@in.example.org.example.com",
        "a@in.example.org@example.com"
      })
  void anotherDomainIsForeign(String address) {
    assertThat(RecipientAddress.of(address, DOMAIN)).isEqualTo(new RecipientAddress.Foreign());
  }

  @Test
  void inAMailboxOfOthersTheDomainDoesNotMatter() {
    assertThat(RecipientAddress.token("somebody+abcdefgh01234567@mail.example"))
        .contains(new AddressToken(TOKEN));
  }
}
