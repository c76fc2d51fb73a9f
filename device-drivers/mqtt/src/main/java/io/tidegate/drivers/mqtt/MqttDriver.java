// SPDX-License-Identifier: EPL-2.0
package io.tidegate.drivers.mqtt;

import io.tidegate.lib.concurrent.WorkerPool;
import io.tidegate.lib.settings.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.driver.ChannelDescriptor;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Devices that publish on a broker in the plant. Connects when a channel is first known, then keeps connected and subscribed
 * by itself. Reading gives what was published last, listening all that is published, writing publishes.
 */
@Component(
        name = MqttDriver.PID,
        configurationPid = MqttDriver.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        property = HealthCheck.NAME + "=MQTT devices",
        service = {Driver.class, ConfigurableComponent.class, HealthCheck.class})
@Designate(ocd = MqttConfig.class, factory = true)
public final class MqttDriver implements Driver, ConfigurableComponent, HealthCheck {

    static final String PID = "io.tidegate.drivers.mqtt";

    private final Broker broker;
    private final WorkerPool pool;
    private final Topics topics;
    private final Link link;
    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile CryptoService crypto;

    @Activate
    public MqttDriver(@Reference Workers workers, Map<String, Object> properties) {
        this(workers.pool(), Settings.of(properties));
    }

    MqttDriver(WorkerPool pool, Settings settings) {
        this.pool = pool;
        broker = Broker.of(settings);
        topics = new Topics(Clock.systemUTC());
        link = new Link(broker, pool, topics, this::decrypt, Clock.systemUTC());
    }

    @Deactivate
    void stop() {
        link.stop();
        mailboxes.forEach(Mailbox::close);
    }

    @Override
    public void connect() throws ConnectionException {
        link.connected();
    }

    /** It connects again when next asked. */
    @Override
    public void disconnect() {
        link.disconnect();
    }

    @Override
    public ChannelDescriptor getChannelDescriptor() {
        return new MqttChannelDescriptor();
    }

    @Override
    public void read(List<ChannelRecord> records) throws ConnectionException {
        LastMessages reading = new LastMessages(this, records);
        reading.channels().forEach(topics::pin);
        read(reading);
    }

    @Override
    public PreparedRead prepareRead(List<ChannelRecord> records) {
        LastMessages reading = new LastMessages(this, records);
        reading.channels().forEach(topics::use);
        link.want();
        return reading;
    }

    void read(LastMessages reading) throws ConnectionException {
        link.connected();
        topics.await(reading.channels(), broker.requestTimeout(), link::isConnected);
        link.connected();
        reading.fill(topics);
    }

    void release(LastMessages reading) {
        reading.channels().forEach(topics::release);
        resubscribe();
    }

    @Override
    public void write(List<ChannelRecord> records) throws ConnectionException {
        Session session = link.connected();
        if (!new Publishing(broker, session).write(records) && !session.isConnected()) {
            link.connected();
        }
    }

    /** The listener need not wait for the broker: it is told of an outage as of a value. */
    @Override
    public void registerChannelListener(Map<String, Object> channelConfig, ChannelListener listener) {
        String name = String.valueOf(channelConfig.get("+name"));
        DataType type = DataType.getDataType(String.valueOf(channelConfig.getOrDefault("+value.type", "INTEGER")));
        Point point = Point.of(broker.name(), name, type, channelConfig);
        Mailbox mailbox = new Mailbox(point, listener, pool.serial(broker.name()));
        mailboxes.add(mailbox);
        topics.listen(point.channel(), mailbox);
        link.want();
    }

    @Override
    public void unregisterChannelListener(ChannelListener listener) {
        List<Mailbox> ended =
                mailboxes.stream().filter(mailbox -> mailbox.isFor(listener)).toList();
        ended.forEach(Mailbox::close);
        mailboxes.removeAll(ended);
        topics.removeListeners(ended);
        resubscribe();
    }

    @Override
    public Result execute() {
        return link.health();
    }

    Point point(ChannelRecord record) {
        return Point.of(broker.name(), record.getChannelName(), record.getValueType(), record.getChannelConfig());
    }

    private void resubscribe() {
        if (link.isConnected()) {
            link.want();
        }
    }

    private char[] decrypt(String encrypted) {
        CryptoService decrypter = crypto;
        if (decrypter == null) {
            throw new IllegalStateException("the password can't be decrypted: there is no crypto service");
        }
        try {
            return decrypter.decryptAes(encrypted.toCharArray());
        } catch (KuraException e) {
            throw new IllegalStateException("the password can't be decrypted: enter it again", e);
        }
    }
}
