package objector.programmes.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import objector.programmes.Programmes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SendersTest {
  private static final Senders SENDERS = Programmes.load().metaAiTraining().senders();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facebookmail.com",
        "FacebookMail.com.",
        "priority.facebookmail.com",
        "unheard-of.facebookmail.com",
        "mail.instagram.com",
        "account.meta.com",
        "support.facebook.com",
        "global.metamail.com"
      })
  void aNotificationDomainSpeaksForMeta(String domain) {
    assertThat(SENDERS.isNotificationDomain(domain)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meta.com",
        "internal.meta.com",
        "people.meta.com",
        "fb.com",
        "notfacebookmail.com",
        "facebookmail.com.example.org",
        "facebookmail.com..",
        "facebookmai1.com",
        "com",
        ".",
        ""
      })
  @NullSource
  void employeesAndImitatorsDoNotSpeakForMeta(String domain) {
    assertThat(SENDERS.isNotificationDomain(domain)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facebook.com",
        "fr-fr.facebook.com",
        "HELP.Instagram.com",
        "about.fb.com",
        "privacycenter.instagram.com",
        "scontent-cdg4-1.xx.fbcdn.net",
        "www.threads.com"
      })
  void aHostOfMetaIsKnown(String host) {
    assertThat(SENDERS.isMetaDomain(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "myfacebook.com",
        "facebook.com.example.org",
        "facebook.co",
        "fасebook.com",
        "meta-privacy-form.example",
        "fb.me",
        "m.me",
        "lookaside.fbsbx.com",
        "-facebook.com",
        ""
      })
  @NullSource
  void aHostThatOnlyLooksLikeItIsNot(String host) {
    assertThat(SENDERS.isMetaDomain(host)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%2Fx&h=AT0, evil.example",
    "https://lm.facebook.com/l.php?h=AT0&u=https%3A%2F%2Fevil.example, evil.example",
    "https://l.instagram.com/?u=https%3A%2F%2Fhelp.instagram.com%2Fcontact%2F1&e=AT0, help.instagram.com",
    "https://L.Facebook.COM./L.php?u=http%3A%2F%2Fevil.example, evil.example",
    "https://l.facebook.com:443//l.php/?%75=https%3A%2F%2Fevil.example, evil.example",
    "https://x@l.facebook.com/l.php?u=https%3A%2F%2Fevil.example, evil.example",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%2Fa%20b%7C, evil.example",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example%5C.facebook.com, evil.example",
    "https://www.facebook.com/help/contact/1?u=https%3A%2F%2Fevil.example, www.facebook.com"
  })
  void aShimIsJudgedByWhereItLeads(URI link, String host) {
    assertThat(SENDERS.destination(link)).map(URI::getHost).hasValue(host);
  }

  @Test
  void aShimInAShimIsFollowedToItsEnd() {
    String inner = "https://l.instagram.com/?u=" + encoded("https://evil.example/");
    URI link = URI.create("https://l.facebook.com/l.php?u=" + encoded(inner));

    assertThat(SENDERS.destination(link)).map(URI::getHost).hasValue("evil.example");
  }

  @Test
  void shimsWithoutEndLeadNowhere() {
    String link = "https://evil.example/";
    for (int i = 0; i < 7; i++) {
      link = "https://l.facebook.com/l.php?u=" + encoded(link);
    }

    assertThat(SENDERS.destination(URI.create(link))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://l.facebook.com/l.php",
        "https://l.facebook.com/l.php?u=",
        "https://l.facebook.com/l.php?u=%2Fhelp",
        "https://l.facebook.com/l.php?u=javascript%3Aalert(1)",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.facebook.com%40evil.example",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Ffacebook.com&u=https%3A%2F%2Fevil.example"
      })
  void aShimWhoseTargetCannotBeReadLeadsNowhere(URI link) {
    assertThat(SENDERS.destination(link)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.facebook.com/help/contact/712876720715583",
        "https://m.facebook.com/help/contact/99/",
        "https://help.instagram.com/contact/767264225370182?x=y",
        "https://help.meta.com/support/privacy/",
        "https://help.meta.com/support/privacy/requests"
      })
  void aFormIsKnownByTheShapeOfItsLink(URI link) {
    assertThat(SENDERS.isFormLink(link)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.facebook.com/help/contact/",
        "https://www.facebook.com/help/contact/abc",
        "https://www.facebook.com/help/contact/١٢٣",
        "https://www.facebook.com/help/2069235856423257",
        "https://www.instagram.com/contact/1",
        "https://help.meta.com/support/privacy-not",
        "https://user@www.facebook.com/help/contact/1",
        "ftp://www.facebook.com/help/contact/1",
        "/help/contact/1"
      })
  void noOtherLinkHasThatShape(URI link) {
    assertThat(SENDERS.isFormLink(link)).isFalse();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
