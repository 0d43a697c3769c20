// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.doctor.Doctor;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.Clause;
import io.tiprove.runner.document.Clauses;
import io.tiprove.runner.document.InvalidFileException;
import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.ReportWriter;
import io.tiprove.runner.engine.RunParts;
import io.tiprove.runner.engine.Subject;
import io.tiprove.runner.engine.SubjectParts;
import io.tiprove.runner.profile.InvalidProfile;
import io.tiprove.runner.profile.ProfileLoader;
import io.tiprove.runner.report.BlockText;
import io.tiprove.runner.report.ClauseText;
import io.tiprove.runner.report.ReportLanguage;
import io.tiprove.runner.report.ReportTexts;
import io.tiprove.runner.report.Reports;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a run together from a checkout. */
final class ProjectParts implements RunParts {
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "lightning", "Import cluster data with TiDB Lightning (导入集群数据)",
          "volume-snapshot", "Backup based on EBS volume snapshots (基于 AWS EBS 卷快照的备份)");

  private final Project project;
  private final TiproveHome home;
  private final Doctor doctor;
  private final List<String> arguments;
  private @Nullable Clauses clauses;
  private @Nullable BlockInventory blocks;

  /**
   * Reads no file yet, so that a broken one does not stand in the way of the command that mends it.
   *
   * @param doctor knows whether this machine can run the embedded environment
   * @param arguments the command line, for the reader of a report who does the same run again
   */
  ProjectParts(Project project, TiproveHome home, Doctor doctor, List<String> arguments) {
    this.project = project;
    this.home = home;
    this.doctor = doctor;
    this.arguments = List.copyOf(arguments);
  }

  /**
   * The clause list of the checkout.
   *
   * @throws BadInputException when it cannot be used
   */
  Clauses clauseList() {
    if (clauses == null) {
      clauses = read(() -> Clauses.load(project.features().resolve("clauses.yaml")));
    }
    return clauses;
  }

  private BlockInventory blockInventory() {
    if (blocks == null) {
      blocks =
          read(
              () ->
                  BlockInventory.load(
                      DOCUMENTS.keySet().stream()
                          .sorted()
                          .map(id -> project.features().resolve(id).resolve("blocks.yaml"))
                          .toList()));
    }
    return blocks;
  }

  private static <T> T read(Supplier<T> file) {
    try {
      return file.get();
    } catch (InvalidFileException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public String revision() {
    return new SourceRevision(project.root()).text();
  }

  @Override
  public Path features() {
    return project.features();
  }

  @Override
  public Set<String> clauses() {
    Set<String> ids = new LinkedHashSet<>();
    clauseList().all().forEach(clause -> ids.add(clause.id()));
    return ids;
  }

  @Override
  public List<String> glue() {
    return List.of("io.tiprove.steps");
  }

  @Override
  public SubjectParts subject(Optional<Path> profile) {
    return profile(profile);
  }

  /** Reads a profile, or the reference profile; bad input is told as for {@link #subject}. */
  ProfileParts profile(Optional<Path> profile) {
    Path file = profile.orElse(project.referenceProfile());
    try {
      return new ProfileParts(
          project, home, doctor, blockInventory(), new ProfileLoader().load(file), file);
    } catch (InvalidProfile e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public ReportWriter reports(ReportLanguage language, Subject subject) {
    return (out, summary) ->
        new Reports().write(out, summary, texts(language, summary.seed(), subject));
  }

  private ReportTexts texts(ReportLanguage language, long seed, Subject subject) {
    return documentTexts(ReportTexts.of(language, new RepeatCommand(arguments).with(seed)))
        .withReferences(subject.references())
        .withRealPrograms(subject.realPrograms());
  }

  /** What a report says of the documents, whatever the run. */
  ReportTexts documentTexts(ReportTexts texts) {
    return texts
        .withDocuments(DOCUMENTS)
        .withClauses(clauseList().all().stream().map(ProjectParts::text).toList())
        .withBlocks(
            blockInventory().blocks().stream()
                .map(
                    block ->
                        new BlockText(
                            block.id(),
                            block.document(),
                            block.sectionId(),
                            block.section(),
                            block.kind().label(),
                            block.text() == null ? "" : block.text()))
                .toList());
  }

  private static ClauseText text(Clause clause) {
    return new ClauseText(clause.id(), clause.document(), clause.section(), clause.text());
  }
}
