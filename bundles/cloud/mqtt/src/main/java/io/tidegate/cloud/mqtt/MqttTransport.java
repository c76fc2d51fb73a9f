// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.mqtt;

import io.tidegate.api.configuration.history.ConfigurationTrials;
import io.tidegate.lib.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.KuraTooManyInflightMessagesException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.transport.listener.DataTransportListener;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages to an MQTT broker and back. It keeps nothing over a reconnection, so each one is told as a new session:
 * the data service sends again what was not acknowledged.
 */
@Component(
        name = MqttTransportConfig.PID,
        configurationPid = MqttTransportConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {DataTransportService.class, ConfigurableComponent.class, HealthCheck.class},
        property = {
            HealthCheck.NAME + "=MQTT transport",
            // Whoever asks from the cloud comes in through it.
            ConfigurationTrials.WITHIN + ":Integer=60",
            ConfigurationTrials.ENTRY_POINTS + "=CLOUD"
        })
@Designate(ocd = MqttTransportConfig.class, factory = true)
public final class MqttTransport
        implements DataTransportService, ConfigurableComponent, HealthCheck, MqttConnection.Events {

    private static final Logger LOG = LoggerFactory.getLogger(MqttTransport.class);

    private final MqttSettings settings;
    private final Listeners listeners;
    private final ConnectionState state = new ConnectionState(Clock.systemUTC());
    private final AtomicReference<MqttConnection> current = new AtomicReference<>();
    private volatile boolean stopped;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile CryptoService crypto;

    /** Checks the configuration. */
    @Activate
    public MqttTransport(Map<String, Object> properties) {
        settings = MqttSettings.of(Settings.of(properties));
        listeners = new Listeners(settings.pid());
    }

    @Deactivate
    void stop() {
        stopped = true;
        end(Duration.ZERO);
    }

    @Override
    public void connect() throws KuraConnectException {
        char[] password = password();
        MqttConnection fresh = fresh();
        if (!current.compareAndSet(null, fresh)) {
            if (isConnected()) {
                return;
            }
            throw new KuraConnectException(settings.url() + ": already connecting");
        }
        try {
            endIfStopped();
            fresh.open(password);
        } catch (MqttException e) {
            current.compareAndSet(fresh, null);
            fresh.abort();
            throw failed(e);
        }
        endIfStopped();
        state.connected();
        LOG.info("{}: connected to {} as {}", settings.pid(), settings.url(), settings.clientId());
        listeners.tell(listener -> listener.onConnectionEstablished(true));
        fresh.announced();
    }

    /** A stop that came before the connection was known could not end it. */
    private void endIfStopped() throws KuraConnectException {
        if (stopped) {
            end(Duration.ZERO);
            throw new KuraConnectException(settings.url() + ": stopped");
        }
    }

    private MqttConnection fresh() throws KuraConnectException {
        try {
            return new MqttConnection(settings, this);
        } catch (MqttException | IllegalArgumentException e) {
            throw failed(e);
        }
    }

    private KuraConnectException failed(Exception failure) {
        String why = MqttFailure.text(failure, settings.timeout());
        state.failed(why);
        return new KuraConnectException(failure, settings.url() + ": " + why);
    }

    private char[] password() throws KuraConnectException {
        if (settings.encryptedPassword().isEmpty()) {
            return new char[0];
        }
        CryptoService decrypter = crypto;
        String why = "the password cannot be decrypted: there is no crypto service";
        try {
            if (decrypter != null) {
                return decrypter.decryptAes(settings.encryptedPassword().toCharArray());
            }
        } catch (KuraException e) {
            why = "the password cannot be decrypted: enter it again";
        }
        state.failed(why);
        throw new KuraConnectException(settings.url() + ": " + why);
    }

    @Override
    public void disconnect(long quiesceTimeout) {
        MqttConnection connection = current.get();
        if (connection != null && connection.isConnected()) {
            listeners.tell(DataTransportListener::onDisconnecting);
        }
        end(Duration.ofMillis(Math.max(0, quiesceTimeout)));
    }

    private void end(Duration quiesce) {
        MqttConnection connection = current.getAndSet(null);
        if (connection != null) {
            boolean wasConnected = connection.isConnected();
            connection.close(quiesce);
            state.idle();
            if (wasConnected) {
                listeners.tell(DataTransportListener::onDisconnected);
            }
        }
    }

    @Override
    public boolean isConnected() {
        MqttConnection connection = current.get();
        return connection != null && connection.isConnected();
    }

    @Override
    public String getBrokerUrl() {
        return settings.url().toString();
    }

    @Override
    public String getAccountName() {
        return settings.account();
    }

    @Override
    public String getUsername() {
        return settings.username();
    }

    @Override
    public String getClientId() {
        return settings.clientId();
    }

    @Override
    public DataTransportToken publish(String topic, byte[] payload, int qos, boolean retain) throws KuraException {
        String named = settings.topic(topic);
        try {
            return connected().publish(named, payload, qos, retain);
        } catch (MqttException e) {
            throw translated(e, KuraErrorCode.IO_ERROR, "publish to " + named);
        } catch (IllegalArgumentException e) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, "publish to " + named, e.getMessage());
        }
    }

    @Override
    public void subscribe(String topic, int qos) throws KuraException {
        String named = settings.topic(topic);
        boolean granted;
        try {
            granted = connected().subscribe(named, qos);
        } catch (MqttException e) {
            throw translated(e, KuraErrorCode.SUBSCRIPTION_ERROR, "subscribe to " + named);
        } catch (IllegalArgumentException e) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, "subscribe to " + named, e.getMessage());
        }
        if (!granted) {
            throw new KuraException(KuraErrorCode.SUBSCRIPTION_ERROR, "the broker refuses " + named);
        }
    }

    @Override
    public void unsubscribe(String topic) throws KuraException {
        String named = settings.topic(topic);
        try {
            connected().unsubscribe(named);
        } catch (MqttException e) {
            throw translated(e, KuraErrorCode.SUBSCRIPTION_ERROR, "unsubscribe from " + named);
        } catch (IllegalArgumentException e) {
            throw new KuraException(KuraErrorCode.INVALID_PARAMETER, e, "unsubscribe from " + named, e.getMessage());
        }
    }

    private MqttConnection connected() throws KuraNotConnectedException {
        MqttConnection connection = current.get();
        if (connection == null || !connection.isConnected()) {
            throw new KuraNotConnectedException(settings.url());
        }
        return connection;
    }

    private KuraException translated(MqttException e, KuraErrorCode otherwise, String what) {
        return switch (e.getReasonCode()) {
            case MqttException.REASON_CODE_MAX_INFLIGHT, MqttException.REASON_CODE_NO_MESSAGE_IDS_AVAILABLE ->
                new KuraTooManyInflightMessagesException(
                        e, what + ": " + settings.mostInFlight() + " messages wait for the broker");
            case MqttException.REASON_CODE_CLIENT_TIMEOUT ->
                new KuraTimeoutException(
                        what + ": no answer within " + settings.timeout().toSeconds() + " s", e);
            case MqttException.REASON_CODE_CLIENT_NOT_CONNECTED,
                    MqttException.REASON_CODE_CLIENT_CLOSED,
                    MqttException.REASON_CODE_CLIENT_DISCONNECTING,
                    MqttException.REASON_CODE_CONNECTION_LOST -> new KuraNotConnectedException(e, settings.url());
            default -> new KuraException(otherwise, e, what, MqttFailure.text(e, settings.timeout()));
        };
    }

    @Override
    public void addDataTransportListener(DataTransportListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeDataTransportListener(DataTransportListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void lost(MqttConnection connection, Throwable cause) {
        if (current.compareAndSet(connection, null)) {
            String why = cause == null ? "the connection broke" : MqttFailure.text(cause, settings.timeout());
            state.failed(why);
            LOG.warn("{}: lost {}: {}", settings.pid(), settings.url(), why);
            connection.abort();
            listeners.tell(listener -> listener.onConnectionLost(cause));
        }
    }

    @Override
    public void arrived(String topic, MqttMessage message) {
        listeners.tell(listener ->
                listener.onMessageArrived(topic, message.getPayload(), message.getQos(), message.isRetained()));
    }

    @Override
    public void tooLarge(String topic) {
        state.tooLarge(settings.pid(), topic);
    }

    @Override
    public void confirmed(DataTransportToken token) {
        listeners.tell(listener -> listener.onMessageConfirmed(token));
    }

    @Override
    public Result execute() {
        return state.result(settings.pid(), getBrokerUrl(), settings.clientId());
    }
}
