package objector.benchmarks.forward;

import java.util.ArrayList;
import java.util.List;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Mailbox;
import org.jspecify.annotations.Nullable;

/// What a forward tells, comparable.
record Fields(
    String from,
    List<String> to,
    List<String> cc,
    String subject,
    String date,
    String body,
    String message) {

  static Fields of(Forward forward) {
    return new Fields(
        forward.from() == null ? "" : written(forward.from()),
        forward.to().stream().map(Fields::written).toList(),
        forward.cc().stream().map(Fields::written).toList(),
        plain(forward.subject()),
        plain(forward.date()),
        plain(forward.body()),
        plain(forward.message()));
  }

  /// The names of fields that are not as expected.
  List<String> wrong(Fields expected) {
    List<String> wrong = new ArrayList<>();
    add(wrong, "from", from, expected.from);
    add(wrong, "to", to, expected.to);
    add(wrong, "cc", cc, expected.cc);
    add(wrong, "subject", subject, expected.subject);
    add(wrong, "date", date, expected.date);
    add(wrong, "body", body, expected.body);
    add(wrong, "message", message, expected.message);
    return wrong;
  }

  private static void add(List<String> wrong, String name, Object is, Object should) {
    if (!is.equals(should)) {
      wrong.add(name);
    }
  }

  private static String written(Mailbox mailbox) {
    String address = plain(mailbox.address());
    return mailbox.name() == null ? address : mailbox.name() + " <" + address + ">";
  }

  /// White space counts as one space, marks of direction as nothing.
  static String plain(@Nullable String text) {
    return text == null
        ? ""
        : text.replaceAll("[\\u200e\\u200f]", "").replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
  }
}
