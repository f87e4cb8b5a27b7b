package objector.webui.subscription;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import objector.address.EmailAddress;
import objector.service.SignedLinks;
import objector.telemetry.LinkOutage;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import objector.wording.Voice;

/// What is said after a link was asked for, and on the same page what has become of that one. Only
/// the moment at which it was asked for decides, never whether the address is known here.
public final class AskedPage {
  /// @param kind `sign-in` or `subscribe`
  /// @param at when it was asked for
  /// @param late whether mails leave late just now, whoever they are for
  /// @param lost what is not sent any more
  /// @param goes whether it may still be on its way
  /// @param lookAfter in how many seconds more can be told; 0: no more than now
  record View(
      String kind,
      String email,
      String at,
      boolean late,
      List<Lost> lost,
      boolean goes,
      long lookAfter) {}

  /// @param words key of what it was for
  record Lost(String words, String moment) {}

  /// An alert begins a moment after it was asked for, and is good for so long from there.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Templates templates;
  private final ErrorPage errors;
  private final BooleanSupplier late;
  private final Supplier<Optional<LinkOutage>> outage;

  /// @param late whether mails leave late just now
  /// @param outage when no link could leave
  public AskedPage(
      Templates templates,
      ErrorPage errors,
      BooleanSupplier late,
      Supplier<Optional<LinkOutage>> outage) {
    this.templates = templates;
    this.errors = errors;
    this.late = late;
    this.outage = outage;
  }

  /// Just asked for.
  WebResponse answer(WebRequest request, boolean signIn, EmailAddress email) {
    return show(request, signIn, email, request.now());
  }

  /// Asked for before, as the page says that looks again.
  public WebResponse lookAgain(WebRequest request) {
    Optional<EmailAddress> email = EmailAddress.of(request.field("email").orElse(""));
    Optional<Instant> at = at(request);
    String kind = request.field("kind").orElse("");
    boolean signIn = kind.equals("sign-in");
    if (email.isEmpty() || at.isEmpty() || !(signIn || kind.equals("subscribe"))) {
      return errors.badInput(request);
    }
    return show(request, signIn, email.get(), at.get());
  }

  private static Optional<Instant> at(WebRequest request) {
    try {
      return request.field("at").map(Instant::parse).filter(at -> !at.isAfter(request.now()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private WebResponse show(WebRequest request, boolean signIn, EmailAddress email, Instant at) {
    Instant now = request.now();
    ZoneId zone =
        PreferencesForm.zone(request)
            .orElseGet(() -> ZoneId.of(PreferencesForm.usualZone(request.language())));
    Voice voice = templates.voice(request.language(), zone.getId());
    String moment = voice.moment(at, now);
    // Who is here already gets a link to sign in, whichever form they use.
    boolean link = isLost(at, SignedLinks.SIGN_IN_WORKS, now);
    boolean confirmation = !signIn && link && isLost(at, SignedLinks.CONFIRM_WORKS, now);
    List<Lost> lost = new ArrayList<>();
    if (link) {
      lost.add(new Lost("link.sign-in.heading", moment));
    }
    if (confirmation) {
      lost.add(new Lost("link.confirm.heading", moment));
    }
    Duration left = Duration.between(now, at.plus(SignedLinks.SIGN_IN_WORKS).plus(SLACK));
    View view =
        new View(
            signIn ? "sign-in" : "subscribe",
            email.toString(),
            at.toString(),
            late.getAsBoolean(),
            lost,
            signIn ? !link : !confirmation,
            Math.max(0, left.toSeconds()));
    return templates
        .page(200, request, voice, "subscription/AskedPage", view)
        .with("Cache-Control", "no-store");
  }

  private boolean isLost(Instant at, Duration works, Instant now) {
    Instant end = at.plus(works).plus(SLACK);
    return !now.isBefore(end) && outage.get().filter(o -> o.covers(at, end, now)).isPresent();
  }
}
