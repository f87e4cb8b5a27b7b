package objector.webui.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import objector.events.group.GroupFigures;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.group.GroupPart;
import objector.events.id.EventId;
import objector.events.id.GroupId;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.GroupLinkReplaced;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Isolated;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// One group: its totals, to whoever leads it and to its people alike; to whoever leads it, the
/// ways to invite.
public final class GroupPage {
  /// @param percent of the people shown; never above a hundred, as figures move on their own
  record Bar(String label, int people, int percent) {}

  /// @param counted as of when; null: not yet
  /// @param inviting null for those who do not lead it
  record View(
      String id,
      String name,
      String heading,
      List<Bar> bars,
      boolean hidden,
      @Nullable String counted,
      @Nullable Inviting inviting) {}

  /// @param told what is wrong with the list; null: nothing
  record Inviting(
      String link,
      String until,
      String typed,
      List<InvitingMails.Mail> mails,
      @Nullable String told) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final ReadModel readModel;
  private final Invitations invitations;
  private final ReadYourWrites writes;

  public GroupPage(
      Templates templates,
      ErrorPage errors,
      ReadModel readModel,
      Invitations invitations,
      ReadYourWrites writes) {
    this.templates = templates;
    this.errors = errors;
    this.readModel = readModel;
    this.invitations = invitations;
    this.writes = writes;
  }

  public WebResponse show(WebRequest request, Dossier dossier) {
    Optional<GroupLed> led = GroupsPage.led(request, dossier);
    if (led.isPresent()) {
      return ofLead(request, dossier, led.get(), 200, "", List.of(), null);
    }
    Optional<GroupJoined> joined =
        dossier.groups().stream()
            .filter(one -> one.group().value().equals(request.name("id")))
            .filter(one -> GroupsPage.isThere(readModel, one))
            .findFirst();
    return joined
        .map(group -> show(request, dossier, group.group(), group.name(), 200, null))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  public WebResponse replaceLink(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<GroupLed> led = GroupsPage.led(request, dossier);
    if (led.isEmpty()) {
      return errors.noSuchPage(request);
    }
    writes.tell(
        new GroupLinkReplaced(
            EventId.random(), dossier.person(), request.now(), led.get().group()));
    return WebResponse.seeOther("/me/groups/" + led.get().group());
  }

  /// Nothing of the list is kept: it becomes mails of one's own.
  public WebResponse invite(WebRequest request, Dossier dossier) {
    Optional<GroupLed> led = GroupsPage.led(request, dossier);
    if (led.isEmpty()) {
      return errors.noSuchPage(request);
    }
    Voice voice = voice(request, dossier);
    String typed = request.field("addresses").orElse("");
    Map<String, Object> group = Map.of("group", Isolated.name(led.get().name()));
    InvitingMails mails =
        InvitingMails.of(
            typed,
            Isolated.bare(voice.say("group.mail.subject", group)),
            Isolated.bare(voice.say("group.mail.body", group))
                + "\n\n"
                + invitations.link(dossier.person(), led.get(), request.now()));
    String told = null;
    if (!mails.faulty().isEmpty() || mails.mails().isEmpty()) {
      told = voice.say("group.problem.addresses", Map.of("lines", faulty(mails)));
    } else if (mails.addresses() > InvitingMails.MOST) {
      told = voice.say("group.problem.many", Map.of("n", InvitingMails.MOST));
    }
    return told == null
        ? ofLead(request, dossier, led.get(), 200, "", mails.mails(), null)
        : ofLead(request, dossier, led.get(), 400, typed, List.of(), told);
  }

  private static String faulty(InvitingMails mails) {
    return mails.faulty().isEmpty()
        ? "–"
        : String.join(", ", mails.faulty().stream().map(Isolated::name).toList());
  }

  private WebResponse ofLead(
      WebRequest request,
      Dossier dossier,
      GroupLed group,
      int status,
      String typed,
      List<InvitingMails.Mail> mails,
      @Nullable String told) {
    Voice voice = voice(request, dossier);
    Inviting inviting =
        new Inviting(
            invitations.link(dossier.person(), group, request.now()),
            voice.date(Invitations.lastDay(request.now())),
            typed,
            mails,
            told);
    return show(request, dossier, group.group(), group.name(), status, inviting);
  }

  private WebResponse show(
      WebRequest request,
      Dossier dossier,
      GroupId group,
      String name,
      int status,
      @Nullable Inviting inviting) {
    Voice voice = voice(request, dossier);
    GroupFigures figures = readModel.figures(group).orElse(null);
    Integer people = figures == null ? null : figures.people();
    List<Bar> bars = figures == null || people == null ? List.of() : bars(figures, people, voice);
    View view =
        new View(
            group.value(),
            name,
            people == null ? voice.say("group.few") : voice.say("group.about", Map.of("n", people)),
            bars,
            bars.size() < GroupPart.values().length,
            figures == null || people == null
                ? null
                : voice.say("group.counted", Map.of("week", voice.date(figures.week()))),
            inviting);
    return templates.page(status, request, voice, "group/GroupPage", view);
  }

  private static List<Bar> bars(GroupFigures figures, int people, Voice voice) {
    List<Bar> bars = new ArrayList<>();
    for (GroupPart part : GroupPart.values()) {
      Integer figure = figures.parts().get(part.word());
      if (figure != null) {
        bars.add(
            new Bar(
                voice.say("group.part." + part.word()),
                figure,
                Math.min(100, figure * 100 / people)));
      }
    }
    return bars;
  }

  private Voice voice(WebRequest request, Dossier dossier) {
    return templates.voice(request.language(), dossier.zone());
  }
}
