package objector.launcher.leaving;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import objector.address.EmailAddress;
import objector.events.Json;
import objector.events.Topics;
import objector.events.id.LoginHash;
import objector.events.id.PersonId;
import objector.events.person.Claim;
import objector.events.person.Dossier;
import objector.kafka.KafkaAccess;
import objector.kafka.PartitionReader;
import objector.kafka.PersonPartitioner;
import objector.kafka.PersonRecords;
import objector.launcher.wiring.InstallationOptions;
import objector.service.Secrets;
import objector.service.Secrets.Purpose;
import objector.service.Service.StartFailure;
import objector.webui.subscription.LoginAddresses;
import org.jspecify.annotations.Nullable;

/// Who is meant by an id or an e-mail address.
///
/// @param dossier null: there is none, or no more
record PersonAtHand(PersonId id, @Nullable Dossier dossier) {
  /// @throws StartFailure when nobody is
  static PersonAtHand find(String who, InstallationOptions where, KafkaAccess kafka) {
    PersonId id = who.contains("@") ? owner(who, where, kafka) : id(who);
    PersonRecords records = new PersonRecords(kafka);
    Optional<Dossier> dossier = records.of(Topics.DOSSIERS, id).stream().findFirst();
    return new PersonAtHand(id, dossier.orElse(null));
  }

  private static PersonId id(String who) {
    try {
      return new PersonId(who);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(
          "This is neither an e-mail address nor a person's id (26 letters and digits).", e);
    }
  }

  private static PersonId owner(String address, InstallationOptions where, KafkaAccess kafka) {
    EmailAddress email =
        EmailAddress.of(address)
            .orElseThrow(() -> new StartFailure("This is no e-mail address that we could know."));
    Secrets secrets = Secrets.of(where.settings(), where.folder().resolve("secrets"));
    LoginHash login = new LoginAddresses(secrets.key(Purpose.LOGIN_HASH)).hash(email);
    Map<String, Claim> owners = new HashMap<>();
    try (PartitionReader reader = new PartitionReader(kafka)) {
      String topic = Topics.LOGINS.name();
      reader.read(
          topic,
          PersonPartitioner.partition(login.value(), reader.partitions(topic)),
          record -> {
            if (!login.value().equals(record.key())) {
              return;
            }
            if (record.value() == null) {
              owners.remove(record.key());
            } else {
              owners.put(record.key(), Topics.LOGINS.decode(record.value()));
            }
          });
    } catch (Json.Unreadable e) {
      throw new StartFailure("Whose address this is was written by a later release.", e);
    }
    Claim owner = owners.get(login.value());
    if (owner == null) {
      throw new StartFailure(
          "Nobody has confirmed this address here. One that was never confirmed goes by itself"
              + " after seven days.");
    }
    return owner.person();
  }
}
