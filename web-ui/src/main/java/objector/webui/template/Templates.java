package objector.webui.template;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.net.URI;
import java.time.Instant;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.wording.Translations;
import objector.wording.Voice;

/// Sets pages: a template, the words, and what a page has to show.
public final class Templates {
  private static final int PIECE_CHARACTERS = 2_048;

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Templates.class.getClassLoader(), "objector.webui");
  private final Translations words;
  private final String operator;
  private final String release;
  private final URI site;

  /// Pages in these words.
  ///
  /// @param release changes when the stylesheet does
  /// @param site where these pages are found
  public Templates(Translations words, String operator, String release, URI site) {
    this.words = words;
    this.operator = operator;
    this.release = release;
    this.site = site;
  }

  public WebResponse page(int status, WebRequest request, String template, Object page) {
    return page(status, request, voice(request.language(), "UTC"), template, page);
  }

  /// A page that tells times in a person's zone.
  public WebResponse page(
      int status, WebRequest request, Voice voice, String template, Object page) {
    Frame frame =
        new Frame(
            voice,
            request.now(),
            request.address(),
            PublicAddress.of(site, request, status),
            request.signedIn(),
            operator,
            release);
    // Bytes from the start: one Greek word makes two bytes of each character of a text, which would
    // then be copied and encoded.
    Utf8ByteOutput output = new Utf8ByteOutput();
    templates.render(template + ".jte", Frame.model(frame, page), output);
    return WebResponse.html(status, output.toByteArray());
  }

  /// A part of a page, on its own.
  public String piece(Voice voice, Instant now, String template, Object part) {
    Frame frame = new Frame(voice, now, "/me", null, true, operator, release);
    StringOutput output = new StringOutput(PIECE_CHARACTERS);
    templates.render(template + ".jte", Frame.model(frame, part), output);
    return output.toString();
  }

  public Voice voice(String language, String zone) {
    return words.in(language, zone);
  }
}
