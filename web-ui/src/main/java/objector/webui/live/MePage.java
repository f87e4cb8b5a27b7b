package objector.webui.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.person.Dossier;
import objector.programmes.Programmes;
import objector.webui.person.AccountCard;
import objector.webui.person.MeLink;
import objector.webui.request.PageHandler;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.Templates;
import objector.wording.Voice;
import objector.wording.sentence.FactWords;
import objector.wording.sentence.Tone;
import org.jspecify.annotations.Nullable;

/// A person's page: a heading that is true, the accounts that need them first, and what arrived.
public final class MePage implements PageHandler.Personal {
  /// @param seen what the page shows, in short: the live connection sends what has changed since
  /// @param done what was just noted; null where nothing was
  record View(Live live, String seen, String address, boolean empty, @Nullable Done done) {}

  /// @param undo the event that can be taken back; null where there is none
  record Done(String text, @Nullable String undo) {}

  /// The part that changes by itself.
  ///
  /// @param pieces each piece's HTML by its name
  record Live(Map<String, String> pieces) {
    Live {
      pieces = new LinkedHashMap<>(pieces);
    }

    String digest() {
      String all = String.join("\n", pieces.values());
      return EventId.of(Evidence.sha256(all.getBytes(StandardCharsets.UTF_8))).value();
    }
  }

  /// @param heading a sentence
  /// @param failed how many events could not be worked in, by a fault of ours
  /// @param stopped why no mails are sent, where it was not the person who stopped them
  record Top(String heading, boolean empty, int failed, @Nullable String stopped) {}

  private final Templates templates;
  private final Programmes programmes;
  private final String mailDomain;
  private final CardCache cards = new CardCache();
  private final KeptPages kept = new KeptPages();

  public MePage(Templates templates, Programmes programmes, String mailDomain) {
    this.templates = templates;
    this.programmes = programmes;
    this.mailDomain = mailDomain;
  }

  @Override
  public WebResponse answer(WebRequest request, Dossier dossier) {
    return isLasting(request, dossier)
        ? kept.of(dossier, request.language(), request.now(), () -> set(request, dossier))
        : set(request, dossier);
  }

  /// Whether the page is the same for its minute: what was just noted is told once, and its links
  /// to other languages repeat what else an address asks for.
  private boolean isLasting(WebRequest request, Dossier dossier) {
    return request.address().equals("/me")
        && dossier.accounts().stream().allMatch(one -> CardCache.isLasting(one, programmes));
  }

  private WebResponse set(WebRequest request, Dossier dossier) {
    Voice voice = templates.voice(request.language(), dossier.zone());
    Live live = live(dossier, voice, request.now());
    View view =
        new View(
            live,
            live.digest(),
            dossier.token() + "@" + mailDomain,
            dossier.accounts().isEmpty(),
            request.asked(MeLink.DONE).map(told -> done(told, dossier, voice)).orElse(null));
    return templates.page(200, request, voice, "live/MePage", view);
  }

  /// In the words in which the account's own history has it, as soon as it is there.
  private Done done(String told, Dossier dossier, Voice voice) {
    return dossier.accounts().stream()
        .flatMap(account -> account.facts().stream())
        .filter(fact -> fact.id().value().equals(told) && !fact.undone())
        .findFirst()
        .map(fact -> new FactWords(voice, programmes, dossier.country()).of(fact))
        .map(fact -> new Done(voice.say("done.noted", Map.of("fact", fact)), told))
        .orElseGet(() -> new Done(voice.say("settings.saved"), null));
  }

  /// The changing part, piece by piece, in the order of the page.
  Live live(Dossier dossier, Voice voice, Instant now) {
    List<CardCache.SetCard> set =
        cards.of(
            dossier.accounts(),
            new AccountCard.Maker(programmes, voice, dossier.country(), now),
            card -> templates.piece(voice, now, "person/AccountCard", card));
    List<AccountCard> shown = set.stream().map(CardCache.SetCard::card).toList();
    Map<String, String> pieces = new LinkedHashMap<>();
    Arrivals arrivals = Arrivals.of(dossier, shown, voice, now);
    Top top =
        new Top(
            heading(arrivals, shown, voice),
            shown.isEmpty(),
            dossier.failed().size(),
            stopped(dossier, voice, now));
    pieces.put("top", templates.piece(voice, now, "live/MeTop", top));
    pieces.put("arrivals", templates.piece(voice, now, "live/Arrivals", arrivals));
    set.forEach(card -> pieces.put(card.card().id(), card.html()));
    return new Live(pieces);
  }

  private static @Nullable String stopped(Dossier dossier, Voice voice, Instant now) {
    Dossier.Returned returned = dossier.returned();
    if (returned == null) {
      return null;
    }
    // Mails go again when what was only put off has rested.
    Instant until = returned.restsUntil().orElse(Instant.MAX);
    return now.isBefore(until) ? stopped(returned, voice) : null;
  }

  private static String stopped(Dossier.Returned returned, Voice voice) {
    Map<String, Object> said = new HashMap<>();
    said.put("on", voice.day(returned.at()));
    returned.restsUntil().ifPresent(until -> said.put("until", voice.day(until)));
    return voice.say("me.stopped." + returned.why().word(), said);
  }

  static String heading(Arrivals arrivals, List<AccountCard> cards, Voice voice) {
    int all = cards.size();
    long need = cards.stream().filter(card -> card.needsPerson() || card.unproved()).count();
    long wait = cards.stream().filter(card -> card.sentence().tone() == Tone.WAITING).count();
    int held = arrivals.held().size() + arrivals.beyond().n();
    String key = "me.heading.settled";
    if (all == 0) {
      key = "me.heading.none";
    } else if (need > 0) {
      key = need == all ? "me.heading.need-all" : "me.heading.need";
    } else if (arrivals.asking() > 0) {
      key = arrivals.asking() == held ? "me.heading.held" : "held.heading.asking";
    } else if (wait > 0) {
      key = wait == all ? "me.heading.wait-all" : "me.heading.wait";
    }
    String heading =
        voice.say(
            key,
            Map.of("all", all, "need", need, "wait", wait, "held", held, "n", arrivals.asking()));
    return begun(heading, voice);
  }

  /// A number written out may stand first.
  static String begun(String sentence, Voice voice) {
    return sentence.substring(0, 1).toUpperCase(voice.locale()) + sentence.substring(1);
  }
}
