package objector.programmes.phrase;

import java.util.ArrayList;
import java.util.List;
import objector.programmes.loader.DataFile;
import objector.programmes.loader.FieldConstraints;
import objector.programmes.sender.HostNames;
import objector.programmes.sender.LinkShim;
import org.jspecify.annotations.Nullable;

/// What the mails of this domain say, in every language. Load once, at start; it is immutable.
///
/// @param brands names under which the controller writes: a sender of such a name must be it
/// @param roles what may follow such a name: "Facebook *Support*"
/// @param signatures how a mail ends that claims to be the controller's
/// @param bystanders hosts whose links speak neither for nor against a mail
/// @param forwarding how mail providers ask before they forward
/// @param passedOn how mail is changed by what passes it on
/// @param everywhere the sentences and parts that are the same in every language
/// @param sentences those that are known whole, by language
/// @param forwards how mail programs mark a forwarded mail
/// @param addressShims of mail gateways: host and the parameter that holds the real address
public record MailPhrases(
    List<String> brands,
    List<String> roles,
    List<String> signatures,
    List<String> bystanders,
    List<LinkShim> addressShims,
    ForwardingMails forwarding,
    PassedOn passedOn,
    List<LanguagePhrases> languages,
    KnownSentences everywhere,
    List<KnownSentences> sentences,
    List<ForwardWords> forwards) {
  public MailPhrases {
    brands = FieldConstraints.filled(brands, "brands");
    roles = FieldConstraints.filled(roles, "roles");
    signatures = FieldConstraints.list(signatures, "signatures");
    bystanders = FieldConstraints.list(bystanders, "bystanders");
    addressShims = FieldConstraints.list(addressShims, "addressShims");
    forwarding = FieldConstraints.present(forwarding, "forwarding");
    passedOn = FieldConstraints.present(passedOn, "passedOn");
    languages = FieldConstraints.filled(languages, "languages");
    FieldConstraints.unique(
        languages.stream().map(LanguagePhrases::language).toList(), "languages");
    FieldConstraints.present(everywhere, "everywhere");
    sentences = FieldConstraints.filled(sentences, "sentences");
    forwards = FieldConstraints.list(forwards, "forwards");
  }

  /// Reads the data files on the class path.
  ///
  /// @throws InvalidProgramme naming file and field when one does not say what it should
  public static MailPhrases load() {
    Everywhere all = new DataFile<>("phrases/everywhere.yaml", Everywhere.class).read();
    List<LanguagePhrases> languages = new ArrayList<>();
    for (String language : all.languages()) {
      languages.add(new DataFile<>("phrases/" + language + ".yaml", LanguagePhrases.class).read());
    }
    List<KnownSentences> sentences = new ArrayList<>();
    for (String language : all.sentences()) {
      sentences.add(sentences(language));
    }
    return new MailPhrases(
        all.brands(),
        all.roles(),
        all.signatures(),
        all.bystanders(),
        all.addressShims(),
        new DataFile<>("forwarding.yaml", ForwardingMails.class).read(),
        new DataFile<>("passed-on.yaml", PassedOn.class).read(),
        languages,
        sentences("everywhere"),
        sentences,
        ForwardWords.load());
  }

  private static KnownSentences sentences(String language) {
    return new DataFile<>("sentences/" + language + ".yaml", KnownSentences.class).read();
  }

  /// Whether links to this host are no matter.
  public boolean isBystander(@Nullable String host) {
    String name = HostNames.clean(host);
    return bystanders.stream().anyMatch(known -> HostNames.within(name, known));
  }

  /// What is the same in every language, and which there are.
  record Everywhere(
      List<String> brands,
      List<String> roles,
      List<String> signatures,
      List<String> bystanders,
      List<LinkShim> addressShims,
      List<String> languages,
      List<String> sentences) {
    Everywhere {
      sentences = FieldConstraints.filled(sentences, "sentences");
      languages = FieldConstraints.filled(languages, "languages");
    }
  }
}
