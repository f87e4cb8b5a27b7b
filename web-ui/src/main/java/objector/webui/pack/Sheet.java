package objector.webui.pack;

/// What all pages that become a PDF share.
public final class Sheet {
  /// A4, one column, Noto Serif.
  public static final String STYLE =
      """
      <style>
      @page { size: A4; margin: 25mm 22mm 22mm 25mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt 'Noto Serif' } }
      body { font: 10.5pt/1.45 'Noto Serif'; margin: 0; color: #000 }
      h1 { font-size: 15pt; line-height: 1.25; margin: 0 0 4mm }
      h2 { font-size: 11pt; margin: 6mm 0 2mm; page-break-after: avoid }
      p { margin: 0 0 3mm }
      .address { margin: 0 0 2mm; white-space: pre-line }
      .to { margin: 8mm 0 8mm 82mm; white-space: pre-line }
      .on { text-align: right; margin: 0 0 8mm }
      .subject { font-weight: 700; margin: 0 0 6mm }
      .sign { margin: 18mm 0 0 82mm; border-top: 0.4pt solid #000; padding-top: 1.5mm; page-break-inside: avoid }
      table.facts { border-collapse: collapse; width: 100% }
      table.facts th { text-align: left; font-weight: 400; width: 36mm; vertical-align: top; padding: 0 4mm 2mm 0 }
      table.facts td { vertical-align: top; padding: 0 0 2mm }
      table.facts tr { page-break-inside: avoid }
      ol { margin: 0 0 3mm; padding-left: 6mm }
      li { margin: 0 0 1.5mm }
      .small { font-size: 9pt }
      .gap { border-bottom: 0.4pt dashed #000 }
      </style>
      """;

  private Sheet() {}

  /// Text as it stands in XHTML: nothing in it is ever markup, and what XML forbids is left out.
  public static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '&' -> safe.append("&amp;");
            case '"' -> safe.append("&quot;");
            case 0x2068, 0x2069 -> {}
            default -> {
              boolean forbidden =
                  (c < 0x20 && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff;
              if (!forbidden && !(c >= 0xd800 && c <= 0xdfff)) {
                safe.appendCodePoint(c);
              }
            }
          }
        });
    return safe.toString();
  }
}
