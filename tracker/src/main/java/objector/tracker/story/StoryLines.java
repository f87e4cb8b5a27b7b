package objector.tracker.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import objector.events.id.AccountId;
import objector.events.id.AddressToken;
import objector.events.id.EventId;
import objector.events.id.Evidence;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailEvent.MailReceived;
import objector.events.mail.MailKind;
import objector.events.person.Dossier;
import objector.events.person.Dossier.HeldMail;
import objector.events.person.OpenQuestion;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent;
import org.jspecify.annotations.Nullable;

/// Reads lines as the events that they stand for, and remembers the story's own names.
final class StoryLines {
  private static final String[] VERBS = {
    "joined",
    "link-used",
    "account",
    "mail",
    "says",
    "file",
    "undo",
    "redo",
    "linked",
    "removed",
    "renamed",
    "settings",
    "page",
    "blind",
    "sees",
    "now"
  };
  private static final PersonId PERSON = new PersonId("0".repeat(26));
  private static final String ADDRESS = "anna@example.org";

  private final Map<String, AccountId> accounts = new HashMap<>();
  private final Map<AccountId, String> accountNames = new HashMap<>();
  private final Map<String, EventId> says = new HashMap<>();
  private final StoryMails mails = new StoryMails(PERSON);
  private final StoryPages pages = new StoryPages();
  private boolean joined;
  private int count;

  /// Reads what a line brings.
  ///
  /// @param dossier as it is before
  StoryStep read(StoryFields line, Instant at, @Nullable Dossier dossier) throws StoryFault {
    String verb = verb(line);
    if (verb.equals("joined") == joined) {
      throw line.fault(verb, joined ? "only the first line joins" : "the first line must join");
    }
    return switch (verb) {
      case "joined" -> joined(line.only("at", verb).object(verb), at);
      case "link-used" -> linkUsed(line, at, dossier);
      case "account" -> account(line.only("at", verb).object(verb), at);
      case "mail" -> mails.read(line.only("at", verb).object(verb), at);
      case "says" -> says(line, at, dossier);
      case "file" -> file(line.only("at", verb).object(verb), at, dossier);
      case "undo" ->
          StoryStep.told(new PersonEvent.Corrected(id(at), PERSON, at, said(line, verb)));
      case "redo" -> StoryStep.told(new PersonEvent.Restored(id(at), PERSON, at, said(line, verb)));
      case "linked" -> linked(line.only("at", verb), at);
      case "removed" ->
          StoryStep.told(
              new PersonEvent.AccountRemoved(
                  id(at), PERSON, at, account(line.only("at", verb), verb)));
      case "renamed" -> renamed(line.only("at", verb).object(verb), at);
      case "settings" -> settings(line.only("at", verb).object(verb), at, dossier);
      case "page", "blind", "sees" -> pages.read(verb, line.only("at", verb).object(verb), at);
      default -> now(line);
    };
  }

  /// An account's name in the story.
  String account(AccountId id) {
    return accountNames.getOrDefault(id, id.value());
  }

  String mail(EventId id) {
    return mails.name(id);
  }

  List<String> beyond(Dossier dossier) {
    return mails.beyond(dossier);
  }

  private static String verb(StoryFields line) throws StoryFault {
    String found = null;
    for (String verb : VERBS) {
      if (line.has(verb)) {
        if (found != null) {
          throw line.fault(verb, "beside " + found + ": a line says one thing");
        }
        found = verb;
      }
    }
    if (found == null) {
      throw line.fault("line", "says nothing; a line has one of " + String.join(", ", VERBS));
    }
    return found;
  }

  private static StoryStep now(StoryFields line) throws StoryFault {
    line.only("at", "now").flag("now", true);
    return StoryStep.nothing();
  }

  private StoryStep joined(StoryFields person, Instant at) throws StoryFault {
    person.only("language", "zone", "country", "confirmed");
    joined = true;
    EventId id = id(at);
    PersonEvent.Joined event =
        new PersonEvent.Joined(
            id,
            PERSON,
            at,
            ADDRESS,
            new LoginHash(Evidence.sha256(ADDRESS.getBytes(StandardCharsets.UTF_8))),
            new AddressToken("0".repeat(16)),
            person.optional("language").orElse("en"),
            person.optional("zone").orElse("Europe/Paris"),
            person.optional("country").orElse(null),
            PageNews.ALL);
    if (!person.flag("confirmed", true)) {
      return StoryStep.told(event);
    }
    return new StoryStep(
        List.of(
            new StoryStep.Told(event),
            new StoryStep.Told(new PersonEvent.LinkUsed(EventId.of("used", id), PERSON, at, id))));
  }

  /// Of several links, the newest that was not used yet.
  private StoryStep linkUsed(StoryFields line, Instant at, @Nullable Dossier dossier)
      throws StoryFault {
    line.only("at", "link-used").flag("link-used", true);
    EventId asked = id(at);
    if (dossier != null) {
      for (Map.Entry<String, String> link : dossier.links().entrySet()) {
        if (link.getValue().isEmpty()) {
          asked = new EventId(link.getKey());
        }
      }
    }
    return StoryStep.told(new PersonEvent.LinkUsed(id(at), PERSON, at, asked));
  }

  private StoryStep account(StoryFields added, Instant at) throws StoryFault {
    added.only("id", "platform", "handle", "address");
    EventId id = id(at);
    String name = added.text("id");
    AccountId account = new AccountId(EventId.of("account", id).value());
    PersonEvent.AccountAdded event =
        new PersonEvent.AccountAdded(
            id,
            PERSON,
            at,
            account,
            added.word("platform", Platform.values(), Platform::word),
            added.text("handle"),
            added.optional("address").orElse(null));
    accounts.put(name, account);
    accountNames.put(account, name);
    return StoryStep.told(event);
  }

  private AccountId account(StoryFields fields, String field) throws StoryFault {
    AccountId account = accounts.get(fields.text(field));
    if (account == null) {
      throw fields.fault(field, "no account of that id was added");
    }
    return account;
  }

  private StoryStep says(StoryFields line, Instant at, @Nullable Dossier dossier)
      throws StoryFault {
    StoryFields told =
        line.only("at", "says", "id").object("says").only("account", "what", "on", "authority");
    EventId id = id(at);
    String name = line.optional("id").orElse(null);
    AccountId account = account(told, "account");
    PersonEvent event = new StorySaying(PERSON, dossier).read(told, id, at, account);
    if (name != null) {
      says.put(name, id);
    }
    return StoryStep.told(event);
  }

  private StoryStep file(StoryFields filed, Instant at, @Nullable Dossier dossier)
      throws StoryFault {
    filed.only("mail", "account", "kind", "on");
    MailReceived mail = mails.known(filed, "mail");
    MailKind kind =
        filed.has("kind")
            ? filed.word("kind", MailKind.values(), MailKind::word)
            : mail.judgement().kind();
    AccountId account = filed.has("account") ? account(filed, "account") : null;
    boolean beyond = dossier != null && OpenQuestion.waits(dossier, mail);
    HeldMail held = beyond ? OpenQuestion.beyond(mail) : null;
    return StoryStep.told(
        new PersonEvent.MailFiled(
            id(at), PERSON, at, mail.id(), account, kind, filed.optionalDay("on"), held));
  }

  private EventId said(StoryFields line, String verb) throws StoryFault {
    String name = line.only("at", verb).text(verb);
    EventId told = says.get(name);
    return told == null ? mails.known(line, verb).id() : told;
  }

  private StoryStep linked(StoryFields line, Instant at) throws StoryFault {
    List<AccountId> together = new ArrayList<>();
    for (String name : line.texts("linked")) {
      AccountId account = accounts.get(name);
      if (account == null) {
        throw line.fault("linked", "no account '" + name + "' was added");
      }
      together.add(account);
    }
    return StoryStep.told(new PersonEvent.AccountsLinked(id(at), PERSON, at, together));
  }

  private StoryStep renamed(StoryFields renamed, Instant at) throws StoryFault {
    renamed.only("account", "handle");
    return StoryStep.told(
        new PersonEvent.AccountRenamed(
            id(at), PERSON, at, account(renamed, "account"), renamed.text("handle")));
  }

  private StoryStep settings(StoryFields chosen, Instant at, @Nullable Dossier dossier)
      throws StoryFault {
    chosen.only("zone", "language", "country", "news", "page", "digest", "monthly");
    if (dossier == null) {
      return StoryStep.nothing();
    }
    return StoryStep.told(new StorySettings(dossier).read(chosen, id(at), at));
  }

  private EventId id(Instant at) {
    count++;
    return EventId.of("story", count, at);
  }
}
