// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Timestamp;
import java.util.Date;
import java.util.Map;
import org.eclipse.kura.cloudconnection.CloudConnectionConstants;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerMessageConstants;
import org.eclipse.kura.configuration.KuraConfigReadyEvent;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.store.StoredMessage;
import org.eclipse.kura.system.SystemResourceInfo;
import org.eclipse.kura.system.SystemResourceType;
import org.junit.jupiter.api.Test;

class ContractsTest {

    @Test
    void requestsAreRefusedUnlessOverridden() {
        RequestHandler handler = new RequestHandler() {};

        assertThatExceptionOfType(KuraException.class)
                .isThrownBy(() -> handler.doExec(null, null))
                .withMessage("operation not supported: EXEC")
                .extracting(KuraException::getCode)
                .isEqualTo(KuraErrorCode.OPERATION_NOT_SUPPORTED);
    }

    @Test
    void propertiesHaveTheNamesThatConfigurationsUse() {
        assertThat(CloudConnectionConstants.CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME.value())
                .isEqualTo("cloud.endpoint.service.pid");
        assertThat(CloudConnectionConstants.CLOUD_CONNECTION_FACTORY_PID_PROP_NAME.value())
                .isEqualTo("cloud.connection.factory.pid");
        assertThat(RequestHandlerMessageConstants.ARGS_KEY.value()).isEqualTo("args");
        assertThat(Scalar.fromValue("Char")).isEqualTo(Scalar.CHAR);
        assertThatIllegalArgumentException().isThrownBy(() -> Scalar.fromValue("CHAR"));
    }

    @Test
    void passwordIsCopied() {
        char[] clear = {'a', 'b'};
        Password password = new Password(clear);
        clear[0] = 'x';
        password.getPassword()[1] = 'y';

        assertThat(password).hasToString("ab");
    }

    @Test
    void messagePropertiesAreCopied() {
        assertThat(new KuraMessage(new KuraPayload(), Map.of("assetName", "plc1")).getProperties())
                .containsEntry("assetName", "plc1")
                .isUnmodifiable();
        assertThat(new KuraMessage(new KuraPayload()).getProperties()).isEmpty();
    }

    @Test
    void tokensAreComparedByIdAndSession() {
        DataTransportToken token = new DataTransportToken(1, "s");
        assertThat(token)
                .isEqualTo(new DataTransportToken(1, "s"))
                .hasSameHashCodeAs(new DataTransportToken(1, "s"))
                .isNotEqualTo(new DataTransportToken(1, "t"))
                .isNotEqualTo(new DataTransportToken(2, "s"));
    }

    @Test
    @SuppressWarnings("JavaUtilDate")
    void storedMessagesAreEqualWhateverTheDatabaseCallsATime() {
        StoredMessage a = new StoredMessage.Builder(1)
                .withTopic("t")
                .withPayload(new byte[] {1})
                .withQos(1)
                .withCreatedOn(new Date(5))
                .build();
        StoredMessage b = new StoredMessage.Builder(1)
                .withTopic("t")
                .withPayload(new byte[] {1})
                .withQos(1)
                .withCreatedOn(new Timestamp(5))
                .build();

        assertThat(b).isEqualTo(a).hasSameHashCodeAs(a);
        assertThat(a).isEqualTo(b).isNotEqualTo(new StoredMessage.Builder(1).build());
        assertThat(a.getPublishedOn()).isEmpty();
        assertThat(a).hasToString(b.toString());
    }

    @Test
    void resourceOfAnUnknownKindKeepsItsText() {
        SystemResourceInfo flatpak = new SystemResourceInfo("a", "1", "FLATPAK");

        assertThat(flatpak.getType()).isEqualTo(SystemResourceType.UNKNOWN);
        assertThat(flatpak.getTypeString()).isEqualTo("FLATPAK");
        assertThat(new SystemResourceInfo("a", "1", "deb").getType()).isEqualTo(SystemResourceType.DEB);
    }

    @Test
    void readyEventHasItsTopic() {
        assertThat(new KuraConfigReadyEvent(Map.of()).getTopic())
                .isEqualTo("org/eclipse/kura/configuration/ConfigEvent/READY");
    }
}
