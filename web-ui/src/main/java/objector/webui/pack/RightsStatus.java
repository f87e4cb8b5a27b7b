package objector.webui.pack;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import objector.events.person.Account;
import objector.events.person.Due;
import objector.events.person.Objection;
import objector.events.person.Proof;
import org.jspecify.annotations.Nullable;

/// An objection's status in the words of the Data Rights Protocol 1.0 (its request status), so that
/// other tools understand an export. The protocol knows no objection among its rights, and no
/// doubt: what only the person says, or a mail that nobody could check, is told in
/// `processing_details`, and what stays open there is never `fulfilled` here by a guess.
final class RightsStatus {
  private RightsStatus() {}

  static Map<String, @Nullable Object> of(Account account) {
    Objection standing = account.standing();
    Map<String, @Nullable Object> status = new LinkedHashMap<>();
    status.put("request_id", account.id().value());
    status.put("received_at", received(standing));
    status.put("expected_by", expected(standing));
    status.put("status", status(standing));
    status.put("reason", reason(standing));
    status.put("processing_details", details(standing));
    return status;
  }

  private static String status(Objection standing) {
    return switch (standing) {
      case Objection.Unknown _, Objection.Noticed _ -> "open";
      case Objection.CodeAsked code -> status(code.before());
      case Objection.Filed _, Objection.MoreAsked _, Objection.Extended _ -> "in_progress";
      // The protocol's `expired` is a request that nobody takes up any more; this one waits.
      case Objection.Overdue _, Objection.Contradicted _ -> "in_progress";
      // Whether Meta confirmed it nobody could check.
      case Objection.Confirmed confirmed when confirmed.proof() == Proof.UNVERIFIED_MAIL ->
          "in_progress";
      case Objection.Confirmed _ -> "fulfilled";
      case Objection.Refused _ -> "denied";
      case Objection.Complained complained -> status(complained.before());
      case Objection.Recheck recheck -> status(recheck.before());
      case Objection.Withdrawn _ -> "revoked";
    };
  }

  private static @Nullable String reason(Objection standing) {
    return switch (standing) {
      case Objection.CodeAsked _, Objection.MoreAsked _ -> "need_user_verification";
      case Objection.Refused _ -> "other";
      case Objection.Complained complained -> reason(complained.before());
      case Objection.Recheck recheck -> reason(recheck.before());
      case Objection.Unknown _,
          Objection.Noticed _,
          Objection.Filed _,
          Objection.Extended _,
          Objection.Overdue _,
          Objection.Confirmed _,
          Objection.Withdrawn _,
          Objection.Contradicted _ ->
          null;
    };
  }

  private static @Nullable LocalDate received(Objection standing) {
    return standing.filing() == null ? null : standing.filing().on();
  }

  private static @Nullable LocalDate expected(Objection standing) {
    Due due =
        switch (standing) {
          case Objection.Filed filed -> filed.due();
          case Objection.MoreAsked more -> more.due();
          case Objection.Extended extended -> extended.due();
          case Objection.Overdue overdue -> overdue.due();
          case Objection.Recheck _,
              Objection.Complained _,
              Objection.CodeAsked _,
              Objection.Unknown _,
              Objection.Noticed _,
              Objection.Confirmed _,
              Objection.Refused _,
              Objection.Withdrawn _,
              Objection.Contradicted _ ->
              null;
        };
    return due == null ? null : due.on();
  }

  private static String details(Objection standing) {
    String state = standing.getClass().getSimpleName();
    return switch (standing) {
      case Objection.Confirmed confirmed -> state + ", by " + confirmed.proof().word();
      case Objection.Refused refused -> state + ", by " + refused.proof().word();
      default -> state;
    };
  }
}
