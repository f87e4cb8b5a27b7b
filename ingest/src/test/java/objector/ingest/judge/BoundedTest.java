package objector.ingest.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails made to be expensive: each piece of half a megabyte and more, of what parsers choke on.
class BoundedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "\"",
        "<",
        ">",
        "(",
        "=?",
        "=?utf-8?q?a",
        ",",
        "@",
        ":",
        "> ",
        "\n> ",
        "\n\n",
        "--\n",
        "From: a\n",
        "---------- Forwarded message ---------\n",
        "a:b\n",
        "<div>",
        "<b><i>",
        "<a href=x>",
        "<style>/*",
        "<style>@a{",
        "<style>a{}</style>",
        "&#",
        "http://",
        "1 2 3 ",
        "your objection accepted ",
        "if your objection is not accepted ",
        "code 123456\n",
        "On 1 a <b@c> wrote:\n",
        "\u200b",
        "<table><tr><td>",
        "mailto:",
        "https://l.facebook.com/l.php?u=",
      })
  void costsNoMoreThanItWeighs(String piece) {
    String many = piece.repeat(600_000 / piece.length());
    String short64 = piece.replace("\n", "\n ").repeat(60_000 / piece.length());
    String[] mails = {
      "From: a@b\nSubject: Fwd: x\nContent-Type: text/html\n\n" + many,
      "From: a@b\nSubject: Fwd: x\n\n" + many,
      "From: " + short64 + "\nTo: " + short64 + "\nSubject: " + short64 + "\n\nx",
      "From: a@b\nDKIM-Signature: v=1; " + short64 + "\nContent-Type: a/b; " + short64 + "\n\nx",
    };

    for (String mail : mails) {
      long start = cpuTime();
      JudgedMail reading =
          Judges.WITHOUT_KEYS.judge(mail.getBytes(StandardCharsets.UTF_8), Judges.NOW);

      assertThat(Duration.ofNanos(cpuTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(String.valueOf(reading.error())).doesNotContain("could not be taken apart");
    }
  }

  /// Of this thread: what a busy machine does beside is not the mail's fault.
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
