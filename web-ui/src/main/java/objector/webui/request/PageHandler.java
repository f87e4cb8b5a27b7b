package objector.webui.request;

import objector.events.person.Dossier;

/// Answers one kind of visit. Runs on a virtual thread: it may block.
@FunctionalInterface
public interface PageHandler {
  WebResponse answer(WebRequest request) throws InterruptedException, NotKept;

  /// A page of a person who is signed in.
  @FunctionalInterface
  interface Personal {
    WebResponse answer(WebRequest request, Dossier dossier) throws InterruptedException, NotKept;
  }
}
