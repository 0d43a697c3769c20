// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The packages of the runner use each other in one direction only. */
@AnalyzeClasses(
    packages = "io.tiprove.runner",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "io.tiprove.runner.";

  @ArchTest static final ArchRule EVIDENCE = inside("evidence", "files");

  @ArchTest static final ArchRule DOCUMENT = inside("document");

  @ArchTest static final ArchRule CLEANING = inside("cleaning");

  @ArchTest static final ArchRule DOCTOR = inside("doctor", "cleaning");

  @ArchTest static final ArchRule CLUSTER = inside("cluster", "evidence");

  @ArchTest static final ArchRule REPORT = inside("report", "evidence", "document");

  @ArchTest
  static final ArchRule WORKSPACE =
      inside("workspace", "environment", "cluster", "evidence", "files");

  @ArchTest
  static final ArchRule PROCEDURE =
      inside("procedure", "workspace", "evidence", "document", "files");

  @ArchTest static final ArchRule FILES = inside("files");

  @ArchTest static final ArchRule PROFILE = inside("profile");

  @ArchTest static final ArchRule ENVIRONMENT = inside("environment", "evidence", "progress");

  @ArchTest static final ArchRule CHECK = inside("check", "evidence");

  @ArchTest
  static final ArchRule NOTHING_USES_CLI =
      noClasses()
          .that(not(resideInAPackage(ROOT + "cli..")))
          .should()
          .dependOnClassesThat(resideInAPackage(ROOT + "cli.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule NOTHING_USES_STEPS =
      noClasses()
          .should()
          .dependOnClassesThat(resideInAPackage("io.tiprove.steps.."))
          .allowEmptyShould(true);

  private static ArchRule inside(String name, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(name), Arrays.stream(others))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that(resideInAPackage(ROOT + name + ".."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.tiprove.runner..").and(not(resideInAnyPackage(allowed))))
        .as("%s uses nothing of the runner but: %s".formatted(name, String.join(", ", allowed)))
        .allowEmptyShould(true);
  }
}
