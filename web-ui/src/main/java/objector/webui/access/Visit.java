package objector.webui.access;

import objector.events.person.Dossier;

/// Who is signed in, and by which session.
public record Visit(Dossier dossier, Sessions.Session session) {}
