package objector.programmes;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.loader.InvalidField;
import objector.programmes.sender.LinkResolver;
import objector.programmes.sender.Senders;
import org.jspecify.annotations.Nullable;

/// A use of personal data that people object to, and all that is known of it.
///
/// @param checked the day on which these facts were last held against their sources
/// @param controller who decides on that use, and must answer
/// @param address where a letter reaches the controller, line by line
/// @param title by language of the reader
/// @param facts what the public page states, in its order
/// @param contacts where one objects when no form works
/// @param forms in order of preference: the first that fits is the one people are sent to
public record Programme(
    String id,
    LocalDate checked,
    String controller,
    List<String> address,
    Map<String, String> title,
    List<StatedFact> facts,
    List<Contact> contacts,
    List<Form> forms,
    List<WatchedPage> pages,
    Senders senders,
    List<TimelineEntry> timeline) {
  public Programme {
    FieldConstraints.id(id, "id");
    FieldConstraints.present(checked, "checked");
    FieldConstraints.text(controller, "controller");
    address = FieldConstraints.filled(address, "address");
    title = FieldConstraints.texts(title, "title");
    facts = FieldConstraints.filled(facts, "facts");
    FieldConstraints.unique(facts.stream().map(StatedFact::id).toList(), "facts");
    for (StatedFact fact : facts) {
      if (fact.on().isAfter(checked)) {
        throw new InvalidField("facts", "'" + fact.id() + "' is of a day after 'checked'");
      }
    }
    contacts = FieldConstraints.filled(contacts, "contacts");
    FieldConstraints.unique(contacts.stream().map(Contact::id).toList(), "contacts");
    forms = FieldConstraints.filled(forms, "forms");
    FieldConstraints.unique(forms.stream().map(Form::id).toList(), "forms");
    pages = FieldConstraints.filled(pages, "pages");
    FieldConstraints.unique(pages.stream().map(WatchedPage::id).toList(), "pages");
    FieldConstraints.present(senders, "senders");
    timeline = FieldConstraints.filled(timeline, "timeline");
    for (int i = 1; i < timeline.size(); i++) {
      if (timeline.get(i).on().isBefore(timeline.get(i - 1).on())) {
        throw new InvalidField("timeline[" + i + "].on", timeline.get(i).on() + " is out of order");
      }
    }
    for (Form form : forms) {
      requireOwned(form.url(), senders, "forms");
    }
    for (WatchedPage page : pages) {
      requireOwned(page.url(), senders, "pages");
    }
    for (Contact contact : contacts) {
      if (contact.url() != null) {
        requireOwned(contact.url(), senders, "contacts");
      }
    }
    for (String platform : Form.PLATFORMS) {
      requireUnbroken(platform, true, forms);
      requireUnbroken(platform, false, forms);
    }
    requireUnbroken(Form.WHATSAPP, true, forms);
  }

  /// Where somebody objects on that day, or would have.
  ///
  /// @param platform `facebook`, `instagram` or `whatsapp`
  /// @param user false for a person without an account
  public Optional<Form> formFor(String platform, boolean user, LocalDate on) {
    return first(forms, platform, user, on);
  }

  /// Forms that people were sent to before that day and no longer are, the newest first: they have
  /// outlived their campaigns, and are a second way where the first fails.
  public List<Form> olderForms(String platform, boolean user, LocalDate on) {
    return forms.stream()
        .filter(form -> form.serves(platform, user))
        .filter(form -> form.validTo() != null && form.validTo().isBefore(on))
        .sorted(Comparator.comparing(Form::validFrom).reversed())
        .toList();
  }

  /// Where one objects without a form, for people under that law.
  public List<Contact> contactsFor(String platform, String law) {
    return contacts.stream().filter(contact -> contact.serves(platform, law)).toList();
  }

  public Optional<StatedFact> fact(String factId) {
    return facts.stream().filter(fact -> fact.id().equals(factId)).findFirst();
  }

  /// The known form that a link leads to, of whatever time and host variant.
  public Optional<Form> formAt(URI link) {
    if (!senders.isFormLink(link)) {
      return Optional.empty();
    }
    return forms.stream()
        .filter(form -> LinkResolver.path(form.url()).equals(LinkResolver.path(link)))
        .findFirst();
  }

  public Optional<WatchedPage> page(@Nullable String pageId) {
    return pages.stream().filter(page -> page.id().equals(pageId)).findFirst();
  }

  private static Optional<Form> first(
      List<Form> forms, String platform, boolean user, LocalDate on) {
    return forms.stream()
        .filter(form -> form.serves(platform, user) && form.validOn(on))
        .findFirst();
  }

  /// From the first form on there is one on every day, and the last has no end.
  private static void requireUnbroken(String platform, boolean user, List<Form> forms) {
    String people = platform + (user ? ", people with an account" : ", people without an account");
    List<Form> fitting = forms.stream().filter(form -> form.serves(platform, user)).toList();
    if (fitting.isEmpty()) {
      throw new InvalidField("forms", "there is none for " + people);
    }
    for (Form form : fitting) {
      LocalDate end = form.validTo();
      if (end != null && first(forms, platform, user, end.plusDays(1)).isEmpty()) {
        throw new InvalidField("forms", "after " + end + " there is none for " + people);
      }
    }
  }

  private static void requireOwned(URI url, Senders senders, String field) {
    if (!senders.isMetaDomain(url.getHost())) {
      throw new InvalidField(
          field, "'" + url + "' is on none of the domains under 'senders.owned'");
    }
  }

  /// The same, for the readers of more languages.
  Programme told(
      Map<String, String> titles, List<WatchedPage> titled, List<TimelineEntry> happened) {
    return new Programme(
        id,
        checked,
        controller,
        address,
        titles,
        facts,
        contacts,
        forms,
        titled,
        senders,
        happened);
  }
}
