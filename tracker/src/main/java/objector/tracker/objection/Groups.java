package objector.tracker.objection;

import objector.events.group.GroupJoined;
import objector.events.group.GroupLed;
import objector.events.person.DossierFields;
import objector.events.person.PersonEvent.GroupDissolved;
import objector.events.person.PersonEvent.GroupEntered;
import objector.events.person.PersonEvent.GroupLeft;
import objector.events.person.PersonEvent.GroupLinkReplaced;
import objector.events.person.PersonEvent.GroupMade;
import objector.events.person.ShortText;

/// Which groups a person leads, and which they are in. Joining twice is once; of more groups than
/// there may be, the last are not taken (the pages say so before).
final class Groups {
  private Groups() {}

  static void make(DossierFields dossier, GroupMade event) {
    String name = ShortText.of(event.name());
    boolean known = dossier.led.stream().anyMatch(led -> led.group().equals(event.group()));
    if (name != null && !known && dossier.led.size() < GroupLed.MOST) {
      dossier.led.add(new GroupLed(event.group(), name, event.at(), event.id()));
    }
  }

  static void replaceLink(DossierFields dossier, GroupLinkReplaced event) {
    dossier.led.replaceAll(
        led -> led.group().equals(event.group()) ? led.inviting(event.id()) : led);
  }

  static void dissolve(DossierFields dossier, GroupDissolved event) {
    dossier.led.removeIf(led -> led.group().equals(event.group()));
  }

  static void enter(DossierFields dossier, GroupEntered event) {
    String name = ShortText.of(event.name());
    boolean known = dossier.groups.stream().anyMatch(one -> one.group().equals(event.group()));
    if (name != null && !known && dossier.groups.size() < GroupJoined.MOST) {
      dossier.groups.add(new GroupJoined(event.group(), name, event.lead(), event.at()));
    }
  }

  static void leave(DossierFields dossier, GroupLeft event) {
    dossier.groups.removeIf(one -> one.group().equals(event.group()));
  }
}
