package objector.webui.group;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.id.EventId;
import objector.events.person.Dossier;
import objector.events.person.PersonEvent.GroupEntered;
import objector.webui.group.Invitations.Invited;
import objector.webui.request.NotKept;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.submission.ReadYourWrites;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Isolated;

/// An invitation that somebody opens: first what the group sees and what it never does, then the
/// choice. Opening it changes nothing.
public final class JoinPage {
  /// @param in whether they are in it already
  /// @param full whether they are in too many
  record View(String id, String heading, String token, boolean in, boolean full) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final Invitations invitations;
  private final ReadYourWrites writes;
  private final Function<WebRequest, Optional<Dossier>> signedIn;

  public JoinPage(
      Templates templates,
      ErrorPage errors,
      Invitations invitations,
      ReadYourWrites writes,
      Function<WebRequest, Optional<Dossier>> signedIn) {
    this.templates = templates;
    this.errors = errors;
    this.invitations = invitations;
    this.writes = writes;
    this.signedIn = signedIn;
  }

  public WebResponse form(WebRequest request) {
    String token = request.asked("t").orElse("");
    Optional<Invited> invited = invitations.read(token, request.now());
    if (invited.isEmpty()) {
      return errors.linkSpent(request);
    }
    GroupLed group = invited.get().group();
    Optional<Dossier> dossier = signedIn.apply(request);
    View view =
        new View(
            group.group().value(),
            templates
                .voice(request.language(), "UTC")
                .say("group.join.heading", Map.of("group", Isolated.name(group.name()))),
            token,
            dossier.filter(person -> isIn(person, group)).isPresent(),
            dossier.filter(person -> person.groups().size() >= GroupJoined.MOST).isPresent());
    return templates.page(200, request, "group/JoinPage", view).with("Cache-Control", "no-store");
  }

  public WebResponse join(WebRequest request, Dossier dossier)
      throws NotKept, InterruptedException {
    Optional<Invited> invited = invitations.read(request.field("t").orElse(""), request.now());
    if (invited.isEmpty()) {
      return errors.linkSpent(request);
    }
    GroupLed group = invited.get().group();
    boolean full = dossier.groups().size() >= GroupJoined.MOST;
    if (!isIn(dossier, group) && !full) {
      writes.tell(
          new GroupEntered(
              EventId.random(),
              dossier.person(),
              request.now(),
              group.group(),
              invited.get().lead(),
              group.name()));
    }
    return WebResponse.seeOther(full ? "/me/groups" : "/me/groups/" + group.group());
  }

  private static boolean isIn(Dossier dossier, GroupLed group) {
    return dossier.groups().stream().anyMatch(one -> one.group().equals(group.group()));
  }
}
