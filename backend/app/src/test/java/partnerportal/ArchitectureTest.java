package partnerportal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import partnerportal.lead.MirroredField;
import partnerportal.platform.Access;
import partnerportal.platform.Database;

class ArchitectureTest {

  private static final JavaClasses PORTAL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("partnerportal");

  /** Who may use whom. Everything below the first four may also use platform, audit and work. */
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("platform", List.of());
    MAY_USE.put("work", List.of("platform"));
    MAY_USE.put("audit", List.of("platform", "work"));
    MAY_USE.put("organization", List.of("platform", "audit", "work"));
    feature("identity", "organization");
    feature("crm", "lead", "identity", "organization");
    feature("partner", "identity", "organization");
    feature("team", "partner", "identity", "organization");
    feature("lead", "team", "partner", "identity", "organization");
    feature("capture", "lead", "team", "partner", "organization");
    feature("privacy", "capture", "lead", "team", "partner", "identity", "organization");
    feature(
        "notification",
        "privacy",
        "capture",
        "lead",
        "team",
        "partner",
        "identity",
        "organization");
    feature("analytics", "lead", "team", "partner", "identity", "organization");
    feature(
        "sync", "crm", "privacy", "capture", "lead", "team", "partner", "identity", "organization");
    feature("operations", MAY_USE.keySet().toArray(String[]::new));
  }

  private static void feature(String name, String... uses) {
    var all = new ArrayList<>(List.of("platform", "audit", "work"));
    all.addAll(List.of(uses));
    MAY_USE.put(name, all);
  }

  @TestFactory
  Stream<DynamicTest> features_use_only_what_the_table_allows() {
    return MAY_USE.keySet().stream()
        .map(feature -> DynamicTest.dynamicTest(feature, () -> mayUse(feature).check(PORTAL)));
  }

  @Test
  void every_package_stands_in_the_table() {
    var packages =
        PORTAL.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith("partnerportal."))
            .map(name -> name.split("\\.")[1])
            .distinct();

    assertThat(packages).allMatch(MAY_USE::containsKey);
  }

  @Test
  void the_check_bites() {
    var crossing =
        new ClassFileImporter()
            .importClasses(
                partnerportal.platform.PlatformThatKnowsLeads.class,
                partnerportal.lead.Leads.class);

    assertThatThrownBy(() -> mayUse("platform").check(crossing))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PlatformThatKnowsLeads");
  }

  @Test
  void the_crm_knows_of_leads_only_what_is_mirrored() {
    noClasses()
        .that()
        .resideInAPackage("partnerportal.crm..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("partnerportal.lead..")
                .and(
                    DescribedPredicate.not(JavaClass.Predicates.assignableTo(MirroredField.class))))
        .check(PORTAL);
  }

  @Test
  void only_stores_touch_the_database() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "partnerportal.platform..", "partnerportal.work..", "partnerportal.audit..")
        .and(not("Store", "Migration"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(EntityManager.class, Database.class)
        .check(PORTAL);
  }

  @Test
  void every_operation_says_who_may_call_it() {
    methods()
        .that()
        .areAnnotatedWith(GET.class)
        .or()
        .areAnnotatedWith(POST.class)
        .or()
        .areAnnotatedWith(PUT.class)
        .or()
        .areAnnotatedWith(PATCH.class)
        .or()
        .areAnnotatedWith(DELETE.class)
        .and()
        .areDeclaredInClassesThat()
        .areNotInterfaces()
        .should()
        .beAnnotatedWith(Access.class)
        .check(PORTAL);
  }

  private static DescribedPredicate<JavaClass> not(String... endings) {
    return DescribedPredicate.describe(
        "are no stores",
        type ->
            Stream.of(endings)
                .noneMatch(ending -> type.getName().replaceAll("\\$.*", "").endsWith(ending)));
  }

  private static ArchRule mayUse(String feature) {
    var own =
        Stream.concat(Stream.of(feature), MAY_USE.get(feature).stream())
            .map(name -> "partnerportal." + name + "..")
            .toArray(String[]::new);
    var ours = resideInAnyPackage("partnerportal.(*)..");
    return classes()
        .that()
        .resideInAPackage("partnerportal." + feature + "..")
        .should(
            ArchConditions.onlyDependOnClassesThat(
                DescribedPredicate.not(ours).or(resideInAnyPackage(own))))
        .allowEmptyShould(true);
  }
}
