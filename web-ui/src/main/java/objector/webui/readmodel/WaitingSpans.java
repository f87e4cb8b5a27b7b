package objector.webui.readmodel;

import java.util.ArrayList;
import java.util.List;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.OlderMails.Span;
import org.jspecify.annotations.Nullable;

/// The pages of a person's waiting mails, the newest first: on the first those that the dossier
/// holds, names, and the newest span beyond; then a span on each.
public final class WaitingSpans {
  private static final int AROUND = 2;

  private final Dossier dossier;
  private final List<Span> spans;
  private final int at;

  private WaitingSpans(Dossier dossier, int at) {
    this.dossier = dossier;
    this.spans = dossier.olderMails().spans().reversed();
    this.at = at;
  }

  /// A page by where its span begins; where that is decided meanwhile, the next older one.
  public static WaitingSpans at(Dossier dossier, String first) {
    WaitingSpans newest = new WaitingSpans(dossier, 0);
    if (first.isEmpty()
        || first.length() > 18
        || !first.chars().allMatch(c -> '0' <= c && c <= '9')) {
      return newest;
    }
    long wanted = Long.parseLong(first);
    for (int i = 0; i < newest.spans.size(); i++) {
      if (newest.spans.get(i).first() <= wanted) {
        return new WaitingSpans(dossier, i);
      }
    }
    return newest;
  }

  /// The page on which a mail stands.
  ///
  /// @param mail null: one that the dossier holds
  public static WaitingSpans of(Dossier dossier, @Nullable HeldMail mail) {
    WaitingSpans newest = new WaitingSpans(dossier, 0);
    return mail == null ? newest : new WaitingSpans(dossier, newest.page(mail));
  }

  /// Whether a mail from beyond the dossier stands on this page.
  public boolean has(HeldMail mail) {
    return page(mail) == at;
  }

  private int page(HeldMail mail) {
    if (mail.evidence() == null || dossier.heldBeyond().contains(mail.mail())) {
      return 0;
    }
    Span span = dossier.olderMails().spanOf(mail.evidence().offset());
    return span == null ? 0 : spans.indexOf(span);
  }

  public boolean isFirst() {
    return at == 0;
  }

  /// Where this page is.
  public String href() {
    return href(at);
  }

  private String href(int page) {
    return page == 0 ? "/me/waiting" : "/me/waiting?span=" + spans.get(page).first();
  }

  /// To the first, to those around this one, and to the last; none where there is only one.
  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (int page = 0; page < spans.size() && spans.size() > 1; page++) {
      if (page == 0 || page == spans.size() - 1 || Math.abs(page - at) <= AROUND) {
        links.add(new Link(page + 1, href(page), page == at));
      }
    }
    return links;
  }

  /// A page.
  public record Link(int number, String href, boolean here) {}
}
