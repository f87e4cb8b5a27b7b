package objector.webui.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import objector.events.Json;
import objector.events.id.EventId;
import objector.events.mail.MailKind;
import objector.events.person.Account;
import objector.events.person.Dossier;
import objector.events.person.Fact;
import objector.events.person.Objection;
import objector.programmes.Programmes;
import objector.webui.feed.AtomDocument.Entry;
import objector.wording.Isolated;
import objector.wording.Voice;
import objector.wording.sentence.AccountSentence;
import objector.wording.sentence.FactWords;

/// A person's own news: how each account stands, what happened to it and when, and that a mail
/// waits or was no mail of Meta's. The same dossier gives the same entries under the same ids.
public final class OwnFeed {
  private static final int NEWEST = 60;

  private final Dossier dossier;
  private final Voice voice;
  private final Programmes programmes;
  private final URI site;
  private final Instant now;
  private final FactWords facts;

  private OwnFeed(Dossier dossier, Voice voice, Programmes programmes, URI site, Instant now) {
    this.dossier = dossier;
    this.voice = voice;
    this.programmes = programmes;
    this.site = site;
    this.now = now;
    this.facts = new FactWords(voice, programmes, dossier.country());
  }

  /// The feed as it is now.
  ///
  /// @param id of the feed, which says nothing of the person and does not open it
  public static AtomDocument of(
      Dossier dossier, Voice voice, Programmes programmes, URI site, EventId id, Instant now) {
    List<Entry> entries = new OwnFeed(dossier, voice, programmes, site, now).entries();
    return new AtomDocument(
        voice.language(),
        voice.say("ways.feed.title"),
        "urn:objector:feed:" + id,
        null,
        site.resolve("/me").toString(),
        entries.isEmpty() ? dossier.joined() : entries.getFirst().updated(),
        entries);
  }

  private List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    for (Account account : dossier.accounts()) {
      all.add(standing(account));
      for (Fact fact : account.facts()) {
        if (!fact.undone() && fact.what() != Fact.What.CODE) {
          all.add(fact(account, fact));
        }
      }
    }
    for (Dossier.HeldMail held : dossier.held()) {
      all.add(mail(held.mail(), "mail.mail-held.first", held.at()));
    }
    for (Dossier.OtherMail other : dossier.other()) {
      if (other.kind() == MailKind.PHISHING) {
        all.add(mail(other.mail(), "subject.suspicious-mail", other.at()));
      }
    }
    all.sort(Comparator.comparing(Entry::updated).reversed());
    return all.subList(0, Math.min(all.size(), NEWEST));
  }

  /// Another standing is another entry; the same one told of on another day is not.
  private Entry standing(Account account) {
    byte[] standing = Json.write(account.standing());
    EventId id = EventId.of("standing", account.id(), new String(standing, StandardCharsets.UTF_8));
    String sentence =
        account.standing() instanceof Objection.CodeAsked
            ? name(account) + ": " + voice.say("way.code")
            : new AccountSentence(voice, programmes, dossier.country()).of(account, now).text();
    return entry(id, sentence, page(account), told(account), "standing");
  }

  private Entry fact(Account account, Fact fact) {
    String said =
        voice.date(fact.on()) + " · " + name(account) + ": " + Isolated.bare(facts.of(fact));
    return entry(
        EventId.of("fact", account.id(), fact.id(), fact.what()),
        said,
        page(account),
        fact.told(),
        "happened");
  }

  private Entry mail(EventId mail, String key, Instant at) {
    return entry(mail, voice.say(key), "/me", at, "mail");
  }

  private Entry entry(EventId id, String said, String page, Instant at, String term) {
    return new Entry(
        "urn:objector:" + id,
        Isolated.bare(said),
        site.resolve(page).toString(),
        at,
        List.of(term),
        null);
  }

  private String name(Account account) {
    return AccountSentence.name(voice, account.name());
  }

  private static String page(Account account) {
    return "/me/accounts/" + account.id();
  }

  private Instant told(Account account) {
    return account.facts().stream()
        .map(Fact::told)
        .max(Comparator.naturalOrder())
        .orElse(dossier.joined());
  }
}
