package objector.endtoend.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No service sees another except through Kafka and one internal port, and what decides knows no
/// edge.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BordersTest {
  private JavaClasses ours = new ClassFileImporter().importPackages();

  @BeforeAll
  void read() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("objector");
  }

  @ParameterizedTest
  @CsvSource({
    "events, ''",
    "programmes, ''",
    "wording, events programmes",
    "ingest, events programmes",
    "tracker, events programmes",
    "notifier, events programmes wording",
    "webui, events programmes wording",
  })
  void aModuleSeesOnlyWhatItMay(String module, String allowed) {
    String[] visible = visible(module, allowed);

    classes()
        .that()
        .resideInAPackage("objector." + module + "..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackages("objector..").or(resideInAnyPackage(visible)))
        .because("services meet only through Kafka and one internal port")
        .check(ours);
  }

  private static String[] visible(String module, String allowed) {
    StringBuilder packages =
        new StringBuilder(
            "objector."
                + module
                + ".. objector.service.. objector.telemetry.. objector.kafka.. objector.limit.."
                + " objector.address.. objector.outside..");
    for (String other : allowed.split(" ", -1)) {
      if (!other.isEmpty()) {
        packages.append(" objector.").append(other).append("..");
      }
    }
    if (module.equals("programmes")) {
      packages.setLength("objector.programmes..".length());
    }
    return packages.toString().split(" ", -1);
  }

  /// The packages that decide: they know no way in or out. Whoever adds a package to the flow says
  /// here on which side it is.
  private static final String[] DECIDING = {
    "objector.address",
    "objector.events.id",
    "objector.events.mail",
    "objector.events.page",
    "objector.events.person",
    "objector.events.alert",
    "objector.programmes..",
    "objector.wording..",
    "objector.ingest.mime",
    "objector.ingest.dkim",
    "objector.ingest.outlook",
    "objector.ingest.wrapped",
    "objector.ingest.visible",
    "objector.ingest.phrase",
    "objector.ingest.maildate",
    "objector.ingest.lexicon",
    "objector.ingest.forward",
    "objector.ingest.closed",
    "objector.ingest.judge",
    "objector.ingest.text",
    "objector.ingest.dates",
    "objector.ingest.extract",
    "objector.ingest.history",
    "objector.ingest.replay",
    "objector.tracker.clock",
    "objector.tracker.mailed",
    "objector.tracker.standing",
    "objector.tracker.schedule",
    "objector.tracker.objection",
    "objector.tracker.replay",
    "objector.tracker.aggregates",
    "objector.notifier.letter",
    "objector.notifier.delivery",
    "objector.notifier.outgoing",
    "objector.notifier.way",
    "objector.webui.request",
    "objector.webui.access",
    "objector.webui.template",
    "objector.webui.history",
    "objector.webui.person",
    "objector.webui.group",
    "objector.webui.leaving",
    "objector.webui.complaint",
    "objector.webui.pack",
    "objector.webui.subscription",
    "objector.webui.live",
    "objector.webui.ways",
    "objector.webui.feed",
    "objector.webui.calendar",
  };

  /// What leads out of the process: Kafka, HTTP, SMTP and IMAP, DNS, and sockets themselves.
  private static final String[] WAYS_OUT = {
    "org.apache.kafka..",
    "io.vertx..",
    "java.net.http..",
    "com.sun.net.httpserver..",
    "org.apache.hc..",
    "org.eclipse.angus..",
    "org.xbill.DNS..",
    "com.microsoft.playwright..",
    "java.nio.channels..",
    "javax.net..",
  };

  @Test
  void whatDecidesKnowsNoWayOut() {
    noClasses()
        .that()
        .resideInAnyPackage(DECIDING)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(WAYS_OUT)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.mail.Transport")
        .because("pure classes decide, edges act")
        .check(ours);
  }

  /// What is handed to a deciding package is a value: it must not be an edge of ours either.
  @Test
  void whatDecidesKnowsNoEdgeOfOurs() {
    noClasses()
        .that()
        .resideInAnyPackage(DECIDING)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "objector.kafka..",
            "objector.ingest.smtp..",
            "objector.ingest.imap..",
            "objector.ingest.http..",
            "objector.ingest.intake..",
            "objector.ingest.recipient..",
            "objector.ingest.watch..",
            "objector.ingest.fetch..",
            "objector.ingest.keys..",
            "objector.tracker.kept..",
            "objector.tracker.store..",
            "objector.tracker.streams..",
            "objector.notifier.smtp..",
            "objector.notifier.ledger..",
            "objector.notifier.push..",
            "objector.webui.server..")
        .check(ours);
  }

  @Test
  void onlyLaunchersStopTheProcessOrReadTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("objector.launcher..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(ours);
  }

  @Test
  void onlyLaunchersWriteToTheTerminal() {
    noClasses()
        .that(not(resideInAnyPackage("objector.launcher..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(ours);
  }

  @Test
  void jacksonIsTheThird() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
        .because("one JSON codec: tools.jackson")
        .check(ours);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("objector.(**)").should().beFreeOfCycles().check(ours);
  }

  /// The directions that ARCHITECTURE.md draws.
  @ParameterizedTest
  @CsvSource({
    // mail in
    "ingest.mime, ''",
    "ingest.outlook, ingest.mime",
    "ingest.wrapped, ingest.mime ingest.outlook",
    "ingest.dkim, ingest.mime",
    "ingest.visible, ''",
    "ingest.phrase, ''",
    "ingest.maildate, ingest.phrase",
    "ingest.lexicon, ingest.phrase",
    "ingest.forward, ingest.mime ingest.outlook ingest.wrapped ingest.phrase ingest.visible"
        + " ingest.maildate ingest.lexicon",
    "ingest.closed, ingest.mime ingest.phrase ingest.forward",
    "ingest.judge, ingest.mime ingest.outlook ingest.wrapped ingest.dkim ingest.visible"
        + " ingest.phrase ingest.maildate ingest.forward ingest.closed",
    "ingest.keys, ingest.dkim",
    // pages in
    "ingest.text, ''",
    "ingest.dates, ingest.text",
    "ingest.extract, ingest.text ingest.dates",
    "ingest.history, ingest.extract ingest.dates ingest.text",
    "ingest.replay, ingest.history ingest.extract",
    "ingest.fetch, ''",
    // the tracker
    "tracker.clock, ''",
    "tracker.mailed, ''",
    "tracker.standing, tracker.clock",
    "tracker.schedule, tracker.clock tracker.standing",
    "tracker.objection, tracker.clock tracker.mailed tracker.standing tracker.schedule",
    "tracker.replay, tracker.objection tracker.schedule tracker.clock",
    "tracker.kept, tracker.clock",
    "tracker.streams, tracker.objection tracker.schedule tracker.clock tracker.kept tracker.store",
    "tracker.store, ''",
    // the notifier
    "notifier.letter, ''",
    "notifier.outgoing, notifier.letter",
    "notifier.delivery, notifier.outgoing notifier.letter",
    "notifier.smtp, notifier.outgoing notifier.letter",
    "notifier.ledger, notifier.delivery notifier.outgoing notifier.letter",
    "notifier.way, notifier.delivery notifier.outgoing",
    "notifier.push, notifier.way notifier.delivery notifier.outgoing",
    "notifier.webhook, notifier.push notifier.way notifier.delivery notifier.outgoing",
    "notifier.ntfy, notifier.push notifier.way notifier.delivery notifier.outgoing",
  })
  void withinAModuleAPackageSeesOnlyWhatStandsBeforeItInTheFlow(String room, String before) {
    String module = room.substring(0, room.indexOf('.'));
    Set<String> may = new TreeSet<>(Set.of(before.split(" ", -1)));
    may.add(room);
    noClasses()
        .that()
        .resideInAPackage("objector." + room)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("objector." + module + "..")
                .and(not(resideInAnyPackage(named(may)))))
        .check(ours);
  }

  private static String[] named(Set<String> rooms) {
    return rooms.stream()
        .filter(room -> !room.isEmpty())
        .map(room -> "objector." + room)
        .toArray(String[]::new);
  }
}
