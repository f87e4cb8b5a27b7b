package objector.wording.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.events.id.Platform;
import objector.events.mail.Judgement;
import objector.events.mail.Judgement.Form;
import objector.events.mail.Judgement.Link;
import objector.events.mail.Judgement.Mailbox;
import objector.events.mail.Judgement.Result;
import objector.events.mail.Judgement.Signature;
import objector.events.mail.MailKind;
import objector.programmes.Programmes;
import objector.wording.Defanged;
import objector.wording.Isolated;
import objector.wording.Voice;
import org.jspecify.annotations.Nullable;

/// Says what a mail is, and whether Meta sent it, as far as that can be told.
public record VerdictWords(Voice voice, Programmes programmes) {

  /// One truthful paragraph.
  ///
  /// @param today for the form that is valid now
  public VerdictText of(Judgement judgement, LocalDate today) {
    return new VerdictText(
        voice.say("verdict.word." + word(judgement)),
        paragraph(judgement, today),
        new SignalWords(voice).of(judgement.because()));
  }

  private static boolean imitation(Judgement judgement) {
    return judgement.kind() == MailKind.PHISHING
        || judgement.authenticity().verdict() == Judgement.Verdict.CONTRADICTED;
  }

  private static boolean verified(Judgement judgement) {
    return judgement.authenticity().verdict() == Judgement.Verdict.VERIFIED;
  }

  private static String word(Judgement judgement) {
    if (imitation(judgement)) {
      return "imitation";
    }
    if (judgement.held() != null) {
      return "unsure";
    }
    return switch (judgement.kind()) {
      case NOTICE, CONFIRMATION, ACKNOWLEDGEMENT, REFUSAL, MORE_INFORMATION, EXTENSION, CODE ->
          verified(judgement) ? "genuine" : "not-checkable";
      case PHISHING -> "imitation";
      case BROKEN -> "unsure";
      case ACCOUNT_SECURITY, FORWARDING_CONFIRMATION, OTHER_META, BOUNCE, AUTO_REPLY, UNRELATED ->
          "no-matter";
    };
  }

  private String paragraph(Judgement judgement, LocalDate today) {
    if (imitation(judgement)) {
      return phishing(judgement);
    }
    String why = HeldWords.why(voice, judgement.held());
    if (why != null) {
      return why;
    }
    if (judgement.held() != null && judgement.kind() != MailKind.BROKEN) {
      return voice.say("verdict.unsure", kind(judgement));
    }
    return switch (judgement.kind()) {
      case NOTICE -> known(judgement, notice(judgement, today));
      case CONFIRMATION -> known(judgement, voice.say("verdict.confirmation"));
      case ACKNOWLEDGEMENT -> known(judgement, voice.say("verdict.acknowledgement"));
      case REFUSAL -> known(judgement, voice.say("verdict.refusal"));
      case MORE_INFORMATION -> known(judgement, voice.say("verdict.more-information"));
      case EXTENSION -> known(judgement, voice.say("verdict.extension"));
      case CODE -> known(judgement, code(judgement));
      case OTHER_META ->
          voice.say("verdict.other-meta." + (verified(judgement) ? "verified" : "unverifiable"));
      case FORWARDING_CONFIRMATION -> forwarding(judgement);
      case ACCOUNT_SECURITY -> voice.say("verdict.account-security");
      case BOUNCE -> voice.say("verdict.bounce");
      case AUTO_REPLY -> voice.say("verdict.auto-reply");
      case PHISHING -> phishing(judgement);
      case UNRELATED -> voice.say("verdict.unrelated");
      case BROKEN -> voice.say("verdict.broken");
    };
  }

  private Map<String, Object> kind(Judgement judgement) {
    return Map.of("kind", voice.say("kind." + judgement.kind().word()));
  }

  /// One of Meta's mails about objecting: what it is, whether Meta sent it, what it says.
  private String known(Judgement judgement, String says) {
    String kind = voice.say("kind." + judgement.kind().word());
    if (verified(judgement)) {
      return voice.say("verdict.known.verified", Map.of("kind", kind, "domain", signer(judgement)))
          + " "
          + says;
    }
    String why = voice.say("verdict.why." + whyUnverifiable(judgement));
    String reads = voice.say("verdict.known.unverifiable", Map.of("kind", kind, "why", why));
    return reads
        + " "
        + says
        + (judgement.forward().form() == Form.INLINE ? " " + voice.say("verdict.check") : "");
  }

  private static String whyUnverifiable(Judgement judgement) {
    List<Result> results =
        judgement.authenticity().signatures().stream().map(Signature::result).toList();
    if (judgement.forward().form() == Form.INLINE) {
      return "inline";
    }
    if (results.contains(Result.NO_KEY)) {
      return "no-key";
    }
    return results.contains(Result.FAIL) || results.contains(Result.ERROR)
        ? "broken-signature"
        : "no-signature";
  }

  private String signer(Judgement judgement) {
    return judgement.authenticity().signatures().stream()
        .filter(signature -> signature.result() == Result.PASS)
        .map(signature -> Optional.ofNullable(signature.domain()).orElse(""))
        .filter(domain -> programmes.metaAiTraining().senders().isNotificationDomain(domain))
        .findFirst()
        .map(Isolated::name)
        .orElse("Meta");
  }

  private String notice(Judgement judgement, LocalDate today) {
    Platform platform = judgement.platform();
    return programmes
        .metaAiTraining()
        .formFor(platform == null ? Platform.FACEBOOK.word() : platform.word(), true, today)
        .map(form -> voice.say("verdict.notice", Map.of("form", form.url().toString())))
        .orElseGet(() -> voice.say("verdict.notice.no-form"));
  }

  private String code(Judgement judgement) {
    List<String> codes = judgement.codes();
    return codes.isEmpty()
        ? voice.say("verdict.code.none")
        : voice.say("verdict.code", Map.of("code", Isolated.code(codes.getFirst())));
  }

  private String forwarding(Judgement judgement) {
    String asks = voice.say("verdict.forwarding-confirmation.unnamed");
    List<String> codes = judgement.codes();
    return codes.isEmpty()
        ? asks
        : asks
            + " "
            + voice.say(
                "verdict.forwarding-confirmation.code",
                Map.of("code", Isolated.code(codes.getFirst())));
  }

  private String phishing(Judgement judgement) {
    String kind =
        judgement.kind() == MailKind.PHISHING
            ? voice.say("verdict.phishing.meta")
            : voice.say("kind." + judgement.kind().word());
    List<String> reasons = new ArrayList<>();
    stranger(judgement.forward().from())
        .ifPresent(address ->
            reasons.add(voice.say("verdict.phishing.sender", Map.of("address", address))));
    judgement.links().stream()
        .filter(link -> !link.trusted())
        .flatMap(link -> host(link).stream())
        .filter(host -> !programmes.metaAiTraining().senders().isMetaDomain(host))
        .findFirst()
        .map(host -> Map.of("host", Isolated.name(Defanged.text(host))))
        .ifPresent(host -> reasons.add(voice.say("verdict.phishing.link", host)));
    if (reasons.isEmpty()) {
      reasons.add(voice.say("verdict.phishing.other"));
    }
    return voice.say("verdict.phishing", Map.of("kind", kind, "reasons", reasons));
  }

  /// The address, unless it is one of Meta's.
  private Optional<String> stranger(@Nullable Mailbox from) {
    if (from == null || from.address() == null) {
      return Optional.empty();
    }
    String address = from.address();
    String host = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return programmes.metaAiTraining().senders().isMetaDomain(host)
        ? Optional.empty()
        : Optional.of(Isolated.name(Defanged.text(address)));
  }

  private static Optional<String> host(Link link) {
    try {
      return Optional.ofNullable(new URI(link.target()).getHost());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
