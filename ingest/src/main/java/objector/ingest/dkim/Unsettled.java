package objector.ingest.dkim;

import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Result;

/// Whether more may be known of a mail's signatures later: DNS gave no answer when it was judged.
public final class Unsettled {
  static final String NOT_YET = "not known yet: ";

  private Unsettled() {}

  public static boolean is(Judgement judgement) {
    return judgement.authenticity().signatures().stream()
        .anyMatch(signature ->
            signature.result() == Result.NO_KEY
                && signature.reason() != null
                && signature.reason().startsWith(NOT_YET));
  }
}
