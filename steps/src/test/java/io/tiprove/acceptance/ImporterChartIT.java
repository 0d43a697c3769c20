// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of the tikv-importer chart rely on, rendered by the real helm. */
@ExtendWith(EquipmentExtension.class)
final class ImporterChartIT {
  private static final String OLD = "v1.1.8";
  private static final String NEW = "v1.1.10";

  private final ReferenceCharts charts;

  ImporterChartIT(TestEquipment equipment) {
    charts = new ReferenceCharts(equipment, "tikv-importer");
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, "v1.1.9", NEW})
  void isOneStatefulSetNamedAfterTheCluster(String version) throws Exception {
    RenderedChart chart =
        charts.render(version, "clusterName=other", "storage=5Gi", "storageClassName=fast");
    JsonNode set = chart.object("StatefulSet/other-importer");

    assertThat(chart.names())
        .containsExactlyInAnyOrder(
            "ConfigMap/other-importer-HASH",
            "Service/other-importer",
            "StatefulSet/other-importer");
    assertThat(set.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(set.at("/spec/volumeClaimTemplates/0/metadata/name").asText()).isEqualTo("data");
    assertThat(set.at("/spec/volumeClaimTemplates/0/spec/storageClassName").asText())
        .isEqualTo("fast");
    assertThat(set.at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage").asText())
        .isEqualTo("5Gi");
    assertThat(texts(set.at("/spec/template/spec/containers/0/command")))
        .containsExactly(
            "/tikv-importer",
            "--addr=$(MY_POD_IP):8287",
            "--config=/etc/tikv-importer/tikv-importer.toml",
            "--import-dir=/var/lib/tikv-importer");
    assertThat(set.at("/spec/selector/matchLabels"))
        .isEqualTo(chart.object("Service/other-importer").at("/spec/selector"));
    assertThat(chart.object("Service/other-importer").at("/spec/clusterIP").asText())
        .isEqualTo("None");
  }

  @Test
  void runsAPushgatewayUpToV118AndHasAStatusPortFromV119On() throws Exception {
    assertThat(containers(OLD)).containsExactly("importer", "pushgateway");
    assertThat(containers(NEW)).containsExactly("importer");
    assertThat(ports(OLD)).containsExactly("8287");
    assertThat(ports("v1.1.9")).containsExactly("8287", "8286");
    assertThat(instance(OLD)).isEqualTo("rel");
    assertThat(instance(NEW)).isEqualTo("demo");
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, NEW})
  void mountsTheClustersCertificates(String version) throws Exception {
    RenderedChart chart = charts.render(version, "tlsCluster.enabled=true", "clusterName=c");
    JsonNode pod = chart.object("StatefulSet/c-importer").at("/spec/template/spec");

    assertThat(pod.at("/volumes/1/secret/secretName").asText())
        .isEqualTo("c-importer-cluster-secret");
    assertThat(
            chart
                .object("ConfigMap/" + pod.at("/volumes/0/configMap/name").asText())
                .at("/data/config-file")
                .asText())
        .contains("[security]\nca-path = \"/var/lib/importer-tls/ca.crt\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, "v1.1.9", NEW})
  void passesLint(String version) throws Exception {
    var result = charts.helm("lint", version, List.of("--strict"));

    assertThat(result.getExitValue()).as(result.outputUTF8()).isZero();
  }

  private List<String> containers(String version) throws Exception {
    return StreamSupport.stream(
            charts
                .render(version)
                .object("StatefulSet/demo-importer")
                .at("/spec/template/spec/containers")
                .spliterator(),
            false)
        .map(container -> container.at("/name").asText())
        .toList();
  }

  private List<String> ports(String version) throws Exception {
    return StreamSupport.stream(
            charts.render(version).object("Service/demo-importer").at("/spec/ports").spliterator(),
            false)
        .map(port -> port.at("/port").asText())
        .toList();
  }

  private String instance(String version) throws Exception {
    return charts
        .render(version)
        .object("StatefulSet/demo-importer")
        .at("/metadata/labels/app.kubernetes.io~1instance")
        .asText();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
