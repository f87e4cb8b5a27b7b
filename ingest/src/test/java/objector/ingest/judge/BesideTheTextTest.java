package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a mail says beside its text may take back what its text says. The frames are invented; the
/// confirming sentence is Meta's published one.
class BesideTheTextTest {
  private static final String GRANTS =
      "We've reviewed your request and will honor your objection. This means your request will be"
          + " applied going forward.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>@</p>",
        "<p>@</p><img src='https://static.xx.fbcdn.net/a.png' alt='Facebook'>",
        "<p>@</p><img src='https://static.xx.fbcdn.net/a.png' alt='Meta logo'><img alt=''>",
        "<div style='display:none'>We've reviewed your request</div><p>@</p>",
        "<style>p::before{content:''}</style><p>@</p>",
        "<p title=Facebook aria-label='Meta logo'>@</p><noscript></noscript>",
        "<p>@</p><a href='https://www.facebook.com/x' title='Original URL:"
            + " https://www.facebook.com/x. Click or tap if you trust this link.'>Meta</a>",
      })
  void nothingBesideItIsBelieved(String body) {
    Judgement judgement = html(body);

    assertThat(judgement.kind()).isEqualTo(MailKind.CONFIRMATION);
    assertThat(judgement.held()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>@</p><img src='https://static.xx.fbcdn.net/a.png' alt='This was sent by mistake'>",
        "<p>@</p><p><s>x</s></p>",
        "<p><del>@</del></p>",
        "<p style='text-decoration: line-through'>@</p>",
        "<style>.x{text-decoration:line-through}</style><p class=x>@</p>",
        "<style>p::after{content:' Not you.'}</style><p>@</p>",
        "<p>@</p><input value='Withdrawn'>",
        "<p>@</p><textarea>Withdrawn</textarea>",
        "<p>@</p><noscript><p>Withdrawn</p></noscript>",
        "<p>@</p><object data=x><b>Withdrawn</b></object>",
        "<p>@</p><video src=x>Withdrawn</video>",
        "<p>@</p><template><p>Withdrawn</p></template>",
        "<p>@</p><iframe srcdoc='&lt;p&gt;Withdrawn'></iframe>",
        "<p title=Withdrawn>@</p>",
        "<p>@</p><a href='https://www.facebook.com/' aria-label='Not in force'>Meta</a>",
        "<p>@ <small style='font-size:1px'>not</small></p>",
      })
  void whatIsBesideItIsReadToo(String body) {
    assertThat(html(body).held()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/pdf; name=exceptions.pdf\nContent-Disposition: attachment",
        "text/plain; name=exceptions.txt\nContent-Disposition: attachment",
        "image/png; name=exceptions.png\nContent-Disposition: attachment",
        "text/enriched",
        "text/x-amp-html",
      })
  void soIsWhatCameAlong(String type) {
    Judgement judgement =
        Judges.judge(
                """
                From: Facebook <notification@facebookmail.com>
                To: anna@example.org
                Subject: Your objection
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                %s
                --b
                Content-Type: %s

                x
                --b--
                """
                    .formatted(GRANTS, type))
            .judgement();

    assertThat(judgement.held()).isNotNull();
  }

  private static Judgement html(String body) {
    return Judges.judge(
            """
            From: Facebook <notification@facebookmail.com>
            To: anna@example.org
            Subject: Your objection
            Content-Type: text/html; charset=utf-8

            <html><body>%s</body></html>
            """
                .formatted(body.replace("@", GRANTS)))
        .judgement();
  }
}
