// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as it could have been, with every outcome and the oddest texts, for tests and for eyes. */
final class SampleRun {
  static final Instant START = Instant.parse("2026-11-22T10:15:30.120Z");
  static final String SCRIPT = "<script>alert('from a log')</script>";

  private final Path out;
  private final int scenarios;
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private final List<Summary.ScenarioResult> results = new ArrayList<>();

  SampleRun(Path out, int scenarios) {
    this.out = out;
    this.scenarios = scenarios;
  }

  Summary make() throws IOException {
    String local = "lightning/local-mode.feature";
    passed(
        "lightning/local-mode/import-sql",
        "Import an SQL data source that lies on a node",
        local,
        List.of("LI-018", "LI-030", "LI-031", "LI-055", "LI-056"));
    passed(
        "lightning/local-mode/import-csv",
        "Import a CSV data source of several tables with odd characters: 表 “引号” 😀 & <ö>",
        local,
        List.of("LI-031", "LI-032", "LI-055"));
    pending();
    scriptInLog();
    document();
    result(
        "lightning/local-mode/no-space",
        "Import when the node has no space left",
        local,
        List.of("LI-075"),
        List.of(),
        Summary.Status.FAILED,
        "The node's disk is full: 'no space left on device' while images were imported.\n"
            + "Free 2 GiB below /var/lib/tiprove, or run ./tiprove clean --caches.",
        Blame.INFRASTRUCTURE,
        2_310,
        10);
    result(
        "lightning/checkpoint/resume",
        "A new Job on the same data resumes from the checkpoint",
        "lightning/checkpoint.feature",
        List.of("LI-021", "LI-022"),
        List.of("b-install-2f9c"),
        Summary.Status.FLAKY,
        "In the run before: the pod was evicted before its first log line.",
        null,
        31_450,
        12);
    result(
        "lightning/remote/irsa",
        "Download with the credentials of an annotated service account",
        "lightning/remote-mode.feature",
        List.of("LI-061", "LI-062", "LI-064"),
        List.of(),
        Summary.Status.NOT_RUN,
        "Needs the capability 'aws', which the embedded environment has not yet.",
        null,
        0,
        0);
    result(
        "ebs/backup/key-method",
        "Back up with access key and secret key",
        "volume-snapshot/backup.feature",
        List.of("VS-026", "VS-027"),
        List.of(),
        Summary.Status.NOT_RUN,
        "Needs the capability 'aws', which the embedded environment has not yet.",
        null,
        0,
        0);
    while (results.size() < scenarios) {
      int number = results.size();
      passed(
          "lightning/rows/example-" + number,
          "Every row of table t%02d arrives, whatever its character set".formatted(number),
          "lightning/rows.feature",
          List.of("LI-055"));
    }
    return new Summary(
        Summary.SCHEMA_VERSION,
        START,
        184_230,
        new Summary.EnvironmentInfo("embedded", "v1.34.1", components()),
        "reference",
        8_241_337_120_417L,
        new Summary.Totals(
            count(Summary.Status.PASSED),
            count(Summary.Status.FAILED),
            count(Summary.Status.FLAKY),
            count(Summary.Status.NOT_RUN)),
        List.copyOf(results),
        clauses(),
        List.of(
            new Finding(
                "import-data-using-tidb-lightning",
                "Configure TiDB Lightning",
                "helm inspect values writes the default values of the chosen version.",
                "With Helm 4 the command `inspect` is gone, and the file stays empty.",
                "evidence/lightning-local-mode-old-command/record.jsonl",
                "Write `helm show values`, which Helm 3 and 4 both know.",
                Finding.Severity.BLOCKER),
            new Finding(
                "import-data-using-tidb-lightning",
                "Destroy",
                "helm delete removes the Job and other objects.",
                "The PersistentVolumeClaim stays.",
                "evidence/lightning-local-mode-import-sql",
                "Say that the claim has to be removed by hand.",
                Finding.Severity.MINOR),
            new Finding(
                "import-data-using-tidb-lightning",
                "Destroy",
                "helm delete removes the Job and other objects.",
                "The PersistentVolumeClaim stays.",
                "evidence/lightning-checkpoint-resume",
                "Say that the claim has to be removed by hand.",
                Finding.Severity.MINOR)),
        Map.of("environment", 41_200L, "scenarios", 139_000L, "images", 12_030L, "reports", 640L));
  }

  static ReportTexts texts(ReportLanguage language) {
    List<ClauseText> clauses = new ArrayList<>();
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("Configure TiDB Lightning", "LI-018 LI-019 LI-021 LI-022 LI-023");
    sections.put("Local mode", "LI-030 LI-031 LI-032");
    sections.put("Deploy TiDB Lightning", "LI-054 LI-055 LI-056 LI-061 LI-062 LI-064");
    sections.put("Destroy", "LI-067 LI-069");
    sections.put("Troubleshooting", "LI-070 LI-073 LI-075");
    sections.forEach(
        (section, ids) -> {
          for (String id : ids.split(" ", -1)) {
            clauses.add(
                new ClauseText(
                    id,
                    "import-data-using-tidb-lightning",
                    section,
                    "nodeName and hostPath together switch local mode on and mount the directory"
                        + " that holds the exported data ("
                        + id
                        + ")"));
          }
        });
    clauses.add(
        new ClauseText(
            "VS-026",
            "backup-to-aws-s3-by-snapshot",
            "Step 2, method 1",
            "command block 1: create the Backup of the key method"));
    clauses.add(
        new ClauseText(
            "VS-027",
            "backup-to-aws-s3-by-snapshot",
            "Step 2, method 1",
            "the CRD accepts the manifest and stores its fields as given"));
    return ReportTexts.of(
            language,
            "./tiprove run --environment embedded --profile reference --seed 8241337120417")
        .withDocuments(
            Map.of(
                "import-data-using-tidb-lightning",
                "Import data with TiDB Lightning on Kubernetes",
                "backup-to-aws-s3-by-snapshot",
                "Back up with AWS EBS volume snapshots"))
        .withClauses(clauses)
        .withBlocks(
            List.of(
                new BlockText(
                    "b-values-91aa",
                    "import-data-using-tidb-lightning",
                    "import-data-using-tidb-lightning/configure-tidb-lightning",
                    "Configure TiDB Lightning",
                    "command",
                    "helm inspect values pingcap/tidb-lightning --version=${chart_version}"
                        + " > tidb-lightning-values.yaml"),
                new BlockText(
                    "b-install-2f9c",
                    "import-data-using-tidb-lightning",
                    "import-data-using-tidb-lightning/deploy-tidb-lightning",
                    "Deploy TiDB Lightning",
                    "command",
                    INSTALL),
                new BlockText(
                    "b-secret-77d0",
                    "import-data-using-tidb-lightning",
                    "import-data-using-tidb-lightning/remote-mode",
                    "Remote mode",
                    "yaml",
                    "apiVersion: v1\nkind: Secret\n")))
        .withRealPrograms(List.of("kubernetes", "tidb-lightning"))
        .withReferences(
            Map.of(
                "chart tidb-lightning",
                "our own chart, written from the documented contract, for the published one",
                "unistore",
                "TiDB's embedded storage, for a TiKV cluster"));
  }

  private static final String INSTALL =
      "helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace}"
          + " --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}";

  private static Map<String, String> components() {
    return Map.of(
        "kubernetes", "v1.34.1",
        "containerd", "1.6.20",
        "etcd", "3.4.23",
        "helm", "v3.19.0",
        "tidb-server", "v8.5.3",
        "tidb-lightning", "v8.5.3",
        "coredns", "v1.12.4");
  }

  private void passed(String id, String name, String feature, List<String> clauses)
      throws IOException {
    Summary.ScenarioResult result =
        result(
            id,
            name,
            feature,
            clauses,
            List.of("b-values-91aa", "b-install-2f9c"),
            Summary.Status.PASSED,
            null,
            null,
            12_480 + 37L * results.size() % 4000,
            14);
    record(result, happy(start(result), "all done\n", true));
  }

  private void pending() throws IOException {
    Summary.ScenarioResult result =
        result(
            "lightning/local-mode/wrong-node",
            "A wrong node name leaves the pod Pending, and the event says why",
            "lightning/local-mode.feature",
            List.of("LI-030", "LI-069"),
            List.of("b-install-2f9c"),
            Summary.Status.FAILED,
            "Waited 30.0 s for Job lightning-x1-tidb-lightning to be Complete; last seen: active=1,"
                + " ready=0.\nPod lightning-x1-tidb-lightning-7kq2p is Pending: 0/1 nodes are"
                + " available: 1 node(s) didn't match Pod's node affinity/selector.",
            Blame.SYSTEM_UNDER_TEST,
            34_020,
            14);
    Instant at = start(result);
    List<EvidenceEntry> entries = new ArrayList<>(happy(at, "release installed\n", false));
    entries.add(
        new EvidenceEntry.Wait(
            at.plusMillis(3_300),
            "Job lightning-x1-tidb-lightning is Complete",
            "timeout",
            "active=1, ready=0, failed=0",
            30_000));
    entries.add(
        new EvidenceEntry.Step(
            at.plusMillis(3_250),
            "Then ",
            "the Job ends with the rows in TiDB",
            31,
            "failed",
            30_060,
            "io.tiprove.runner.evidence.BlamedFailure: " + result.reason()));
    entries.add(
        new EvidenceEntry.ClusterEvent(
            at.plusMillis(3_400),
            "Warning",
            "Pod/lightning-x1-tidb-lightning-7kq2p",
            "FailedScheduling",
            "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector."));
    record(result, entries);
  }

  private void scriptInLog() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      log.append(
          "[2026/11/22 10:16:%02d.%03d] [INFO] [restore.go:%d] [\"chunk done\"]%n"
              .formatted(i % 60, i % 1000, i));
    }
    log.append(SCRIPT)
        .append(
            "\n\u001B[31mError: encountered error\u001B[0m \u0000 \u202Etxt.exe\u202C ]]> &amp;")
        .append("\nx".repeat(3))
        .append("y".repeat(400));
    Summary.ScenarioResult result =
        result(
            "lightning/local-mode/malformed-sql",
            "Malformed SQL ends the Job, and its log names file and line " + SCRIPT,
            "lightning/local-mode.feature",
            List.of("LI-070", "LI-073"),
            List.of("b-install-2f9c"),
            Summary.Status.FAILED,
            "Expected the log to name 'shop.orders.000.sql', seen: " + SCRIPT + " \u0000\u0008",
            Blame.SYSTEM_UNDER_TEST,
            14_900,
            14);
    Instant at = start(result);
    List<EvidenceEntry> entries = new ArrayList<>(happy(at, log.toString(), false));
    entries.add(
        new EvidenceEntry.Check(
            at.plusMillis(12_010), "the log names the file", "shop.orders.000.sql", SCRIPT, false));
    entries.add(
        new EvidenceEntry.Step(
            at.plusMillis(12_000),
            "Then ",
            "the log names the file",
            40,
            "failed",
            35,
            "expected shop.orders.000.sql"));
    entries.add(
        new EvidenceEntry.Step(
            at.plusMillis(12_036), "And ", "nothing is left", 41, "skipped", 0, null));
    entries.add(
        new EvidenceEntry.ContainerLog(
            at.plusMillis(12_500),
            "lightning-x1-tidb-lightning-7kq2p",
            "tidb-lightning",
            1,
            "logs/50% odd #name?.log"));
    entries.add(
        new EvidenceEntry.ContainerLog(at.plusMillis(12_500), "p", "c", 0, "../../../etc/passwd"));
    record(result, entries);
    Files.writeString(
        out.resolve(result.evidence()).resolve("record.jsonl"),
        "{\"type\":\"step\",\"at\":\"2026-11",
        java.nio.file.StandardOpenOption.APPEND);
  }

  private void document() throws IOException {
    Summary.ScenarioResult result =
        result(
            "lightning/local-mode/old-command",
            "Get the default values as the document says",
            "lightning/local-mode.feature",
            List.of("LI-018"),
            List.of(),
            Summary.Status.FAILED,
            "The documented command `helm inspect values` ended with status 1: unknown command.",
            Blame.DOCUMENT,
            640,
            13);
    Instant at = start(result);
    record(
        result,
        List.of(
            new EvidenceEntry.Command(
                at.plusMillis(20),
                "helm inspect values pingcap/tidb-lightning --version=${chart_version} >"
                    + " tidb-lightning-values.yaml",
                "b-values-91aa",
                List.of("helm", "inspect", "values", "pingcap/tidb-lightning", "--version=1.6.3"),
                1,
                "",
                "Error: unknown command \"inspect\" for \"helm\"\n\nDid you mean this?\n\tinstall\n",
                "tidb-lightning-values.yaml",
                540),
            new EvidenceEntry.Step(
                at.plusMillis(10),
                "When ",
                "I write the default values into \"tidb-lightning-values.yaml\"",
                12,
                "failed",
                560,
                result.reason())));
  }

  private static List<EvidenceEntry> happy(Instant at, String output, boolean complete) {
    String pod = "lightning-x1-tidb-lightning-7kq2p-with-a-rather-long-generated-name-0";
    List<EvidenceEntry> entries = new ArrayList<>();
    entries.add(
        new EvidenceEntry.Note(
            at, "Namespace tp-3f-01, identity harness:tp-3f-01, no cluster role."));
    entries.add(step(at.plusMillis(5), "Given ", "a TiDB cluster \"demo\"", 10, 2_020));
    entries.add(
        new EvidenceEntry.Wait(
            at.plusMillis(30), "Pod demo-tidb-0 is Ready", "met", "Running, ready", 1_950));
    entries.add(step(at.plusMillis(2_030), "And ", "these values are edited", 14, 40));
    entries.add(
        new EvidenceEntry.WrittenFile(
            at.plusMillis(2_040),
            "tidb-lightning-values.yaml",
            "b-values-91aa",
            "backend: tidb\ndataSource:\n  local:\n    nodeName: tiprove\n    hostPath: /data/shop\n"));
    entries.add(
        step(at.plusMillis(2_080), "When ", "I install TiDB Lightning as documented", 18, 1_150));
    entries.add(
        new EvidenceEntry.Command(
            at.plusMillis(2_100),
            INSTALL,
            "b-install-2f9c",
            List.of(
                "helm",
                "install",
                "lightning-x1",
                "pingcap/tidb-lightning",
                "--namespace=tp-3f-01",
                "--set",
                "failFast=true",
                "-f",
                "tidb-lightning-values.yaml",
                "--version=1.6.3",
                "--description",
                "it's a name with spaces"),
            0,
            output,
            "",
            null,
            1_120));
    entries.add(new EvidenceEntry.Transition(at.plusMillis(60), "Pod", "demo-tidb-0", "Pending"));
    entries.add(new EvidenceEntry.Transition(at.plusMillis(900), "Pod", "demo-tidb-0", "Running"));
    entries.add(
        new EvidenceEntry.Transition(at.plusMillis(3_200), "Job", "lightning-x1", "Active"));
    entries.add(new EvidenceEntry.Transition(at.plusMillis(3_240), "Pod", pod, "Pending"));
    entries.add(
        new EvidenceEntry.ClusterEvent(
            at.plusMillis(3_220), "Normal", "Job/lightning-x1", "SuccessfulCreate", "Created pod"));
    if (complete) {
      entries.add(new EvidenceEntry.Transition(at.plusMillis(4_100), "Pod", pod, "Running"));
      entries.add(new EvidenceEntry.Transition(at.plusMillis(10_900), "Pod", pod, "Succeeded"));
      entries.add(
          new EvidenceEntry.Transition(at.plusMillis(10_950), "Job", "lightning-x1", "Complete"));
      entries.add(step(at.plusMillis(3_240), "Then ", "the Job completes", 20, 7_800));
      entries.add(
          new EvidenceEntry.Wait(
              at.plusMillis(3_250), "Job lightning-x1 is Complete", "met", "succeeded=1", 7_710));
      entries.add(step(at.plusMillis(11_050), "And ", "every row is in TiDB", 21, 210));
      entries.add(
          new EvidenceEntry.Check(
              at.plusMillis(11_080),
              "rows of shop.orders (count, order-independent checksum)",
              "100000, 9f31c7d2",
              "100000, 9f31c7d2",
              true));
      entries.add(
          new EvidenceEntry.ContainerLog(
              at.plusMillis(11_300), pod, "tidb-lightning", 0, "logs/lightning.log"));
      entries.add(
          new EvidenceEntry.ObjectSnapshot(
              at.plusMillis(11_310), "Job", "lightning-x1", "objects/job.yaml"));
    }
    return entries;
  }

  private static EvidenceEntry step(Instant at, String keyword, String text, int line, long ms) {
    return new EvidenceEntry.Step(at, keyword, text, line, "passed", ms, null);
  }

  private Instant start(Summary.ScenarioResult result) {
    int index = results.indexOf(result);
    return START.plusMillis(42_000L + index / 4 * 13_500L + index % 4 * 310L);
  }

  private Summary.ScenarioResult result(
      String id,
      String name,
      String feature,
      List<String> clauses,
      List<String> blocks,
      Summary.Status status,
      @Nullable String reason,
      @Nullable Blame blame,
      long durationMs,
      int line) {
    boolean reference = status == Summary.Status.FLAKY || id.endsWith("/import-sql");
    Summary.ScenarioResult result =
        new Summary.ScenarioResult(
            id,
            name,
            feature,
            line > 12 ? List.of("@lightning", "@local") : List.of("@lightning"),
            clauses,
            blocks,
            status,
            reason,
            blame,
            reference ? Summary.Implementation.REFERENCE : Summary.Implementation.REAL,
            reference ? List.of("target cluster", "aws") : List.of(),
            durationMs,
            "evidence/" + id.replace('/', '-'));
    results.add(result);
    return result;
  }

  private void record(Summary.ScenarioResult result, List<EvidenceEntry> entries)
      throws IOException {
    Path folder = Files.createDirectories(out.resolve(result.evidence()));
    StringBuilder lines = new StringBuilder();
    for (EvidenceEntry entry : entries) {
      lines.append(mapper.writerFor(EvidenceEntry.class).writeValueAsString(entry)).append('\n');
    }
    Files.writeString(folder.resolve("record.jsonl"), lines);
  }

  private int count(Summary.Status status) {
    return (int) results.stream().filter(r -> r.status() == status).count();
  }

  private List<Summary.ClauseResult> clauses() {
    Map<String, List<Summary.ScenarioResult>> byClause = new java.util.TreeMap<>();
    for (Summary.ScenarioResult result : results) {
      result
          .clauses()
          .forEach(id -> byClause.computeIfAbsent(id, key -> new ArrayList<>()).add(result));
    }
    List<Summary.ClauseResult> clauses = new ArrayList<>();
    byClause.forEach(
        (id, shown) ->
            clauses.add(
                new Summary.ClauseResult(
                    id, status(shown), shown.stream().map(Summary.ScenarioResult::id).toList())));
    clauses.add(
        new Summary.ClauseResult(
            "LI-073", Summary.ClauseStatus.REFUTED, List.of("lightning/local-mode/import-sql")));
    return clauses;
  }

  private static Summary.ClauseStatus status(List<Summary.ScenarioResult> shown) {
    if (shown.stream().anyMatch(s -> s.status() == Summary.Status.FAILED)) {
      return Summary.ClauseStatus.FAILED;
    }
    if (shown.stream().allMatch(s -> s.status() == Summary.Status.NOT_RUN)) {
      return Summary.ClauseStatus.NOT_RUN;
    }
    return shown.stream().allMatch(s -> s.status() == Summary.Status.PASSED)
        ? Summary.ClauseStatus.PASSED
        : Summary.ClauseStatus.PARTLY;
  }
}
