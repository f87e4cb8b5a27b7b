package objector.ingest.forward;

import java.util.List;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Mailbox;
import objector.ingest.mime.Mail;
import objector.ingest.visible.VisibleText.Anchor;
import org.jspecify.annotations.Nullable;

/// The mail that matters, however it was passed on.
///
/// @param mail the mail whose headers are the original's; null where a program wrote them into text
/// @param texts what a person may read of it, what they see first
/// @param hidden what is in the mail, but not to be seen
/// @param asides what its page says beside its text
/// @param notes all that whoever passed it on wrote beside it: the message, and what stands below
/// @param open whether it was told by its shape alone, and which field is which is not sure
public record Original(
    Form form,
    @Nullable Mail mail,
    @Nullable Mailbox from,
    List<Mailbox> to,
    List<Mailbox> cc,
    @Nullable String subject,
    @Nullable String date,
    @Nullable String body,
    @Nullable String message,
    List<String> texts,
    String hidden,
    List<Anchor> anchors,
    List<String> asides,
    List<String> notes,
    boolean open) {

  public Judgement.Forward forward() {
    return new Judgement.Forward(form, from, to, cc, subject, date, body, message);
  }

  /// What a person sees.
  public String seen() {
    return texts.isEmpty() ? "" : texts.getFirst();
  }
}
