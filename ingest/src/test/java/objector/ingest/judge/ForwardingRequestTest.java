package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Link;
import objector.events.mail.MailKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The mails are invented.
class ForwardingRequestTest {
  private static final String[][] PROVIDERS = {
    {
      "Gmail", "forwarding-noreply@google.com", "https://mail-settings.google.com/mail/vf-%5Bx%5D-y"
    },
    {
      "Outlook",
      "account-security-noreply@accountprotection.microsoft.com",
      "https://account.live.com/forward?t=abcdefghijklmnop0123"
    },
    {"GMX", "noreply@gmx.net", "https://www.gmx.net/forward/abcdefghijklmnop0123"},
    {"WEB.DE", "no-reply@web.de", "https://web.de/forward/abcdefghijklmnop0123"},
    {"Yahoo", "no-reply@cc.yahoo-inc.com", "https://login.yahoo.com/v?c=abcdefghijklmnop0123"},
    {"Proton", "no-reply@notify.proton.me", "https://account.proton.me/f#abcdefghijklmnop0123"},
    {"iCloud", "noreply@email.apple.com", "https://www.icloud.com/f/abcdefghijklmnop0123"},
    {"Fastmail", "support@fastmail.com", "https://app.fastmail.com/f/abcdefghijklmnop0123"},
    {"Orange", "noreply@orange.fr", "https://mail.orange.fr/f/abcdefghijklmnop0123"},
    {"Free", "ne-pas-repondre@freetelecom.fr", "https://webmail.free.fr/f/abcdefghijklmnop0123"},
    {"OVH", "noreply@ovh.net", "https://www.ovh.com/f/abcdefghijklmnop0123"},
    {"IONOS", "noreply@ionos.de", "https://mail.ionos.de/f/abcdefghijklmnop0123"},
    {
      "Cloudflare",
      "noreply@notify.cloudflare.com",
      "https://dash.cloudflare.com/email_fwdr/verify?token=abcdefghijklmnop0123"
    },
  };

  /// Of each provider, in each language.
  record Asked(String provider, String from, String link, String language, List<String> words) {
    @Override
    public String toString() {
      return provider + " " + language;
    }

    String mail(String code) {
      return "From: <"
          + from
          + ">\nTo: token@in.example.org\nMIME-Version: 1.0\n"
          + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\nSubject: "
          + words.get(1)
          + "\n\n"
          + words.get(2)
          + "\n"
          + link
          + "\n\n"
          + words.get(3)
          + " "
          + code
          + "\n\nhttps://help.example.net/forwarding\n";
    }
  }

  static List<Asked> everywhere() {
    List<Asked> all = new ArrayList<>();
    for (String line : resource().lines().skip(1).toList()) {
      List<String> words = List.of(line.split("\t", -1));
      for (String[] provider : PROVIDERS) {
        all.add(new Asked(provider[0], provider[1], provider[2], words.get(0), words));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void itsCodeAndItsLinkAreFound(Asked asked) {
    JudgedMail reading = Judges.judge(asked.mail("４７１１０８15"));

    Judgement judgement = reading.judgement();
    assertThat(judgement.kind()).isEqualTo(MailKind.FORWARDING_CONFIRMATION);
    assertThat(judgement.held()).isNull();
    assertThat(reading.about().provider()).isEqualTo(asked.provider());
    assertThat(judgement.codes()).containsExactly("47110815");
    assertThat(judgement.links())
        .extracting(Link::target, Link::trusted)
        .containsExactly(
            tuple(asked.link(), true), tuple("https://help.example.net/forwarding", false));
  }

  @Test
  void gmailPutsTheCodeIntoTheSubjectAndTheLinkToRefuseBelow() {
    JudgedMail reading =
        Judges.judge(
            """
            From: Gmail Team <forwarding-noreply@google.com>
            To: token@in.example.org
            Subject: (#123456789) Gmail Forwarding Confirmation - Receive Mail from anna@example.org

            anna@example.org has requested to automatically forward mail to your email address.
            To refuse, click: https://mail-settings.google.com/mail/uf-%5Bx%5D-y
            To allow it, click: https://mail-settings.google.com/mail/vf-%5Bx%5D-y
            Learn more: https://support.google.com/mail/bin/answer.py?answer=184973
            """);

    assertThat(reading.judgement().codes()).containsExactly("123456789");
    assertThat(reading.judgement().links())
        .filteredOn(Link::trusted)
        .extracting(Link::target)
        .containsExactly("https://mail-settings.google.com/mail/vf-%5Bx%5D-y");
    assertThat(reading.judgement().links().getFirst().trusted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mail-settings.google.com.example.net/mail/vf-x",
        "https://mail-settings.google.com@example.net/mail/vf-x",
        "http://mail-settings.google.com/mail/vf-x",
        "https://example.net/?u=https://mail-settings.google.com/mail/vf-x",
        "https://mail-settings.gooogle.com/mail/vf-x",
        "https://sites.google.com/mail/vf-x",
      })
  void aLinkThatLeadsElsewhereIsNotTrusted(String link) {
    JudgedMail reading =
        Judges.judge(
            "From: forwarding-noreply@google.com\nSubject: Gmail Forwarding Confirmation\n\n"
                + "Confirm forwarding: "
                + link
                + "\n");

    assertThat(reading.judgement().kind()).isEqualTo(MailKind.FORWARDING_CONFIRMATION);
    assertThat(reading.judgement().links()).isNotEmpty().noneMatch(Link::trusted);
  }

  @ParameterizedTest
  @CsvSource({
    "x@example.net",
    "thief@gmx.de",
    "thief@outlook.com",
    "forwarding-noreply@google.com.example.net",
    "noreply@gmx-net.example",
    "someone@google.com",
  })
  void whoeverIsNotTheProviderIsHeld(String from) {
    JudgedMail reading =
        Judges.judge(
            "From: Mail <"
                + from
                + ">\nSubject: Forwarding confirmation\n\n"
                + "Please confirm forwarding of email to your forwarding address with code 123456."
                + "\nhttps://www.gmx.net/f\n");

    assertThat(reading.about().provider()).isNull();
    assertThat(reading.judgement().kind()).isEqualTo(MailKind.FORWARDING_CONFIRMATION);
    assertThat(reading.judgement().held()).isNotNull();
    assertThat(reading.judgement().links()).noneMatch(Link::trusted);
  }

  @Test
  void aProvidersNewsAreNone() {
    JudgedMail reading =
        Judges.judge(
            """
            From: GMX <noreply@gmx.net>
            Subject: Neues von GMX

            Jetzt 10 GB mehr für Ihre Fotos: https://www.gmx.net/fotos
            """);

    assertThat(reading.judgement().kind()).isEqualTo(MailKind.UNRELATED);
  }

  private static String resource() {
    try (@Nullable InputStream in =
        ForwardingRequestTest.class.getResourceAsStream("/invented/forwarding.tsv")) {
      if (in == null) {
        throw new IllegalStateException("the invented mails are missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
