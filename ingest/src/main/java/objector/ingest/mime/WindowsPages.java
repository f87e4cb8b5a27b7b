package objector.ingest.mime;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which of Windows' pages a text of single bytes was written in, by the letters that each would
/// make of it: those of a language, the frequent ones first, are likelier than a mixture.
final class WindowsPages {
  private static final int LOOKED_AT = 20_000;
  private static final double STRANGE = Math.log(0.0005);
  private static final String MARKS = "’‘“”„‚–—…«»‹›•·\u00a0\u00ad";
  private static final String RARE_MARKS = "€£§©®™°¿¡";

  /// A page and the letters of a language beyond ASCII that is written in it.
  ///
  /// @param likelihoods of each byte, as a logarithm
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Page(Charset charset, double[] likelihoods) {
    static Page of(String name, String letters) {
      Charset charset = Charset.forName(name);
      Map<Integer, Double> likely = new HashMap<>();
      double sum = 0;
      for (int rank = 0; rank < letters.length(); rank++) {
        sum += 1.0 / (rank + 1.5);
      }
      for (int rank = 0; rank < letters.length(); rank++) {
        likely.put((int) letters.charAt(rank), Math.log(1.0 / (rank + 1.5) / sum));
      }
      double[] likelihoods = new double[256];
      for (int b = 128; b < 256; b++) {
        String letter = new String(new byte[] {(byte) b}, charset);
        int lower = letter.toLowerCase(Locale.ROOT).charAt(0);
        boolean capital = lower != letter.charAt(0);
        double word = likely.getOrDefault(lower, STRANGE) - (capital ? 2 : 0);
        double rare = RARE_MARKS.contains(letter) ? Math.log(0.005) : word;
        likelihoods[b] = MARKS.contains(letter) ? Math.log(0.05) : rare;
      }
      return new Page(charset, likelihoods);
    }
  }

  /// The western one first: it wins where two are alike.
  private static final List<Page> PAGES =
      pages(
          List.of(
              "windows-1252 éèàêçôùîûâœëïü",
              "windows-1252 äüößé",
              "windows-1252 óíáéñúü",
              "windows-1252 ãçéáíóêõâôàú",
              "windows-1252 àèìòùé",
              "windows-1252 åäöé",
              "windows-1252 äöå",
              "windows-1252 øåæé",
              "windows-1252 áéíúó",
              "windows-1252 éëïóè",
              "windows-1252 íáðéóþúöæý",
              "windows-1252 äõüöžš",
              "windows-1250 ęłóążśćńź",
              "windows-1250 íáéěřčšžýůúňďťó",
              "windows-1250 áíéčúžšľťýňôďóäĺŕ",
              "windows-1250 éáöóőüűíú",
              "windows-1250 ăîâşţ",
              "windows-1250 čšžćđ",
              "windows-1257 āīēšņūļžķģč",
              "windows-1257 ėšįžčųūęą",
              "windows-1254 ıüşğöçâ",
              "windows-1253 ιαοτνσεςρπκμλυηίγόάδέωήθχφύβώξζψϊϋΐΰ",
              "windows-1251 оеаинтсрвлкмдпуяызьбгчйхжшюцщэфъё",
              "windows-1251 аоиетнрсвкдлпмъяугзбчшжщцйхюфь",
              "windows-1251 оаниівтерслкумдпязьбгйчхїцжюшєщфґ",
              "ISO-8859-2 ęłóążśćńź",
              "ISO-8859-2 íáéěřčšžýůúňďťó",
              "ISO-8859-2 čšžćđ"));

  private WindowsPages() {}

  private static List<Page> pages(List<String> rows) {
    List<Page> pages = new ArrayList<>();
    for (String row : rows) {
      int space = row.indexOf(' ');
      pages.add(Page.of(row.substring(0, space), row.substring(space + 1)));
    }
    return List.copyOf(pages);
  }

  static Charset likely(byte[] bytes, int from, int to) {
    int[] counts = new int[256];
    for (int i = from; i < Math.min(to, from + LOOKED_AT); i++) {
      counts[bytes[i] & 0xff]++;
    }
    Page best = PAGES.getFirst();
    double most = Double.NEGATIVE_INFINITY;
    for (Page page : PAGES) {
      double sum = 0;
      for (int b = 128; b < 256; b++) {
        sum += counts[b] * page.likelihoods()[b];
      }
      if (sum > most) {
        most = sum;
        best = page;
      }
    }
    return best.charset();
  }
}
