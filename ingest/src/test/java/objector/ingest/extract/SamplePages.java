package objector.ingest.extract;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/// Invented policies of an invented service, long enough to be believed.
public final class SamplePages {
  public static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");

  public static final String PARROT =
      """
      # Parrot privacy policy

      Effective March 1, 2026

      We at Parrot want you to know what we do with the songs that you record with us.

      ## What we collect

      - We collect the songs that you record, and the names that you give to them.
      - We collect the address of the device that you record with, and the time of day.
      - We never listen to the songs that you keep in your private cage.

      ## Why we use it

      We use your songs to show them to your friends, and to find other birds that sing like you.
      The legal basis for this is the contract between you and us.

      ## Your rights

      You can ask us for a copy of your songs at any time, and we send it within one month.
      If you think that we are wrong, you can complain to the authority of your country.

      ## How to reach us

      Write to Parrot Limited, 1 Perch Lane, Dublin, and we will sing back to you within a week.
      """;

  public static final String PERROQUET =
      """
      # Politique de confidentialité du Perroquet

      En vigueur le 1er mars 2026

      Nous voulons que vous sachiez ce que nous faisons des chansons que vous enregistrez avec nous.
      Nous recueillons les chansons que vous enregistrez et les noms que vous leur donnez.
      Nous recueillons aussi l'adresse de l'appareil que vous utilisez pour les enregistrer.
      Nous utilisons vos chansons pour les montrer à vos amis et pour trouver des oiseaux semblables.
      Vous pouvez nous demander une copie de vos chansons à tout moment, et nous vous l'envoyons.
      Si vous pensez que nous avons tort, vous pouvez vous plaindre à l'autorité de votre pays.
      Écrivez à Perroquet Limited, et nous vous répondrons en chantant dans les sept jours.
      """;

  private static final PageReader READER = new PageReader(List.of());

  private SamplePages() {}

  public static ReadPage read(String markdown) {
    return READER.markdown(markdown);
  }

  public static ReadPage readHtml(String html) {
    return READER.html(html, mainText(), true);
  }

  public static Declaration mainText() {
    return Declaration.mainTextOf(URI.create("https://parrot.example/privacy"));
  }

  /// The policy with one sentence more.
  public static String parrotWith(String sentence) {
    return PARROT.replace("## Your rights", sentence + "\n\n## Your rights");
  }
}
