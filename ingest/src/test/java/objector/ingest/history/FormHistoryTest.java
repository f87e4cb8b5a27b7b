package objector.ingest.history;

import static objector.ingest.extract.SamplePages.parrotWith;
import static org.assertj.core.api.Assertions.assertThat;

import objector.events.page.LookOutcome;
import objector.events.page.PageTopic;
import org.junit.jupiter.api.Test;

/// What becomes of the links by which one objects, beside the words.
final class FormHistoryTest {
  private final TwiceADay page = new TwiceADay();

  @Test
  void aMovedObjectionFormIsNewsThoughNoWordMoved() {
    String form = "You can [object to this](https://www.facebook.com/help/contact/%s).";
    page.look(parrotWith(form.formatted("1111111111")));

    page.look(parrotWith(form.formatted("2222222222")));
    PageLook moved = page.look(parrotWith(form.formatted("2222222222")));

    assertThat(moved.alert()).isTrue();
    assertThat(moved.topics()).contains(PageTopic.OBJECTION_AND_RIGHTS);
    assertThat(moved.formLinksAdded())
        .containsExactly("https://www.facebook.com/help/contact/2222222222");
    assertThat(moved.formLinksRemoved())
        .containsExactly("https://www.facebook.com/help/contact/1111111111");
  }

  @Test
  void anotherContactLinkIsRecordedAndNotTold() {
    String contact = "The controller can be [reached](https://www.facebook.com/help/contact/%s).";
    page.look(parrotWith(contact.formatted("1111111111")));

    page.look(parrotWith(contact.formatted("2222222222")));
    PageLook moved = page.look(parrotWith(contact.formatted("2222222222")));

    assertThat(moved.outcome()).isEqualTo(LookOutcome.CHANGED);
    assertThat(moved.topics()).containsExactly(PageTopic.CONTACT);
    assertThat(moved.alert()).isFalse();
  }

  @Test
  void anObjectionFormThatIsGoneIsNewsAfterADay() {
    String other = "\n[a](https://parrot.example/a) [b](https://parrot.example/b)\n";
    String form = "You can [object to this](https://www.facebook.com/help/contact/1111111111).";
    page.look(parrotWith(form) + other);
    String gone = parrotWith("You can [object to this](https://parrot.example/c).") + other;

    page.look(gone);
    PageLook half = page.look(gone);
    PageLook day = page.look(gone);

    assertThat(half.outcome()).isEqualTo(LookOutcome.PENDING);
    assertThat(day.alert()).isTrue();
    assertThat(day.formLinksRemoved())
        .containsExactly("https://www.facebook.com/help/contact/1111111111");
  }

  @Test
  void aReaderThatLosesAllLinksLosesNoForm() {
    String form = "You can [object to this](https://www.facebook.com/help/contact/1111111111).";
    page.look(parrotWith(form));

    PageLook without = page.look(parrotWith("You can object to this."));

    assertThat(without.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }

  @Test
  void trackersOnAnObjectionFormAreNoise() {
    String form = "You can [object](https://www.facebook.com/help/contact/1111111111%s).";
    page.look(parrotWith(form.formatted("?ref=a")));

    PageLook second = page.look(parrotWith(form.formatted("?entry_point=b")));

    assertThat(second.outcome()).isEqualTo(LookOutcome.UNCHANGED);
  }
}
