package objector.benchmarks.corpus;

import java.util.Locale;

/// How a mail of the corpus reaches the person's address.
public enum CorpusForm {
  DIRECT_TEXT,
  DIRECT_HTML,
  ATTACHMENT,
  REDIRECT,
  GMAIL_TEXT,
  GMAIL_HTML,
  OUTLOOK_TEXT,
  OUTLOOK_HTML,
  APPLE_TEXT,
  APPLE_HTML,
  THUNDERBIRD_TEXT,
  THUNDERBIRD_HTML,
  YAHOO_TEXT,
  YAHOO_HTML,
  GMX_TEXT,
  GMX_HTML,
  PROTON_TEXT,
  PROTON_HTML,
  BOUNCE,
  AUTO_REPLY;

  static CorpusForm of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The mail program that wrote the forward.
  String client() {
    return word().substring(0, word().lastIndexOf('-'));
  }

  boolean html() {
    return name().endsWith("_HTML");
  }
}
