package objector.ingest.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import objector.events.Topics;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Authenticity;
import objector.events.mail.Judgement.Forward;
import objector.events.mail.Judgement.Link;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.MailEvent.About;
import objector.events.mail.MailEvent.MailReceived;
import org.jspecify.annotations.Nullable;

/// Keeps an event small, whatever a stranger wrote: one that Kafka does not take would keep its
/// mail out for ever. Of its text, which nobody asks an event for, nothing goes into it; what else
/// is cut is named among the reasons. The whole mail is kept as evidence. Pure.
public final class EventSize {
  /// Below what a broker takes by default, before compression.
  static final int MAX_BYTES = 900_000;

  private static final EventSize USUAL = new EventSize(2_000, 100);

  /// Six bytes a character at most: never above [#MAX_BYTES].
  private static final EventSize TIGHT = new EventSize(300, 20);

  /// Lines that fit together, however they are written.
  private static final int FEW = 60;

  private final int line;
  private final int items;
  private final Set<String> cut = new TreeSet<>();

  private EventSize(int line, int items) {
    this.line = line;
    this.items = items;
  }

  /// The same event, small enough.
  public static MailReceived fit(MailReceived event) {
    MailReceived usual = USUAL.afresh().shorten(event);
    return lines(usual) <= FEW || Topics.MAIL.encode(usual).length <= MAX_BYTES
        ? usual
        : TIGHT.afresh().shorten(event);
  }

  /// How many there are at most: writing a mail to weigh it costs as much as writing it.
  private static int lines(MailReceived event) {
    Judgement judgement = event.judgement();
    return 10
        + event.about().addresses().size()
        + event.about().names().size()
        + 2 * judgement.forward().to().size()
        + 2 * judgement.forward().cc().size()
        + 4 * judgement.authenticity().signatures().size()
        + 2 * judgement.links().size()
        + judgement.codes().size()
        + judgement.because().size();
  }

  private EventSize afresh() {
    return new EventSize(line, items);
  }

  private MailReceived shorten(MailReceived event) {
    return new MailReceived(
        event.id(),
        event.person(),
        event.at(),
        event.source(),
        event.evidence(),
        line(event.messageId(), "Message-ID"),
        event.dated(),
        about(event.about()),
        judgement(event.judgement()),
        event.original());
  }

  private About about(About about) {
    return new About(
        list(about.addresses(), "recipients", this::plain),
        list(about.names(), "names", this::plain),
        about.coversLinkedAccounts(),
        line(about.provider(), "provider"));
  }

  private Judgement judgement(Judgement judgement) {
    Forward forward = forward(judgement.forward());
    Authenticity authenticity =
        new Authenticity(
            judgement.authenticity().verdict(),
            list(judgement.authenticity().signatures(), "signatures", this::signature),
            judgement.authenticity().said());
    List<Link> links = list(judgement.links(), "links", this::link);
    List<String> codes = list(judgement.codes(), "codes", this::plain);
    String held = line(judgement.held(), "reason");
    String language = line(judgement.language(), "language");
    List<String> because = new ArrayList<>(list(judgement.because(), "reasons", this::plain));
    if (!cut.isEmpty()) {
      because.add("shortened here, and whole in the mail that is kept: " + String.join(", ", cut));
    }
    return new Judgement(
        judgement.kind(),
        held,
        judgement.programme(),
        judgement.platform(),
        language,
        forward,
        authenticity,
        links,
        codes,
        because);
  }

  private Forward forward(Forward forward) {
    return new Forward(
        forward.form(),
        forward.from() == null ? null : mailbox(forward.from()),
        list(forward.to(), "recipients", this::mailbox),
        list(forward.cc(), "recipients", this::mailbox),
        line(forward.subject(), "subject"),
        line(forward.date(), "date"),
        null,
        null);
  }

  private Mailbox mailbox(Mailbox mailbox) {
    return new Mailbox(line(mailbox.name(), "names"), line(mailbox.address(), "addresses"));
  }

  private Signature signature(Signature signature) {
    return new Signature(
        signature.of(),
        line(signature.domain(), "signatures"),
        line(signature.selector(), "signatures"),
        signature.result(),
        line(signature.reason(), "signatures"),
        line(signature.key(), "signatures"));
  }

  private Link link(Link link) {
    return new Link(plain(link.url()), plain(link.target()), link.trusted());
  }

  private String plain(String value) {
    return value.length() <= line ? value : cut(value, line, "long lines");
  }

  private @Nullable String line(@Nullable String value, String what) {
    return value == null || value.length() <= line ? value : cut(value, line, what);
  }

  private String cut(String value, int most, String what) {
    cut.add(what);
    // Half a character is none.
    return value.substring(0, Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most);
  }

  private <T> List<T> list(List<T> values, String what, UnaryOperator<T> each) {
    if (values.size() > items) {
      cut.add(what);
    }
    return values.stream().limit(items).map(each).toList();
  }
}
