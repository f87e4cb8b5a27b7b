package objector.webui.ways;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import objector.events.person.Dossier;
import objector.events.person.WayToHear;
import objector.service.SignedLinks;
import objector.service.SignedLinks.Purpose;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;

/// Secret addresses that a program fetches. The address is signed, and names what opened the way:
/// where the dossier names another by now, or none, the address is worth nothing.
public record SecretLinks(SignedLinks signer, ReadModel readModel, URI site) {
  private static final Duration WORKS = Duration.ofDays(20 * 365);

  /// As it stands in a reader's or a calendar's list.
  ///
  /// @param way one that is fetched
  public String of(Dossier dossier, WayToHear way) {
    Instant until = way.at().plus(WORKS);
    String token = signer.sign(purpose(way.kind()), dossier.person(), way.opened(), until);
    return site.resolve("/feed/" + token + "/" + file(way.kind())).toString();
  }

  /// Whose the address is that was asked for; empty where it opens nothing, whatever the reason.
  public Optional<Dossier> owner(WayToHear.Kind kind, WebRequest request) {
    return signer
        .verify(purpose(kind), request.name("token"), request.now())
        .flatMap(claim ->
            readModel
                .dossier(claim.person())
                .filter(dossier -> dossier.confirmed() != null && !dossier.addressTaken())
                .filter(dossier ->
                    dossier
                        .way(kind)
                        .filter(way -> way.opened().equals(claim.nonce()))
                        .isPresent()));
  }

  /// What is fetched so is nobody else's to keep or to list.
  public static WebResponse answer(String type, byte[] body) {
    return WebResponse.of(200, type, body)
        .with("Cache-Control", "private, max-age=300")
        .with("X-Robots-Tag", "noindex")
        .with("Referrer-Policy", "no-referrer");
  }

  private static Purpose purpose(WayToHear.Kind kind) {
    return switch (kind) {
      case FEED -> Purpose.FEED;
      case CALENDAR -> Purpose.CALENDAR;
      case WEBHOOK, NTFY -> throw new IllegalArgumentException("nobody fetches a " + kind.word());
    };
  }

  private static String file(WayToHear.Kind kind) {
    return kind == WayToHear.Kind.FEED ? "news.atom" : "due.ics";
  }
}
