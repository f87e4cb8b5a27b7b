package objector.webui.request;

import objector.events.Topics;

/// Which page answers where.
public sealed interface Route {
  /// A pasted mail.
  int MAX_TEXT_BYTES = 2 * 1024 * 1024;

  /// A mail in a form.
  long MAX_MAIL_BYTES = Topics.MAX_EVIDENCE_BYTES + MAX_TEXT_BYTES;

  /// Every other form.
  long MAX_FORM_BYTES = 256 * 1024;

  String method();

  String path();

  /// How many bytes may be posted here.
  default long most() {
    return takesMail() ? MAX_MAIL_BYTES : MAX_FORM_BYTES;
  }

  /// Where a whole mail may come in.
  default boolean takesMail() {
    return path().equals("/check") || path().equals("/me/mails");
  }

  /// Anyone may come.
  ///
  /// @param guard what is asked of the visitor first
  record Open(String method, String path, Guard guard, PageHandler page) implements Route {}

  /// Only who is signed in.
  record Personal(String method, String path, PageHandler.Personal page) implements Route {}

  /// A person's page as it changes, as server-sent events.
  record Live(String path) implements Route {
    @Override
    public String method() {
      return "GET";
    }
  }

  enum Guard {
    /// A POST must come from our own pages.
    PLAIN,
    /// Not too often from one place, too: it makes us send mail or work hard.
    LIMITED,
    /// A mail program's click (RFC 8058): from anywhere, without a session.
    ONE_CLICK
  }
}
