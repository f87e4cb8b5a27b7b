package objector.webui;

import objector.events.Dossier;

/// Answers one kind of visit. Runs on a virtual thread: it may block.
@FunctionalInterface
interface Page {
  Answer answer(Visit visit) throws InterruptedException, NotKept;

  /// A page of a person who is signed in.
  @FunctionalInterface
  interface Personal {
    Answer answer(Visit visit, Dossier dossier) throws InterruptedException, NotKept;
  }
}
