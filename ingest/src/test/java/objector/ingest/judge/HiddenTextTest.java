package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import objector.events.mail.Judgement;
import objector.events.mail.MailKind;
import objector.ingest.visible.VisibleText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The mails are invented.
class HiddenTextTest {
  private static final String WORDS =
      "We will honour your objection to the use of your information for AI at Meta.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span style='font-size:2px'>¤</span>",
        "<span style='font-size:0'>¤</span>",
        "<span style='font:0/0 a'>¤</span>",
        "<span style='font:bold 1px Arial'>¤</span>",
        "<div style='display:none'>¤</div>",
        "<div style='DISPLAY : NONE !important'>¤</div>",
        "<div hidden>¤</div>",
        "<div style='visibility:hidden'>¤</div>",
        "<div style='opacity:0'>¤</div>",
        "<div style='opacity:.01'>¤</div>",
        "<div style='filter:opacity(0)'>¤</div>",
        "<div style='mso-hide:all'>¤</div>",
        "<font color=white>¤</font>",
        "<font color='#fefefe'>¤</font>",
        "<div style='color:rgb(255,255,255)'>¤</div>",
        "<div style='color:transparent'>¤</div>",
        "<div style='color:rgba(0, 0, 0, 0)'>¤</div>",
        "<table><tr><td bgcolor='#000000'><font color='#0a0a0a'>¤</font></td></tr></table>",
        "<div style='background:#123456;color:#123456'>¤</div>",
        "<div style='position:absolute;left:-9999px'>¤</div>",
        "<div style='position:absolute;right:-5000px'>¤</div>",
        "<div style='margin-top:-2000px'>¤</div>",
        "<div style='text-indent:-9999px'>¤</div>",
        "<div style='max-height:0;overflow:hidden'>¤</div>",
        "<div style='width:1px;height:1px;overflow:hidden'>¤</div>",
        "<div style='clip:rect(0 0 0 0)'></div><div style='clip:rect(0,0,0,0)'>¤</div>",
        "<div style='clip-path:inset(100%)'>¤</div>",
        "<div style='transform:scale(0)'>¤</div>",
        "<style>.x{display:none}</style><p class='y x'>¤</p>",
        "<style>#x{font-size:1px}</style><p id=x>¤</p>",
        "<style>td.x{color:#fff}</style><table><tr><td class=x>¤</td></tr></table>",
        "<div style='display:none'><div style='display:block'>¤</div></div>",
        "<noscript>¤</noscript>",
        "<script>¤</script>",
        "<!-- ¤ -->",
        "<template>¤</template>",
      })
  void nobodySeesIt(String html) {
    VisibleText seen = VisibleText.of("<p>Seen.</p>" + html.replace("¤", WORDS));

    assertThat(seen.text()).contains("Seen.").doesNotContain("honour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span style='font-size:9px'>¤</span>",
        "<span style='font:italic 700 12px/1.5 Arial'>¤</span>",
        "<span style='font:700 0.9em Arial'>¤</span>",
        "<div style='opacity:.5'>¤</div>",
        "<div style='color:#777'>¤</div>",
        "<table bgcolor=black><tr><td><font color=white>¤</font></td></tr></table>",
        "<div style='background:black;color:white'>¤</div>",
        "<div style='background:url(x.png);color:white'>¤</div>",
        "<table bgcolor=black style='color:white'><tr><td>¤</td></tr></table>",
        "<table><tr><td style='font-size:0'><p style='font-size:14px'>¤</p></td></tr></table>",
        "<div style='margin-left:-20px'>¤</div>",
        "<div style='overflow:hidden'>¤</div>",
        "<div style='max-height:0'>¤</div>",
        "<div style='transform:scale(0.9)'>¤</div>",
        "<style>@media (max-width:9px){p{display:none}}</style><p>¤</p>",
      })
  void thisIsSeen(String html) {
    assertThat(VisibleText.of(html.replace("¤", WORDS)).text()).contains("honour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div style='display:none'>¤</div>",
        "<font color=white>¤</font>",
        "<span style='font-size:2px'>¤</span>",
        "<div style='opacity:0'>¤</div>",
        "<div style='position:absolute;left:-9999px'>¤</div>",
      })
  void whatIsHiddenIsNeverAConfirmation(String html) {
    Judgement judgement =
        Judges.judge(
                "From: Facebook <notification@facebookmail.com>\nTo: anna@example.org\n"
                    + "Subject: News\nContent-Type: text/html; charset=utf-8\n\n<p>Hello!</p>"
                    + html.replace("¤", WORDS))
            .judgement();

    assertThat(judgement.kind()).isEqualTo(MailKind.PHISHING);
    assertThat(judgement.because()).contains("words of Meta's about objecting are hidden in it");
  }
}
