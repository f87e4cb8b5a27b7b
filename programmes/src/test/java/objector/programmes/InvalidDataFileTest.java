package objector.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import objector.programmes.loader.DataFile;
import objector.programmes.loader.InvalidDataFile;
import objector.programmes.phrase.KnownSentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each test spoils one thing in the real file, the way an editor's slip does.
final class InvalidDataFileTest {
  private static final String PROGRAMME = "meta-ai-training.yaml";
  private static final String AUTHORITIES = "authorities.yaml";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          validFrom: 2026-07-23      | valid_from: 2026-07-23         | forms[0].valid_from | is not a known key
          validFrom: 2026-07-23      | validFrom: 23 July 2026        | forms[0].validFrom  | 23 July 2026
          validTo: 2025-04-13        | validTo: 2024-05-21            | forms[4].validTo    | before validFrom
          validFrom: 2026-07-23      | validFrom: 2026-07-24          | forms               | after 2026-07-22 there is none for facebook, people with an account
          platform: facebook         | platform: myspace              | forms[1].platform   | neither facebook nor instagram
          login: true                | logIn: true                    | forms[0].logIn      | known here: id, platform, user, url, login
          id: instagram-2025         | id: facebook-2025              | forms               | 'facebook-2025' is there twice
          id: instagram-2025         | id: Instagram_2025             | forms[2].id         | is not kebab-case
          url: https://help.meta.com | url: http://help.meta.com      | forms[0].url        | does not begin with https
          url: https://help.meta.com | url: https://help.metta.com    | forms               | on none of the domains
          url: https://help.meta.com | url: https://localhost         | forms[0].url        | does not lead to a public host
          certainty: high            | certainty: sure                | forms[0].certainty  | sure
          interval: PT6H             | interval: PT6S                 | pages[0].interval   | is not between
          minimumWords: 2500         | minimumWords: many             | pages[0].minimumWords | many
          executeClientScripts: true | executeClientScript: true      | pages[0].declaration.executeClientScript | is not a key of a declaration
          executeClientScripts: true | executeClientScripts: often    | pages[0].declaration.executeClientScripts | neither true nor false
          endAfter                   | endsAfter                      | pages[3].declaration.select.endsAfter | is not an end of a range
          language: en               | language: english              | pages[0].language   | is not a two-letter language
          domain: facebookmail.com   | domain: facebookmail.co        | senders.domains     | on none of the domains
          on: 2024-06-06             | on: 2024-07-06                 | timeline[2].on      | is out of order
          checked: 2026-08-31        | titel: x                       | titel               | is not a known key
          checked: 2026-08-31        | checked: 2026-07-22            | facts               | is of a day after 'checked'
          id: not-used               | id: used                       | facts               | 'used' is there twice
          by: [Meta]                 | by: []                         | facts[0].by         | is empty
          laws: [GDPR]               | laws: [DSGVO]                  | contacts[0].laws    | none of GDPR, UK GDPR, FADP
          platform: whatsapp         | platform: whatsup              | forms[8].platform   | neither facebook nor instagram, nor whatsapp
          seen: 2026-07-23           | saw: 2026-07-23                | contacts[0].saw     | is not a known key
          """)
  void aSlipInTheProgrammeIsNamedWithItsPlace(
      String right, String wrong, String field, String problem) {
    InvalidDataFile refusal = spoiled(PROGRAMME, Programme.class, right, wrong);

    assertThat(refusal.file()).isEqualTo(PROGRAMME);
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal).hasMessageContaining(PROGRAMME).hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          country: "FR"            | country: "FX"              | all                       | has no authority for FR
          country: "FR"            | country: "DE"              | all                       | 'DE' is there twice
          country: "FR"            | country: "fr"              | all[10].country           | is not two capital letters
          law: FADP                | law: nDSG                  | all[31].law               | none of GDPR, UK GDPR, FADP
          languages: [hu]          | languages: [xx]            | all[13].languages         | 'xx' is not a two-letter language
          languages: [hu]          | languages: [fr]            | all[13].name              | in none of the authority's languages
          complaintVerified: false | complaintChecked: false    | all[4].complaintChecked   | is not a known key
          lead: "IE"               | lead: "US"                 | lead                      | none of the countries
          """)
  void aSlipInTheAuthoritiesIsNamedWithItsPlace(
      String right, String wrong, String field, String problem) {
    InvalidDataFile refusal = spoiled(AUTHORITIES, Authorities.class, right, wrong);

    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal).hasMessageContaining(AUTHORITIES).hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contacts: [tel, telefon | contacts: [Tel., telefon | 'Tel.' is not one word in small letters
          contacts: [tel, telefon | contacts: [tel telefon   | 'tel telefon' is not one word
          contacts: [tel, telefon | kontakte: [tel, telefon  | is not a known key
          """)
  void aSlipInTheKnownSentencesIsNamed(String right, String wrong, String problem) {
    InvalidDataFile refusal = spoiled("sentences/de.yaml", KnownSentences.class, right, wrong);

    assertThat(refusal).hasMessageContaining("sentences/de.yaml").hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "'    user: true\n', user",
    "'    login: true\n', login",
    "'    source: Garante', source",
    "'    certainty: high\n', certainty",
    "'    minimumWords: 2500\n', minimumWords",
    "'      notifications: true\n', notifications",
    "'controller: Meta Platforms Ireland Limited\n', controller"
  })
  void whatIsMissingIsNamed(String line, String field) {
    String without = line.contains("Garante") ? "    # " : "";
    InvalidDataFile refusal = spoiled(PROGRAMME, Programme.class, line, without);

    assertThat(refusal).hasMessageContaining(field);
  }

  @Test
  void aKeyWrittenTwiceIsNamedWithItsLine() {
    InvalidDataFile refusal = refusal("twice.yaml", Programme.class, "id: x\nid: y\n");

    assertThat(refusal).hasMessageContaining("\"id\"").hasMessageContaining("line 2");
  }

  @Test
  void anEmptyFileIsRefused() {
    InvalidDataFile refusal = refusal("empty.yaml", Programme.class, "");

    assertThat(refusal).hasMessageContaining("empty.yaml");
  }

  @Test
  void brokenYamlIsRefusedWithItsLine() {
    InvalidDataFile refusal = refusal("broken.yaml", Programme.class, "id: x\nforms: [\n");

    assertThat(refusal).hasMessageContaining("broken.yaml").hasMessageContaining("line 3");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    DataFile<Programme> absent = new DataFile<>("absent.yaml", Programme.class);

    InvalidDataFile refusal = catchThrowableOfType(InvalidDataFile.class, absent::read);

    assertThat(refusal).hasMessage("absent.yaml: is not on the class path");
  }

  private static InvalidDataFile spoiled(String file, Class<?> type, String right, String wrong) {
    String text = TestFiles.text(file);
    assertThat(text).as("the real file, before it is spoiled").contains(right);
    int at = text.indexOf(right);
    return refusal(file, type, text.substring(0, at) + wrong + text.substring(at + right.length()));
  }

  private static InvalidDataFile refusal(String file, Class<?> type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    InvalidDataFile refusal =
        catchThrowableOfType(
            InvalidDataFile.class,
            () -> new DataFile<>(file, type).read(new ByteArrayInputStream(bytes)));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }
}
