package objector.endtoend.installation;

/// Invented mails, as people forward them.
final class Mails {
  private Mails() {}

  static String notice(String handle, int number) {
    return forwarded(
        "Learn how we use your information as we improve AI at Meta",
        """
        Hi %s,

        We are improving AI at Meta. We will use your public information, such as public posts
        and comments from accounts of people aged 18 or older, on the basis of legitimate interests.
        You have the right to object to the use of your information for these purposes:
        https://help.instagram.com/contact/767264225370182
        """
            .formatted(handle),
        "notice-" + number);
  }

  static String confirmation(String handle, int number) {
    return forwarded(
        "Your objection",
        """
        Hi %s,

        We will honour your objection for your public information, such as public posts and comments.
        This means that we won't use your public information from Facebook and Instagram for future development and
        improvement of generative AI models for our AI at Meta features and experiences.
        """
            .formatted(handle),
        "confirmation-" + number);
  }

  /// Meta's words, and a sentence that nobody knows.
  static String confirmationWithMore(String handle, String more, int number) {
    return forwarded(
        "Your objection",
        """
        Hi %s,

        We will honour your objection for your public information, such as public posts and comments.
        This means that we won't use your public information from Facebook and Instagram for future development and
        improvement of generative AI models for our AI at Meta features and experiences.

        %s
        """
            .formatted(handle, more),
        "more-" + number);
  }

  /// A forward of which only this came.
  ///
  /// @param content with its own Content-Type
  static String closed(String content, int number) {
    return """
    From: Anna Berger <anna@example.org>
    To: me
    Subject: Fwd: Your objection
    Date: Sat, 03 May 2025 10:45:30 +0200
    Message-ID: <closed-%d.invented@mail.example.org>
    X-Invented: for a story
    MIME-Version: 1.0
    %s
    """
        .formatted(number, content)
        .replace("\n", "\r\n");
  }

  private static String forwarded(String subject, String body, String id) {
    return """
    From: Anna Berger <anna@example.org>
    To: me
    Subject: Fwd: %s
    Date: Sat, 03 May 2025 10:45:30 +0200
    Message-ID: <%s.invented@mail.example.org>
    X-Invented: for a story
    MIME-Version: 1.0
    Content-Type: text/plain; charset=UTF-8

    ---------- Forwarded message ---------
    From: Instagram <no-reply@mail.instagram.com>
    Date: Sat, May 3, 2025 at 10:42 AM
    Subject: %s
    To: <anna@example.org>

    %s
    """
        .formatted(subject, id, subject, body)
        .replace("\n", "\r\n");
  }
}
