package objector.webui;

import static objector.webui.Routes.get;
import static objector.webui.Routes.personalGet;
import static objector.webui.Routes.personalPost;

import java.util.List;
import objector.webui.group.GroupPage;
import objector.webui.group.GroupsPage;
import objector.webui.group.Invitations;
import objector.webui.group.JoinPage;
import objector.webui.request.Route;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;

/// For groups: whoever leads one, and whoever is invited.
final class GroupRoutes {
  private GroupRoutes() {}

  static List<Route> of(SiteParts parts) {
    Templates templates = parts.templates();
    ErrorPage errors = parts.errors();
    Invitations invitations =
        new Invitations(parts.links(), parts.readModel(), parts.config().publicUrl());
    JoinPage join =
        new JoinPage(templates, errors, invitations, parts.writes(), parts.access()::person);
    GroupsPage groups = new GroupsPage(templates, errors, parts.readModel(), parts.writes());
    GroupPage group =
        new GroupPage(templates, errors, parts.readModel(), invitations, parts.writes());
    return List.of(
        get("/join", join::form),
        personalPost("/me/groups/join", join::join),
        personalGet("/me/groups", groups::list),
        personalPost("/me/groups", groups::make),
        personalGet("/me/groups/:id", group::show),
        personalPost("/me/groups/:id/link", group::replaceLink),
        personalPost("/me/groups/:id/invitations", group::invite),
        personalPost("/me/groups/:id/leave", groups::leave),
        personalGet("/me/groups/:id/dissolve", groups::dissolveForm),
        personalPost("/me/groups/:id/dissolve", groups::dissolve));
  }
}
