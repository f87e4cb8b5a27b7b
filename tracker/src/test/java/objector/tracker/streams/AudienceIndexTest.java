package objector.tracker.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import objector.events.Topics;
import objector.events.id.PageId;
import objector.events.id.PersonId;
import objector.events.person.Dossier;
import objector.events.person.DossierFields;
import objector.events.person.PageNews;
import objector.tracker.objection.Given;
import objector.tracker.objection.PageAudience;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AudienceIndexTest {
  private static final PageId PAGE = new PageId("meta-privacy-policy-en");

  private final KeyValueStore<String, String> index = store("index", Serdes.String());
  private final KeyValueStore<String, byte[]> dossiers = store("people", Serdes.ByteArray());

  @Test
  void itHoldsEverybodyFromTheBeginningAndFollowsTheirLanguages() {
    AudienceIndex audiences = new AudienceIndex(index, dossiers);
    Dossier anna = write(audiences, null, dossier("en"));
    Dossier ben = write(audiences, null, dossier("fr-BE"));
    assertThat(audiences.isComplete()).isTrue();
    assertThat(people(audiences, "fr")).containsExactly(ben);

    Dossier moved = write(audiences, anna, reads(anna, "fr"));
    audiences.follow(ben, null);

    assertThat(people(audiences, "fr")).containsExactly(moved);
    assertThat(people(audiences, "en")).isEmpty();
  }

  @Test
  void whoIsGoneIsPassedOver() {
    AudienceIndex audiences = new AudienceIndex(index, dossiers);
    Dossier anna = write(audiences, null, dossier("en"));
    dossiers.delete(anna.person().value());

    assertThat(people(audiences, "en")).isEmpty();
  }

  @Test
  void whereOthersWereBeforeItIsCompleteOnceEverybodyWasPassedAlsoOverARestart() {
    Dossier anna = dossier("en");
    dossiers.put(anna.person().value(), Topics.DOSSIERS.encode(anna));
    AudienceIndex first = new AudienceIndex(index, dossiers);
    Dossier ben = write(first, null, dossier("en"));
    assertThat(first.isComplete()).isFalse();

    first.begin();
    first.passed(anna);
    AudienceIndex second = new AudienceIndex(index, dossiers);
    second.passed(ben);
    second.end();

    assertThat(new AudienceIndex(index, dossiers).isComplete()).isTrue();
    assertThat(people(second, "en")).containsExactlyInAnyOrder(anna, ben);
  }

  @Test
  void whereSomebodyCannotBeReadItIsNotComplete() {
    Dossier anna = dossier("en");
    dossiers.put(anna.person().value(), Topics.DOSSIERS.encode(anna));
    AudienceIndex audiences = new AudienceIndex(index, dossiers);

    audiences.begin();
    audiences.unread();
    audiences.end();

    assertThat(audiences.isComplete()).isFalse();
  }

  @Test
  void aWalkThatBeganBeforeThereWasAnIndexDoesNotCompleteIt() {
    Dossier anna = dossier("en");
    dossiers.put(anna.person().value(), Topics.DOSSIERS.encode(anna));
    AudienceIndex audiences = new AudienceIndex(index, dossiers);

    audiences.end();

    assertThat(audiences.isComplete()).isFalse();
  }

  @Test
  void whoReadsOfOnePageIsInItsAudienceWhateverTheirLanguageAndPassedOnce() {
    AudienceIndex audiences = new AudienceIndex(index, dossiers);
    Dossier anna = write(audiences, null, dossier("en"));
    Dossier ben = write(audiences, null, onlyPage(dossier("fr"), PAGE));
    Dossier both = write(audiences, null, onlyPage(dossier("en"), PAGE));
    write(audiences, null, onlyPage(dossier("fr"), new PageId("another-en")));

    assertThat(people(audiences, "en")).containsExactlyInAnyOrder(anna, ben, both);
    assertThat(people(audiences, "en")).extracting(d -> d.person().value()).isSorted();

    write(audiences, ben, reads(dossierOfAll(ben), "fr"));
    assertThat(people(audiences, "en")).containsExactlyInAnyOrder(anna, both);
  }

  @Test
  void aWalkGoesOnBehindWhoWasPassedLast() {
    AudienceIndex audiences = new AudienceIndex(index, dossiers);
    write(audiences, null, dossier("en"));
    write(audiences, null, onlyPage(dossier("fr"), PAGE));
    write(audiences, null, dossier("en"));
    List<Dossier> all = people(audiences, "en");

    List<Dossier> rest = people(audiences, "en", all.getFirst().person().value());

    assertThat(rest).isEqualTo(all.subList(1, 3));
  }

  private static Dossier onlyPage(Dossier dossier, PageId page) {
    DossierFields fields = new DossierFields(dossier);
    fields.news = PageNews.ONE_PAGE;
    fields.onlyPage = page;
    return fields.toDossier();
  }

  private static Dossier dossierOfAll(Dossier dossier) {
    DossierFields fields = new DossierFields(dossier);
    fields.news = PageNews.ALL;
    fields.onlyPage = null;
    return fields.toDossier();
  }

  private Dossier write(AudienceIndex audiences, @Nullable Dossier before, Dossier after) {
    audiences.follow(before, after);
    dossiers.put(after.person().value(), Topics.DOSSIERS.encode(after));
    return after;
  }

  private List<Dossier> people(AudienceIndex audiences, String audience) {
    return people(audiences, audience, null);
  }

  private List<Dossier> people(AudienceIndex audiences, String audience, @Nullable String last) {
    List<Dossier> found = new ArrayList<>();
    try (FanOutWalk.Audience people = audiences.of(audience, PageAudience.ofReaders(PAGE), last)) {
      while (people.hasNext()) {
        found.add(Topics.DOSSIERS.decode(people.next().value));
      }
    }
    return found;
  }

  private static Dossier dossier(String language) {
    return reads(
        new DossierFields(
                Given.joined(
                    PersonId.random(),
                    Instant.parse("2025-04-10T08:00:00Z"),
                    "anna@mail.example",
                    PageNews.ALL))
            .toDossier(),
        language);
  }

  private static Dossier reads(Dossier dossier, String language) {
    DossierFields fields = new DossierFields(dossier);
    fields.language = language;
    return fields.toDossier();
  }

  private static <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
    KeyValueStore<String, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
            .withLoggingDisabled()
            .build();
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    return store;
  }
}
