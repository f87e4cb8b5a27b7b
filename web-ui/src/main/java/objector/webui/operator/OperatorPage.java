package objector.webui.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import objector.events.id.PageId;
import objector.events.page.WatchState;
import objector.kafka.DeadLetter;
import objector.service.TemporarilyUnavailable;
import objector.webui.operator.PutAside.Replayed;
import objector.webui.readmodel.ReadModel;
import objector.webui.request.WebRequest;
import objector.webui.request.WebResponse;
import objector.webui.template.ErrorPage;
import objector.webui.template.Templates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The page of whoever runs this: what wants a look, and the records that were put aside, to be
/// brought again. For others there is a form that asks for the token.
public final class OperatorPage {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorPage.class);
  private static final Pattern ID = Pattern.compile("[a-z-]{1,20}-[0-9]{1,9}@[0-9]{1,18}");
  private static final int MOST = 50;

  /// @param wrong whether a token was tried
  record SignIn(boolean wrong) {}

  private final Templates templates;
  private final ErrorPage errors;
  private final OperatorDoor door;
  private final PartReports reports;
  private final PutAside aside;
  private final ReadModel readModel;

  public OperatorPage(
      Templates templates,
      ErrorPage errors,
      OperatorDoor door,
      PartReports reports,
      PutAside aside,
      ReadModel readModel) {
    this.templates = templates;
    this.errors = errors;
    this.door = door;
    this.reports = reports;
    this.aside = aside;
    this.readModel = readModel;
  }

  public WebResponse show(WebRequest request) throws InterruptedException {
    if (!door.exists()) {
      return errors.noSuchPage(request);
    }
    Optional<String> token = request.asked("token");
    if (token.isPresent()) {
      return entered(token.get(), request);
    }
    return door.isOpenFor(request) ? page(request, "") : form(request, false);
  }

  public WebResponse signIn(WebRequest request) {
    return door.takesToken()
        ? entered(request.field("token").orElse(""), request)
        : errors.noSuchPage(request);
  }

  public WebResponse replay(WebRequest request) throws InterruptedException {
    if (!door.isOpenFor(request)) {
      return door.exists() ? form(request, false) : errors.noSuchPage(request);
    }
    String id = request.field("id").orElse("");
    if (!ID.matcher(id).matches()) {
      return errors.badInput(request);
    }
    try {
      Replayed became = aside.replay(id);
      LOG.atInfo()
          .addKeyValue("id", id)
          .addKeyValue("became", became)
          .log("a replay was asked for");
      return page(request, words(id, became));
    } catch (TemporarilyUnavailable e) {
      return page(request, "Kafka did not take " + id + ": it lies where it lay, try again.");
    }
  }

  private static String words(String id, Replayed became) {
    return switch (became) {
      case AGAIN -> id + " was brought again.";
      case NO_RECORD -> id + " was due and lay on no topic, so it cannot be brought again.";
      case SUCCEEDED ->
          id + " was brought again before, or replaced: a later record has taken its place.";
      case GONE -> id + " no longer lies where it came from: erased, or not kept so long.";
      case UNKNOWN -> "Nothing was put aside under " + id + ".";
    };
  }

  private WebResponse entered(String token, WebRequest request) {
    return door.enter(token, request.now())
        .map(cookie ->
            WebResponse.seeOther("/operator").withCookie(cookie).with("Cache-Control", "no-store"))
        .orElseGet(() -> form(request, true));
  }

  private WebResponse form(WebRequest request, boolean wrong) {
    if (!door.takesToken()) {
      return errors.noSuchPage(request);
    }
    return templates
        .page(403, english(request), "operator/OperatorSignIn", new SignIn(wrong))
        .with("Cache-Control", "no-store");
  }

  private WebResponse page(WebRequest request, String done) throws InterruptedException {
    OperatorView view = OperatorView.of(reports.ask(), newest(), blind(), request.now(), done);
    return templates
        .page(200, english(request), "operator/OperatorPage", view)
        .with("Cache-Control", "no-store");
  }

  private @Nullable List<DeadLetter> newest() {
    try {
      return aside.newest(MOST);
    } catch (TemporarilyUnavailable e) {
      return null;
    }
  }

  private List<WatchState> blind() {
    List<WatchState> blind = new ArrayList<>();
    try {
      for (PageId page : readModel.pages()) {
        readModel.watch(page).filter(state -> state.blindSince() != null).ifPresent(blind::add);
      }
    } catch (ReadModel.NotReady e) {
      // The read model says so among the parts.
      return List.of();
    }
    return blind;
  }

  /// The console speaks one language, as the command line does; and its address is one.
  private static WebRequest english(WebRequest request) {
    return request.at("/operator").in("en", request.signedIn());
  }
}
