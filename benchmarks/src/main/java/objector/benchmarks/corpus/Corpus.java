package objector.benchmarks.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The invented, labelled mails: texts in all EU languages, each sent in several forms. The texts
/// were written by somebody who knew the kinds and not the phrases that the product looks for.
public final class Corpus {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final List<String> FILES =
      Stream.of(
              "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv",
              "bounces forwarding phishing second")
          .flatMap(names -> Stream.of(names.split(" ", -1)))
          .toList();
  private static final int FORMS_PER_TEXT = 3;

  private final Map<String, Map<String, List<String>>> clients;
  private final Map<String, Map<String, String>> prefixes;
  private final Map<String, List<String>> senders;

  private Corpus() {
    this.clients = read("clients.yaml", new TypeReference<>() {});
    this.prefixes = read("prefixes.yaml", new TypeReference<>() {});
    this.senders = read("senders.yaml", new TypeReference<>() {});
  }

  public static List<CorpusMail> mails() {
    Corpus corpus = new Corpus();
    List<CorpusMail> mails = new ArrayList<>();
    for (String name : FILES) {
      CorpusFile file = read("texts/" + name + ".yaml", new TypeReference<>() {});
      for (CorpusText text : file.texts()) {
        for (CorpusForm form : forms(name, text)) {
          mails.add(corpus.mail(name, file, text, form));
        }
      }
    }
    return List.copyOf(mails);
  }

  private static List<CorpusForm> forms(String file, CorpusText text) {
    List<String> given = text.forms();
    if (given != null) {
      return given.stream().map(CorpusForm::of).toList();
    }
    List<CorpusForm> any = new ArrayList<>(List.of(CorpusForm.values()));
    any.removeAll(List.of(CorpusForm.BOUNCE, CorpusForm.AUTO_REPLY));
    Collections.shuffle(any, new Random((file + text.name()).hashCode()));
    return any.subList(0, FORMS_PER_TEXT);
  }

  private CorpusMail mail(String fileName, CorpusFile file, CorpusText text, CorpusForm form) {
    String language = text.language() == null ? file.language() : text.language();
    String name = fileName + "/" + text.name() + "/" + form.word();
    List<String> from = senders.get(text.from());
    if (from == null) {
      throw new IllegalArgumentException("no sender " + text.from());
    }
    boolean meta = from.get(1).matches(".*(facebookmail|instagram|metamail|facebook)\\.com");
    OriginalMail original =
        new OriginalMail(
            from.get(0), from.get(1), text.subject(), text.body(), meta ? file.footer() : "");
    byte[] bytes = bytes(name, language, file.note(), original, form);
    return new CorpusMail(
        name,
        language,
        text.kind(),
        form,
        text.heldIsRight(),
        new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private byte[] bytes(
      String name, String language, String note, OriginalMail original, CorpusForm form) {
    CorpusWriter writer = new CorpusWriter(name, language, original.text() + original.subject());
    return switch (form) {
      case DIRECT_TEXT, DIRECT_HTML -> writer.direct(original, form.html());
      case ATTACHMENT -> writer.attachment(original, note);
      case REDIRECT -> writer.redirect(original);
      case BOUNCE -> writer.bounce(original);
      case AUTO_REPLY -> writer.autoReply(original);
      case GMAIL_TEXT,
          GMAIL_HTML,
          OUTLOOK_TEXT,
          OUTLOOK_HTML,
          APPLE_TEXT,
          APPLE_HTML, //
          THUNDERBIRD_TEXT,
          THUNDERBIRD_HTML,
          YAHOO_TEXT,
          YAHOO_HTML,
          GMX_TEXT,
          GMX_HTML, //
          PROTON_TEXT,
          PROTON_HTML -> {
        ClientWords words = ClientWords.of(clients, prefixes, form.client(), language);
        yield writer.inline(new InlineForward(form.client(), words, original), note, form.html());
      }
    };
  }

  private static <T> T read(String name, TypeReference<T> type) {
    try (InputStream in = Corpus.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + name);
      }
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
