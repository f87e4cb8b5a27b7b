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
    StringBuilder packages = new StringBuilder("objector." + module + ".. objector.service..");
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

  /// The pure packages: they decide, and know no way in or out.
  @ParameterizedTest
  @CsvSource({
    "objector.ingest.mail..",
    "objector.ingest.page..",
    "objector.wording..",
    "objector.programmes.."
  })
  void whatDecidesKnowsNoKafka(String pure) {
    noClasses()
        .that()
        .resideInAPackage(pure)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(ours);
  }

  @Test
  void theTrackersDecisionsKnowNoKafka() {
    noClasses()
        .that()
        .haveNameMatching(
            "objector\\.tracker\\.(Dossiers|Standing|StatutoryClock|Holidays|DeadlineAnswer)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
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
    slices().matching("objector.(*)..").should().beFreeOfCycles().check(ours);
  }
}
