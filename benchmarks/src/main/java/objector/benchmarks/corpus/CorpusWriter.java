package objector.benchmarks.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Writes a mail of the corpus as raw RFC 5322 bytes. The same name makes the same bytes.
final class CorpusWriter {
  static final String ANNA = "anna@example.org";
  private static final String TOKEN = "anna+q7@in.example.org";
  private static final String SENT = "Tue, 22 Apr 2025 09:41:12 +0200";
  private static final String FORWARDED = "Tue, 22 Apr 2025 18:02:44 +0200";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final String name;
  private final CorpusEncoding encoding;

  CorpusWriter(String name, String language, String sample) {
    this.name = name.replaceAll("[^a-z0-9]", "-");
    this.encoding = CorpusEncoding.drawn(new Random(name.hashCode()), language, sample);
  }

  byte[] direct(OriginalMail mail, String to, boolean html) {
    original(mail, to, html);
    return out.toByteArray();
  }

  byte[] direct(OriginalMail mail, boolean html) {
    return direct(mail, TOKEN, html);
  }

  byte[] redirect(OriginalMail mail) {
    line("Received: from mail.example.org by in.example.org with ESMTPS; " + FORWARDED);
    line("Resent-From: Anna Berg <" + ANNA + ">");
    line("Resent-To: " + TOKEN);
    line("Resent-Date: " + FORWARDED);
    line("Resent-Message-ID: <resent-" + name + "@example.org>");
    original(mail, ANNA, true);
    return out.toByteArray();
  }

  byte[] attachment(OriginalMail mail, String note) {
    forwarder("Fwd: " + mail.subject());
    String boundary = boundary("mixed");
    multipart("mixed", boundary);
    part(boundary);
    encoding.write(out, "plain", note);
    part(boundary);
    line("Content-Type: message/rfc822; name=\"mail.eml\"");
    line("Content-Disposition: attachment; filename=\"mail.eml\"");
    line("");
    original(mail, ANNA, true);
    end(boundary);
    return out.toByteArray();
  }

  byte[] inline(InlineForward forward, String note, boolean html) {
    forwarder(forward.subject());
    if (html) {
      alternative(forward.text(note), forward.html(note));
    } else {
      encoding.write(out, "plain", forward.text(note));
    }
    return out.toByteArray();
  }

  byte[] autoReply(OriginalMail mail) {
    line("Auto-Submitted: auto-replied");
    line("X-Auto-Response-Suppress: All");
    original(mail, TOKEN, false);
    return out.toByteArray();
  }

  byte[] bounce(OriginalMail mail) {
    line("Return-Path: <>");
    line("Auto-Submitted: auto-replied");
    line("Date: " + FORWARDED);
    line("From: " + mail.sender());
    line("To: " + TOKEN);
    line("Subject: " + encoding.header(mail.subject()));
    line("Message-ID: <" + name + "@mx.example.net>");
    line("MIME-Version: 1.0");
    String boundary = boundary("report");
    line(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\""
            + boundary
            + "\"");
    line("");
    part(boundary);
    encoding.write(out, "plain", mail.text());
    part(boundary);
    line("Content-Type: message/delivery-status");
    line("");
    line("Reporting-MTA: dns; mx.example.net");
    line("");
    line("Final-Recipient: rfc822; " + ANNA);
    line("Action: failed");
    line("Status: 5.1.1");
    line("");
    part(boundary);
    line("Content-Type: text/rfc822-headers");
    line("");
    line("From: " + TOKEN);
    line("To: " + ANNA);
    line("Subject: Objector");
    end(boundary);
    return out.toByteArray();
  }

  private void original(OriginalMail mail, String to, boolean html) {
    line("Date: " + SENT);
    line("To: Anna Berg <" + to + ">");
    line("Subject: " + encoding.header(mail.subject()));
    line("From: " + encoding.header(mail.fromName()) + " <" + mail.fromAddress() + ">");
    line("Message-ID: <" + name + "@" + mail.fromAddress().replaceAll(".*@", "") + ">");
    line("MIME-Version: 1.0");
    if (html) {
      alternative(mail.text(), "<html><body>\n" + mail.html() + "</body></html>");
    } else {
      encoding.write(out, "plain", mail.text());
    }
  }

  private void forwarder(String subject) {
    line("Date: " + FORWARDED);
    line("From: Anna Berg <" + ANNA + ">");
    line("To: " + TOKEN);
    line("Subject: " + encoding.header(subject));
    line("Message-ID: <fwd-" + name + "@example.org>");
    line("MIME-Version: 1.0");
  }

  private void alternative(String text, String html) {
    String boundary = boundary("alt");
    multipart("alternative", boundary);
    part(boundary);
    encoding.write(out, "plain", text);
    part(boundary);
    encoding.write(out, "html", html);
    end(boundary);
  }

  private void multipart(String subtype, String boundary) {
    line("Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"");
    line("");
  }

  private String boundary(String kind) {
    return "=_" + kind + "-" + Integer.toHexString(name.hashCode());
  }

  private void part(String boundary) {
    line("--" + boundary);
  }

  private void end(String boundary) {
    line("--" + boundary + "--");
  }

  private void line(String text) {
    out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
