package objector.events.person;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.LoginHash;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.person.PersonEvent.Joined;
import org.jspecify.annotations.Nullable;

/// A [Dossier]'s fields, open to change: the one place that copies all of them, so that a field
/// more cannot be forgotten anywhere.
public class DossierFields {
  public final PersonId person;
  public final Instant joined;
  public String email;
  public LoginHash login;
  public final AddressToken token;
  public String language;
  public String zone;
  public @Nullable String country;
  public PageNews news;
  public @Nullable Instant confirmed;
  public boolean mailbox;
  public boolean addressTaken;
  public int epoch;
  public final Map<String, String> links;
  public final List<Account> accounts;
  public final List<Dossier.HeldMail> held;
  public final List<Dossier.OtherMail> other;
  public final Map<String, Long> applied;
  public boolean mailsStopped;
  public final List<EventId> heldBeyond;
  public final List<Account> removed;
  public final List<Dossier.AskedBack> askedBack;
  public Dossier.@Nullable Mailing mailing;
  public Dossier.@Nullable Returned returned;
  public final List<WayToHear> ways;
  public @Nullable AddressChange change;
  public @Nullable Instant stopped;
  public final List<BrowserSession> sessions;
  public final List<GroupLed> led;
  public final List<GroupJoined> groups;
  public @Nullable PageId onlyPage;
  public OlderMails older;

  /// A copy: the dossier stays as it is.
  public DossierFields(Dossier dossier) {
    person = dossier.person();
    joined = dossier.joined();
    email = dossier.email();
    login = dossier.login();
    token = dossier.token();
    language = dossier.language();
    zone = dossier.zone();
    country = dossier.country();
    news = dossier.news();
    confirmed = dossier.confirmed();
    mailbox = dossier.mailbox();
    addressTaken = dossier.addressTaken();
    epoch = dossier.epoch();
    links = new TreeMap<>(dossier.links());
    accounts = new ArrayList<>(dossier.accounts());
    held = new ArrayList<>(dossier.held());
    other = new ArrayList<>(dossier.other());
    applied = new TreeMap<>(dossier.applied());
    mailsStopped = dossier.mailsStopped();
    heldBeyond = new ArrayList<>(dossier.heldBeyond());
    removed = new ArrayList<>(dossier.removed());
    askedBack = new ArrayList<>(dossier.askedBack());
    mailing = dossier.mailing();
    returned = dossier.returned();
    ways = new ArrayList<>(dossier.ways());
    change = dossier.change();
    stopped = dossier.stopped();
    sessions = new ArrayList<>(dossier.sessions());
    led = new ArrayList<>(dossier.led());
    groups = new ArrayList<>(dossier.groups());
    onlyPage = dossier.onlyPage();
    older = dossier.olderMails();
  }

  /// Of somebody who just joined: nothing is known of them but what they said then.
  public DossierFields(Joined event) {
    person = event.person();
    joined = event.at();
    email = event.email();
    login = event.login();
    token = event.token();
    language = event.language();
    zone = event.zone();
    country = event.country();
    news = event.news();
    onlyPage = event.onlyPage();
    older = OlderMails.NONE;
    links = new TreeMap<>(Map.of(event.id().value(), ""));
    accounts = new ArrayList<>();
    held = new ArrayList<>();
    other = new ArrayList<>();
    applied = new TreeMap<>();
    heldBeyond = new ArrayList<>();
    removed = new ArrayList<>();
    askedBack = new ArrayList<>();
    ways = new ArrayList<>();
    sessions = new ArrayList<>();
    led = new ArrayList<>();
    groups = new ArrayList<>();
  }

  /// The dossier that these fields make.
  public Dossier toDossier() {
    return new Dossier(
        person,
        joined,
        email,
        login,
        token,
        language,
        zone,
        country,
        news,
        confirmed,
        mailbox,
        addressTaken,
        epoch,
        links,
        accounts,
        held,
        other,
        applied,
        mailsStopped,
        heldBeyond,
        removed,
        askedBack,
        mailing,
        returned,
        ways,
        change,
        stopped,
        sessions,
        led,
        groups,
        onlyPage,
        older);
  }
}
