package objector.webui.group;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import objector.events.group.GroupLed;
import objector.events.id.PersonId;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import objector.webui.readmodel.ReadModel;

/// The links by which one joins a group. One works until the end of the next month, or until
/// whoever leads the group replaces it; the same all month, so that it can be put up.
public final class Invitations {
  private final SignedLinks links;
  private final ReadModel readModel;
  private final String base;

  public Invitations(SignedLinks links, ReadModel readModel, URI publicUrl) {
    this.links = links;
    this.readModel = readModel;
    String url = publicUrl.toString();
    this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /// A group that somebody is invited to.
  record Invited(PersonId lead, GroupLed group) {}

  String link(PersonId lead, GroupLed group, Instant now) {
    Instant end = lastDay(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return base + "/join?t=" + links.sign(Purpose.INVITATION, lead, group.link(), end);
  }

  static LocalDate lastDay(Instant now) {
    return YearMonth.from(now.atZone(ZoneOffset.UTC)).plusMonths(1).atEndOfMonth();
  }

  /// Empty of an invitation that is over, or replaced, or whose group is no more.
  Optional<Invited> read(String token, Instant now) {
    return links
        .verify(Purpose.INVITATION, token, now)
        .flatMap(claim ->
            readModel.dossier(claim.person()).stream()
                .flatMap(lead -> lead.led().stream())
                .filter(group -> group.link().equals(claim.nonce()))
                .findFirst()
                .map(group -> new Invited(claim.person(), group)));
  }
}
