package objector.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmailAddressTest {
  private static final Pattern REPEATED = Pattern.compile("(\\\\u[0-9A-F]{4}|.)\\{([0-9]+)}");
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-F]{4})|\\\\\\\\");

  /// @param verdict `ok`, or the fault's word
  /// @param sent what an address is sent to
  record Row(String verdict, String typed, String sent) {}

  static Stream<Row> rows() throws IOException {
    try (InputStream table =
        Objects.requireNonNull(
            EmailAddressTest.class.getResourceAsStream("hostile-addresses.tsv"))) {
      List<Row> rows = new ArrayList<>();
      for (String line :
          new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] fields = line.split("\t", -1);
        if (!line.startsWith("#")) {
          rows.add(new Row(fields[0], text(fields[1]), fields.length > 2 ? text(fields[2]) : ""));
        }
      }
      return rows.stream();
    }
  }

  private static String text(String written) {
    String repeated =
        REPEATED
            .matcher(written)
            .replaceAll(
                m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
    return ESCAPED
        .matcher(repeated)
        .replaceAll(m ->
            Matcher.quoteReplacement(
                m.group(1) == null
                    ? "\\"
                    : String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theTableOfHostileAddressesIsReadAsItSays(Row row) {
    String said;
    String sent = "";
    try {
      sent = EmailAddress.parse(row.typed()).toString();
      said = "ok";
    } catch (NotAnAddress e) {
      said = e.fault().word();
    }

    assertThat(new Row(said, row.typed(), sent)).isEqualTo(row);
  }

  @Test
  void twoAddressesThatAreSentToDifferentPlacesNeverFoldToOne() throws IOException {
    Map<String, String> places = new HashMap<>();
    rows()
        .flatMap(row -> EmailAddress.of(row.typed()).stream())
        .forEach(address ->
            assertThat(address.toString())
                .isEqualToIgnoringCase(
                    places.computeIfAbsent(address.folded(), _ -> address.toString())));
  }

  @Test
  void whatIsReadIsReadAgainAsItself() throws IOException {
    assertThat(rows().flatMap(row -> EmailAddress.of(row.typed()).stream()))
        .isNotEmpty()
        .allMatch(address -> EmailAddress.of(address.toString()).orElseThrow().equals(address));
  }

  @Test
  void oneMailboxIsCountedOnceHoweverItIsSorted() throws NotAnAddress {
    assertThat(
            Stream.of("Anna@example.org", "anna+a@example.org", "ANNA+b+c@example.org")
                .map(typed -> EmailAddress.of(typed).orElseThrow().mailbox()))
        .containsOnly("anna@example.org");
    assertThat(EmailAddress.parse("an.na+x@googlemail.com").mailbox()).isEqualTo("anna@gmail.com");
    assertThat(EmailAddress.parse("an.na@example.org").mailbox()).isEqualTo("an.na@example.org");
    assertThat(EmailAddress.parse("+anna@example.org").mailbox()).isEqualTo("+anna@example.org");
  }

  @Test
  void noneCanBeMadeThatWasNotChecked() {
    assertThatThrownBy(() -> new EmailAddress("anna", "m\u00fcller.example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EmailAddress("a b", "example.org"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("a b");
  }
}
