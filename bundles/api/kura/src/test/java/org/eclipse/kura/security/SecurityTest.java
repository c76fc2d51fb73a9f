// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.clock.ClockEvent;
import org.eclipse.kura.cloud.CloudConnectionEstablishedEvent;
import org.eclipse.kura.cloud.CloudConnectionLostEvent;
import org.eclipse.kura.command.PasswordCommandService;
import org.eclipse.kura.deployment.hook.RequestContext;
import org.eclipse.kura.log.LogEntry;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.kura.security.keystore.KeystoreChangedEvent;
import org.eclipse.kura.security.keystore.KeystoreInfo;
import org.eclipse.kura.security.tamper.detection.TamperDetectionProperties;
import org.eclipse.kura.security.tamper.detection.TamperEvent;
import org.eclipse.kura.security.tamper.detection.TamperStatus;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

/** Events and small values of security, logs, commands and deployment. */
class SecurityTest {

    @Test
    void tamperEventTellsStatusAndSender() {
        Map<String, TypedValue<?>> properties = Map.of("timestamp", TypedValues.newLongValue(5));
        TamperStatus status = new TamperStatus(true, properties);
        TamperEvent event = new TamperEvent("lid", status);

        assertThat(event.getTopic())
                .isEqualTo("org/eclipse/kura/security/tamper/detection/TamperEvent/TAMPER_STATUS_CHANGED");
        assertThat(event.getTamperStatus()).isSameAs(status);
        assertThat(event.getSenderPid()).isEqualTo("lid");
        assertThat(status.isDeviceTampered()).isTrue();
        assertThat(status.getProperties()).isEqualTo(properties).isUnmodifiable();
        assertThat(new TamperStatus(false, null).getProperties()).isEmpty();
        assertThat(TamperDetectionProperties.TIMESTAMP_PROPERTY_KEY.getValue()).isEqualTo("timestamp");
        assertThatNullPointerException().isThrownBy(() -> new TamperEvent("lid", null));
        assertThatNullPointerException().isThrownBy(() -> new TamperEvent(null, status));
    }

    @Test
    void keystoreEventTellsItsSender() {
        KeystoreChangedEvent event = new KeystoreChangedEvent("HttpsKeystore");

        assertThat(event.getTopic())
                .isEqualTo("org/eclipse/kura/security/keystore/KeystoreChangedEvent/KEYSTORE_CHANGED");
        assertThat(event.getSenderPid()).isEqualTo("HttpsKeystore");
        KeystoreInfo info = new KeystoreInfo("HttpsKeystore");
        assertThat(info.getKeystoreServicePid()).isEqualTo("HttpsKeystore");
        assertThat(info.getType()).isNull();
        assertThat(info.getSize()).isZero();
    }

    @Test
    void eventsHaveTheirTopics() {
        assertThat(new ClockEvent(Map.of()).getTopic()).isEqualTo("org/eclipse/kura/clock");
        assertThat(new CloudConnectionEstablishedEvent(Map.of()).getTopic())
                .isEqualTo("org/eclipse/kura/cloud/CloudConnectionStatus/ESTABLISHED");
        assertThat(new CloudConnectionLostEvent(Map.of()).getTopic())
                .isEqualTo("org/eclipse/kura/cloud/CloudConnectionStatus/LOST");
        assertThat(new FloodingProtectionConfigurationChangeEvent(Map.of()).getTopic())
                .isEqualTo("org/eclipse/kura/floodingprotection/event/FP_EVENT_CONFIG_CHANGE_TOPIC");
    }

    @Test
    void logEntryIsAViewOfItsProperties() {
        Map<String, Object> properties = new HashMap<>(Map.of("MESSAGE", "started"));
        LogEntry entry = new LogEntry(properties, 5);

        assertThat(entry.getProperties()).isEqualTo(properties).isUnmodifiable();
        assertThat(entry.getTimestamp()).isEqualTo(5);
        assertThat(new LogEntry(properties).getTimestamp()).isZero();
        assertThat(entry.toString()).contains("started").contains("5");
        assertThatNullPointerException().isThrownBy(() -> new LogEntry(null));
    }

    @Test
    @SuppressWarnings("deprecation")
    void formerKindOfCommandIsNotSupported() {
        PasswordCommandService service = new PasswordCommandService() {
            @Override
            public String execute(String command, String password) {
                return command;
            }

            @Override
            public KuraPayload execute(KuraPayload request) {
                return request;
            }
        };

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> service.execute(new KuraRequestPayload()));
    }

    @Test
    void hookIsToldFileAndType() {
        RequestContext context = new RequestContext("/tmp/a.dp", "firmware");

        assertThat(context.getDownloadFilePath()).isEqualTo("/tmp/a.dp");
        assertThat(context.getRequestType()).isEqualTo("firmware");
    }
}
