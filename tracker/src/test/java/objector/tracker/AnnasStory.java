package objector.tracker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import objector.events.alert.Alert.Matter;
import objector.events.alert.News;
import objector.events.alert.ReminderKind;
import objector.events.id.AccountId;
import objector.events.id.EventId;
import objector.events.id.PersonId;
import objector.events.id.Platform;
import objector.events.mail.MailKind;
import objector.events.person.PageNews;
import objector.events.person.PersonEvent.AccountAdded;
import objector.events.person.PersonEvent.Joined;
import objector.events.person.PersonEvent.ObjectionFiled;
import objector.tracker.objection.Given;

/// Somebody invented with an account, of whom is told what happens.
final class AnnasStory implements AutoCloseable {
  static final PersonId ANNA = PersonId.random();

  private final Story story = new Story();
  private final AccountId instagram;

  AnnasStory() {
    Joined joined = Given.joined(ANNA, story.now(), "anna@mail.example", PageNews.ALL);
    story.told(joined);
    story.told(Given.used(ANNA, story.now(), joined.id()));
    this.instagram = add(Platform.INSTAGRAM, "@anna");
    story.newAlerts();
  }

  Story story() {
    return story;
  }

  AccountId instagram() {
    return instagram;
  }

  AccountId add(Platform platform, String handle) {
    AccountAdded added = Given.added(ANNA, story.now(), platform, handle, null);
    story.told(added);
    return added.account();
  }

  void filed(String on) {
    story.told(
        new ObjectionFiled(
            EventId.random(),
            ANNA,
            story.now(),
            instagram,
            Given.PROGRAMME,
            LocalDate.parse(on),
            null));
  }

  static Given.Mail given(MailKind kind) {
    return Given.mail(ANNA, kind);
  }

  void mail(MailKind kind, String dated) {
    story.mailed(given(kind).at(Instant.parse(dated).plusSeconds(60)).dated(dated).received());
  }

  List<News> news() {
    return story.newMatters().stream().map(matter -> ((Matter.AccountNews) matter).news()).toList();
  }

  List<ReminderKind> reminders() {
    return story.newMatters().stream().map(matter -> ((Matter.Reminder) matter).kind()).toList();
  }

  @Override
  public void close() {
    story.close();
  }
}
