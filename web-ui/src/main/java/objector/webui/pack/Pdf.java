package objector.webui.pack;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/// Sets our own HTML as a tagged PDF (PDF/UA) with the letters in it. Fetches nothing: every
/// address in the HTML is answered with nothing. Two at a time, as a page takes some megabytes.
public final class Pdf {
  private static final String FAMILY = "Noto Serif";
  private static final Semaphore PERMITS = new Semaphore(2, true);

  static {
    XRLog.setLoggingEnabled(false);
  }

  private Pdf() {}

  /// The PDF's bytes.
  ///
  /// @param xhtml well-formed, with `lang`, a title, and its styles in it
  public static byte[] of(String xhtml) throws InterruptedException {
    PERMITS.acquire();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PdfRendererBuilder builder = new PdfRendererBuilder();
      builder.usePdfUaAccessibility(true);
      builder.useFont(() -> font("Regular"), FAMILY, 400, FontStyle.NORMAL, true);
      builder.useFont(() -> font("Bold"), FAMILY, 700, FontStyle.NORMAL, true);
      builder.useUriResolver((base, uri) -> null);
      builder.withProducer("Objector");
      builder.withHtmlContent(xhtml, null);
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a PDF could not be set", e);
    } finally {
      PERMITS.release();
    }
  }

  private static InputStream font(String weight) {
    String name = "/objector/webui/pack/NotoSerif-" + weight + ".ttf";
    try (InputStream in = Objects.requireNonNull(Pdf.class.getResourceAsStream(name), name)) {
      return new ByteArrayInputStream(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
