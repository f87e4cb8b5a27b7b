package objector.notifier.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import objector.events.alert.Alert;
import objector.events.alert.Alert.Matter;
import objector.events.alert.Alert.Matter.PolicyChanged;
import objector.events.alert.Alert.Matter.WatchingIsBlind;
import objector.events.alert.Alert.Matter.WatchingSeesAgain;
import objector.notifier.letter.LetterMime.Written;
import objector.service.SignedLinks;
import objector.wording.letter.LetterWriter;
import org.jspecify.annotations.Nullable;

/// Makes the mail of an alert. News of a page are the same letter for everybody who reads one
/// language in one zone: written once, and for each only the headers and the way out. For several
/// threads at once.
public final class LetterPress {
  /// More than the languages and zones of one change; each about 12 kB.
  private static final int KEPT = 128;

  private final LetterWriter texts;
  private final LetterMime mime;
  private final URI webUrl;
  private final SignedLinks signer;
  private final Map<Shared, Written> kept = new LinkedHashMap<>(64, 0.75f, true);

  /// All that the text of such a letter depends on.
  private record Shared(Matter matter, String language, String zone, LocalDate day) {}

  public LetterPress(LetterWriter texts, LetterMime mime, URI webUrl, SignedLinks signer) {
    this.texts = texts;
    this.mime = mime;
    this.webUrl = webUrl;
    this.signer = signer;
  }

  /// The same alert gives the same mail.
  ///
  /// @throws IllegalArgumentException when the alert's address is none
  public OutgoingMail of(Alert alert) {
    MailLinks links = new MailLinks(webUrl, signer, alert);
    if (!isShared(alert.matter())) {
      return mime.of(alert, texts.of(alert, links));
    }
    Shared key = new Shared(alert.matter(), alert.language(), alert.zone(), texts.today(alert));
    Written written = kept(key);
    if (written == null) {
      written = mime.written(texts.of(alert, links.withoutToken()));
      keep(key, written);
    }
    return mime.of(alert, written, links.stopToken());
  }

  /// What says nothing of the person.
  private static boolean isShared(Matter matter) {
    return matter instanceof PolicyChanged
        || matter instanceof WatchingIsBlind
        || matter instanceof WatchingSeesAgain;
  }

  private @Nullable Written kept(Shared key) {
    synchronized (kept) {
      return kept.get(key);
    }
  }

  private void keep(Shared key, Written written) {
    synchronized (kept) {
      kept.put(key, written);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
  }
}
