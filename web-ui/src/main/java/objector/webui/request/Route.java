package objector.webui.request;

/// Which page answers where.
public sealed interface Route {
  /// What a form with a mail has beside the mail.
  int AROUND_A_MAIL = 64 * 1024;

  /// Every other form: the longest has a settings page's fields, or a reason in a person's words.
  int MAX_FORM_BYTES = 16 * 1024;

  String method();

  String path();

  /// How many bytes may be posted here.
  ///
  /// @param mail the largest that is taken
  default int most(int mail) {
    return takesMail() ? mail + AROUND_A_MAIL : MAX_FORM_BYTES;
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
