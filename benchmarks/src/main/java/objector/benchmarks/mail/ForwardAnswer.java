package objector.benchmarks.mail;

import java.util.ArrayList;
import java.util.List;
import objector.benchmarks.mail.ForwardSpeed.Body;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Mailbox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a parser made of a body, comparable: empty where it found nothing.
record ForwardAnswer(
    boolean forwarded,
    String from,
    List<String> to,
    List<String> cc,
    String subject,
    String date,
    String body,
    String message) {

  static ForwardAnswer of(Forward forward) {
    boolean found = forward.form() == Form.INLINE;
    return new ForwardAnswer(
        found,
        found && forward.from() != null ? written(forward.from()) : "",
        found ? forward.to().stream().map(ForwardAnswer::written).toList() : List.of(),
        found ? forward.cc().stream().map(ForwardAnswer::written).toList() : List.of(),
        found ? plain(forward.subject()) : "",
        found ? plain(forward.date()) : "",
        found ? plain(forward.body()) : "",
        found ? plain(forward.message()) : "");
  }

  /// As email-forward-parser answers.
  static ForwardAnswer of(JsonNode peer) {
    JsonNode email = peer.path("email");
    return new ForwardAnswer(
        peer.path("forwarded").asBoolean(),
        written(email.path("from")),
        email.path("to").valueStream().map(ForwardAnswer::written).toList(),
        email.path("cc").valueStream().map(ForwardAnswer::written).toList(),
        text(email.path("subject")),
        text(email.path("date")),
        text(email.path("body")),
        text(peer.path("message")));
  }

  /// "439 of 440": the fields that the bodies' authors assert.
  static String score(List<Body> bodies, List<ForwardAnswer> answers) {
    int right = 0;
    int all = 0;
    for (int i = 0; i < bodies.size(); i++) {
      for (String field : bodies.get(i).expected().propertyNames()) {
        all++;
        right += answers.get(i).isRight(field, bodies.get(i).expected().get(field)) ? 1 : 0;
      }
    }
    return right + " of " + all;
  }

  private boolean isRight(String field, JsonNode expected) {
    return switch (field) {
      case "forwarded" -> expected.asBoolean() == forwarded;
      case "date" -> !date.isEmpty();
      case "subject" -> text(expected).equals(subject);
      case "body" -> text(expected).equals(body);
      case "message" -> text(expected).equals(message);
      case "from" -> written(expected).equals(from);
      case "to" -> mailboxes(expected).equals(to);
      case "cc" -> mailboxes(expected).equals(cc);
      case "to_addresses" ->
          to.stream()
              .map(written -> written.substring(written.indexOf('<') + 1, written.length() - 1))
              .toList()
              .equals(expected.valueStream().map(JsonNode::asString).toList());
      default -> throw new IllegalArgumentException(field);
    };
  }

  private static List<String> mailboxes(JsonNode expected) {
    List<String> all = new ArrayList<>();
    expected.forEach(one -> all.add(written(one)));
    return all;
  }

  private static String written(JsonNode mailbox) {
    String address = text(mailbox.path("address"));
    String name = text(mailbox.path("name"));
    return address.isEmpty() && name.isEmpty() ? "" : name + "<" + address + ">";
  }

  private static String written(Mailbox mailbox) {
    return plain(mailbox.name()) + "<" + plain(mailbox.address()) + ">";
  }

  private static String text(JsonNode node) {
    return node.isString() ? plain(node.asString()) : "";
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
