package objector.ingest.forward;

import java.util.ArrayList;
import java.util.List;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.lexicon.ForwardLexicon;
import objector.ingest.mime.Headers;
import objector.ingest.mime.Mail;
import objector.ingest.mime.MimeReader;
import objector.ingest.outlook.CompoundFile;
import objector.ingest.outlook.OutlookFile;
import objector.ingest.visible.VisibleText;
import objector.ingest.visible.VisibleText.Anchor;
import objector.ingest.visible.VisibleText.Aside;
import objector.ingest.wrapped.FilesBeside;
import objector.ingest.wrapped.Wrapping;
import objector.programmes.phrase.MailPhrases;
import org.jspecify.annotations.Nullable;

/// Finds the original in a mail: attached, redirected, inline, or the mail itself. Says also what
/// those wrote beside it who passed it on.
public final class OriginalFinder {
  private static final List<String> REDIRECTED =
      List.of(
          "Resent-From",
          "Resent-To",
          "Resent-Sender",
          "Resent-Date",
          "X-Forwarded-To",
          "X-Forwarded-For",
          "X-MS-Exchange-Inbox-Rules-Loop");

  /// In bytes: nobody writes so long a note.
  private static final int LONGEST_NOTE = 100_000;

  private final ForwardSplitter splitter;

  public OriginalFinder(MailPhrases phrases) {
    this.splitter = new ForwardSplitter(ForwardLexicon.of(phrases));
  }

  public Original in(Mail mail) {
    Content content = Content.of(mail);
    Original attached = attached(mail, content);
    if (attached != null) {
      return attached;
    }
    boolean redirected = REDIRECTED.stream().anyMatch(mail.headers()::has);
    if (redirected) {
      return whole(Form.REDIRECT, mail, content, null, List.of());
    }
    Original inline = inline(content, mail.headers().text("Subject"), mail);
    return inline != null ? inline : whole(Form.NONE, mail, content, null, List.of());
  }

  /// In a text without a mail around it.
  public Original in(String subject, String body) {
    Content content = new Content(body, null);
    Original inline = inline(content, subject, null);
    if (inline != null) {
      return inline;
    }
    return new Original(
        Form.NONE,
        null,
        null,
        List.of(),
        List.of(),
        present(subject),
        null,
        present(body),
        null,
        List.of(body),
        "",
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  /// A mail that was forwarded before it was forwarded to us; null when there is none.
  public @Nullable Original within(Original outer) {
    Mail mail = outer.mail();
    if (mail != null && outer.form() != Form.NONE) {
      Original attached = attached(mail, Content.of(mail));
      if (attached != null) {
        return attached;
      }
    }
    String subject = outer.subject() == null ? "" : outer.subject();
    if (outer.form() == Form.NONE) {
      return null;
    }
    for (String text : outer.texts()) {
      Forwarded found = splitter.split(text, subject);
      if (found != null) {
        return inline(
            found,
            List.of(text.substring(found.from(), found.to())),
            outer.hidden(),
            outer.anchors(),
            outer.asides(),
            found.notes(text));
      }
    }
    return null;
  }

  /// The texts of a mail.
  ///
  /// @param html null when there is none to see
  private record Content(String plain, @Nullable VisibleText html) {
    static Content of(Mail mail) {
      String html = mail.text("html");
      return new Content(mail.text("plain"), html.isBlank() ? null : VisibleText.of(html));
    }

    String shown() {
      return plain.isBlank() && html != null ? html.text() : plain;
    }

    List<String> texts() {
      List<String> texts = new ArrayList<>();
      if (html != null && !html.text().isBlank()) {
        texts.add(html.text());
      }
      if (!plain.isBlank() || texts.isEmpty()) {
        texts.add(plain);
      }
      return texts;
    }
  }

  private static Original whole(
      Form form, Mail mail, Content content, @Nullable String message, List<String> notes) {
    Headers headers = mail.headers();
    VisibleText html = content.html();
    return new Original(
        form,
        mail,
        headers.first("From").map(AddressList::first).orElse(null),
        all(headers, "To"),
        all(headers, "Cc"),
        present(headers.text("Subject")),
        present(headers.first("Date").orElse("")),
        present(content.shown()),
        message,
        content.texts(),
        html == null ? "" : html.hidden(),
        html == null ? List.of() : html.anchors(),
        html == null ? List.of() : words(html.asides()),
        notes,
        false);
  }

  private static List<Mailbox> all(Headers headers, String name) {
    List<Mailbox> all = new ArrayList<>();
    headers.all(name).forEach(field -> all.addAll(AddressList.read(field.value())));
    return all;
  }

  private @Nullable Original inline(Content content, String subject, @Nullable Mail around) {
    Forwarded plain = splitter.split(content.plain(), subject);
    VisibleText html = content.html();
    Forwarded rich = html == null ? null : splitter.split(html.text(), subject);
    Forwarded found = plain != null ? plain : rich;
    if (found == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    List<Anchor> anchors = new ArrayList<>();
    List<Aside> asides = html == null ? List.of() : html.asides();
    List<String> notes = new ArrayList<>(around == null ? List.of() : beside(around, null));
    if (plain != null) {
      notes.addAll(plain.notes(content.plain()));
    }
    if (rich != null && html != null) {
      notes.addAll(rich.notes(html.text()));
      asides =
          asides.stream().filter(one -> one.at() >= rich.from() && one.at() <= rich.to()).toList();
      texts.add(html.text().substring(rich.from(), rich.to()));
      html.anchors().stream()
          .filter(anchor -> anchor.at() >= rich.from() && anchor.at() <= rich.to())
          .forEach(anchors::add);
    } else if (html != null) {
      anchors.addAll(html.anchors());
    }
    if (plain != null) {
      texts.add(plain.body() == null ? "" : plain.body());
    }
    return inline(found, texts, html == null ? "" : html.hidden(), anchors, words(asides), notes);
  }

  private static List<String> words(List<Aside> asides) {
    return asides.stream().map(Aside::words).toList();
  }

  private static Original inline(
      Forwarded found,
      List<String> texts,
      String hidden,
      List<Anchor> anchors,
      List<String> asides,
      List<String> notes) {
    return new Original(
        Form.INLINE,
        null,
        found.sender(),
        found.recipients(),
        found.copies(),
        found.subject(),
        found.date(),
        found.body(),
        found.message(),
        texts,
        hidden,
        anchors,
        asides,
        List.copyOf(notes),
        found.open());
  }

  /// A Subject without what programs put before it when a mail is passed on or answered.
  public String withoutPrefix(String subject) {
    return splitter.withoutPrefix(subject);
  }

  /// The first attached mail that is one; not what a bounce brings back.
  private @Nullable Original attached(Mail mail, Content written) {
    if (mail.type().value().equals("multipart/report")) {
      return null;
    }
    for (Mail.Part part : mail.parts()) {
      byte[] bytes = mailIn(part);
      if (bytes.length > 0) {
        Mail attached = Wrapping.opened(MimeReader.read(bytes));
        Headers headers = attached.headers();
        boolean real = headers.has("From") && (headers.has("Subject") || headers.has("Date"));
        if (real) {
          List<String> notes = new ArrayList<>(written.texts());
          notes.addAll(beside(mail, part));
          notes.add(described(part, headers.text("Subject")));
          String message = present(written.shown());
          return whole(Form.ATTACHMENT, attached, Content.of(attached), message, notes);
        }
      }
    }
    return null;
  }

  /// What the part that was passed on is said to be, apart from its subject and from what programs
  /// write there: "Forwarded message - Your objection".
  private String described(Mail.Part part, String subject) {
    String said = part.headers().text("Content-Description").strip();
    String own =
        !subject.isBlank() && said.endsWith(subject.strip())
            ? said.substring(0, said.length() - subject.strip().length())
            : said;
    return splitter.isMarker(own) ? "" : own;
  }

  /// What each file that came along says, or what it is called, where nobody here reads it.
  private static List<String> beside(Mail mail, Mail.@Nullable Part passedOn) {
    return FilesBeside.in(mail, passedOn).stream().map(OriginalFinder::said).toList();
  }

  private static String said(Mail.Part file) {
    if (file.content().array().length > LONGEST_NOTE) {
      return FilesBeside.called(file);
    }
    return switch (file.type().value()) {
      case "text/plain" -> file.text();
      case "text/html" -> VisibleText.of(file.text()).text();
      default -> FilesBeside.called(file);
    };
  }

  /// Empty when it is none. A spreadsheet may be of the same making as Outlook's files.
  private static byte[] mailIn(Mail.Part part) {
    byte[] bytes = part.content().array();
    if (part.isMail() || !OutlookFile.isOne(bytes)) {
      return part.isMail() ? bytes : new byte[0];
    }
    try {
      return OutlookFile.mail(bytes);
    } catch (CompoundFile.Malformed e) {
      return new byte[0];
    }
  }

  private static @Nullable String present(String text) {
    String bare = text.strip().replace("\r\n", "\n");
    return bare.isEmpty() ? null : bare;
  }
}
