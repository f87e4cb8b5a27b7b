package objector.benchmarks.forward;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A mail that a program might have written.
///
/// @param language as of [LabelTable#language]
/// @param content of the only part
/// @param expected what is right; null for an answer
record WrittenMail(
    String program,
    String tag,
    String language,
    boolean html,
    String subject,
    String content,
    @Nullable Fields expected) {

  byte[] bytes() {
    return ("From: Anna Berger <anna@example.org>\r\nTo: in@example.net\r\nMIME-Version: 1.0\r\n"
            + "Date: Mon, 05 May 2025 12:00:00 +0200\r\nSubject: =?utf-8?B?"
            + Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8))
            + "?=\r\nContent-Type: text/"
            + (html ? "html" : "plain")
            + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder()
                .encodeToString(content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /// "k9 sk text".
  String name() {
    return program + " " + tag + (html ? " html" : " text");
  }
}
