// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.ParseException;
import java.util.Date;
import java.util.Map;
import org.eclipse.kura.message.KuraBirthPayload.KuraBirthPayloadBuilder;
import org.eclipse.kura.message.KuraBirthPayload.TamperStatus;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate")
class PayloadTest {

    @Test
    void payloadKeepsTheOrderOfItsMetrics() {
        KuraPayload payload = new KuraPayload();
        payload.addMetric("b", 1);
        payload.addMetric("a", 2L);
        payload.addMetric("b", 3);

        assertThat(payload.metricNames()).containsExactly("b", "a");
        assertThat(payload.metricsIterator()).toIterable().containsExactly("b", "a");
        assertThat(payload.metrics()).isEqualTo(Map.of("b", 3, "a", 2L)).isUnmodifiable();
        payload.removeMetric("b");
        assertThat(payload.getMetric("b")).isNull();
        payload.removeAllMetrics();
        assertThat(payload.metrics()).isEmpty();
    }

    @Test
    void timeCannotBeChangedFromOutside() {
        KuraPayload payload = new KuraPayload();
        Date date = new Date(5);
        payload.setTimestamp(date);
        date.setTime(6);

        assertThat(payload.getTimestamp()).isEqualTo(new Date(5));
        payload.setTimestamp(null);
        assertThat(payload.getTimestamp()).isNull();
    }

    @Test
    void birthHasTheMetricsThatReceiversKnow() {
        KuraPosition position = new KuraPosition();
        position.setLatitude(47.0);
        KuraBirthPayload birth = new KuraBirthPayloadBuilder()
                .withUptime("12")
                .withApplicationIdentifiers("A,B")
                .withModemRssi("-60")
                .withAcceptEncoding("gzip")
                .withKuraVersion("1.0.0")
                .withModelId(null)
                .withTamperStatus(TamperStatus.TAMPERED)
                .withPosition(position)
                .build();

        assertThat(birth.metrics())
                .isEqualTo(Map.of(
                        "uptime", "12",
                        "application_ids", "A,B",
                        "modem_rssi", "-60",
                        "accept_encoding", "gzip",
                        "kura_version", "1.0.0",
                        "tamper_status", "TAMPERED"));
        assertThat(birth.getApplicationIdentifiers()).isEqualTo("A,B");
        assertThat(birth.getTamperStatus()).isEqualTo(TamperStatus.TAMPERED);
        assertThat(birth.getModelId()).isNull();
        assertThat(birth.getPosition().getLatitude()).isEqualTo(47.0);
        assertThat(birth.getPosition().getSatellites()).isNull();
    }

    @Test
    void unsupportedTamperDetectionIsNotTold() {
        KuraBirthPayload birth = new KuraBirthPayloadBuilder()
                .withTamperStatus(TamperStatus.UNSUPPORTED)
                .build();

        assertThat(birth.metrics()).isEmpty();
        assertThat(birth.getTamperStatus()).isEqualTo(TamperStatus.UNSUPPORTED);
    }

    @Test
    void requestNeedsAnId() throws Exception {
        KuraPayload payload = new KuraPayload();
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> KuraRequestPayload.buildFromKuraPayload(payload))
                .withMessageContaining("request.id");

        payload.addMetric("request.id", "42");
        payload.addMetric("requester.client.id", "console");
        payload.setBody(new byte[] {1});
        KuraRequestPayload request = KuraRequestPayload.buildFromKuraPayload(payload);

        assertThat(request.getRequestId()).isEqualTo("42");
        assertThat(request.getRequesterClientId()).isEqualTo("console");
        assertThat(request.getBody()).containsExactly(1);
    }

    @Test
    void responseTellsCodeAndException() {
        KuraResponsePayload response = new KuraResponsePayload(new IllegalStateException("no such bundle"));

        assertThat(response.getResponseCode()).isEqualTo(500);
        assertThat(response.getExceptionMessage()).isEqualTo("no such bundle");
        assertThat(response.getExceptionStack()).contains("responseTellsCodeAndException");

        KuraPayload received = new KuraPayload();
        assertThat(new KuraResponsePayload(received).getResponseCode()).isZero();
        received.addMetric("response.code", 404L);
        assertThat(new KuraResponsePayload(received).getResponseCode()).isEqualTo(404);
    }

    @Test
    void disconnectTellsNameAndUptime() {
        KuraDisconnectPayload disconnect = new KuraDisconnectPayload("12", "pump house");

        assertThat(disconnect.metrics()).isEqualTo(Map.of("uptime", "12", "display_name", "pump house"));
        assertThat(new KuraDisconnectPayload((KuraPayload) disconnect).getDisplayName())
                .isEqualTo("pump house");
    }

    @Test
    void alertGuardsItsOwnMetrics() {
        KuraAlertPayload alert = new KuraAlertPayload("A1", KuraAlertSeverity.WARNING, KuraAlertStatus.ACTIVE);
        alert.setStatus(KuraAlertStatus.RESET);
        alert.setCreationTimestamp(new Date(7));
        alert.addMetric("anything", 1);

        assertThat(alert.metrics())
                .isEqualTo(Map.of(
                        "alert_code", "A1",
                        "alert_severity", "WARNING",
                        "alert_status", "RESET",
                        "alert_creation_date", 7L,
                        "anything", 1));
        assertThat(alert.getSeverity()).isEqualTo(KuraAlertSeverity.WARNING);
        assertThatIllegalArgumentException().isThrownBy(() -> alert.addMetric("alert_severity", "BAD"));
        assertThatIllegalArgumentException().isThrownBy(() -> alert.addMetric("alert_code", null));
    }

    @Test
    @SuppressWarnings("deprecation")
    void topicIsTakenApart() {
        KuraTopic control = new KuraTopic("$EDC/acme/gw1/CONF-V1/GET/snapshots");
        assertThat(control.getPrefix()).isEqualTo("$EDC");
        assertThat(control.getAccountName()).isEqualTo("acme");
        assertThat(control.getDeviceId()).isEqualTo("gw1");
        assertThat(control.getApplicationId()).isEqualTo("CONF-V1");
        assertThat(control.getApplicationTopic()).isEqualTo("GET/snapshots");
        assertThat(control.getTopicParts()).hasSize(6);

        KuraTopic data = new KuraTopic("acme/gw1/W1", "$EDC");
        assertThat(data.getPrefix()).isNull();
        assertThat(data.getApplicationId()).isEqualTo("W1");
        assertThat(data.getApplicationTopic()).isNull();
        assertThat(new KuraTopic("#").getDeviceId()).isNull();
    }
}
