package objector.webui.group;

import java.util.List;
import java.util.Optional;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.id.EventId;
import objector.events.id.GroupId;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.GroupDissolved;
import objector.events.person.PersonEvent.GroupLeft;
import objector.events.person.PersonEvent.GroupMade;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import org.jspecify.annotations.Nullable;

/// A person's groups: those they lead, those they are in; to make one, to end one, to leave one.
public final class GroupsPage {
  static final int LONGEST_NAME = 80;

  /// @param there whether it still exists
  record Row(String id, String name, boolean there) {}

  /// @param problem key of what is wrong with the input
  record View(List<Row> led, List<Row> in, boolean full, String name, @Nullable String problem) {}

  record Ending(String id, String name) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final ReadModel readModel;
  private final ReadYourWrites writes;

  public GroupsPage(
      Templates templates, ErrorPage errors, ReadModel readModel, ReadYourWrites writes) {
    this.templates = templates;
    this.errors = errors;
    this.readModel = readModel;
    this.writes = writes;
  }

  public WebResponse list(WebRequest request, Dossier dossier) {
    return show(request, dossier, 200, "", null);
  }

  public WebResponse make(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    String name = request.field("name").orElse("");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return show(request, dossier, 400, name, "group.problem.name");
    }
    if (dossier.led().size() >= GroupLed.MOST) {
      return show(request, dossier, 409, name, "groups.full");
    }
    GroupId group = GroupId.random();
    writes.tell(new GroupMade(EventId.random(), dossier.person(), request.now(), group, name));
    return WebResponse.seeOther("/me/groups/" + group);
  }

  public WebResponse dissolveForm(WebRequest request, Dossier dossier) {
    return led(request, dossier)
        .map(group ->
            templates.page(
                200,
                request,
                "group/DissolvePage",
                new Ending(group.group().value(), group.name())))
        .orElseGet(() -> errors.noSuchPage(request));
  }

  public WebResponse dissolve(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<GroupLed> group = led(request, dossier);
    if (group.isEmpty()) {
      return errors.noSuchPage(request);
    }
    writes.tell(
        new GroupDissolved(EventId.random(), dossier.person(), request.now(), group.get().group()));
    return WebResponse.seeOther("/me/groups");
  }

  public WebResponse leave(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<GroupJoined> group =
        dossier.groups().stream()
            .filter(one -> one.group().value().equals(request.name("id")))
            .findFirst();
    if (group.isEmpty()) {
      return errors.noSuchPage(request);
    }
    writes.tell(
        new GroupLeft(EventId.random(), dossier.person(), request.now(), group.get().group()));
    return WebResponse.seeOther("/me/groups");
  }

  static Optional<GroupLed> led(WebRequest request, Dossier dossier) {
    return dossier.led().stream()
        .filter(one -> one.group().value().equals(request.name("id")))
        .findFirst();
  }

  /// Whether a group that somebody is in still exists.
  static boolean isThere(ReadModel readModel, GroupJoined group) {
    return readModel.dossier(group.lead()).stream()
        .flatMap(lead -> lead.led().stream())
        .anyMatch(led -> led.group().equals(group.group()));
  }

  private WebResponse show(
      WebRequest request, Dossier dossier, int status, String name, @Nullable String problem) {
    View view =
        new View(
            dossier.led().stream()
                .map(group -> new Row(group.group().value(), group.name(), true))
                .toList(),
            dossier.groups().stream()
                .map(group ->
                    new Row(group.group().value(), group.name(), isThere(readModel, group)))
                .toList(),
            dossier.led().size() >= GroupLed.MOST,
            name,
            problem);
    return templates.page(status, request, "group/GroupsPage", view);
  }
}
