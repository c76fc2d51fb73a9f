// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.plc.Field;
import com.example.plc.PlcDriver;
import io.tidegate.api.configuration.Candidate;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetConfiguration;
import org.eclipse.kura.asset.AssetService;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.listener.ChannelListener;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.descriptor.DriverDescriptor;
import org.eclipse.kura.driver.descriptor.DriverDescriptorService;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A bundle made for Kura brings a driver, and an application asks for assets and drivers as it does there. */
class AddOnIT {

    private static final String IMPORTS = "org.eclipse.kura.channel;version=\"[1.0,2.0)\","
            + "org.eclipse.kura.channel.listener;version=\"[1.0,1.1)\",org.eclipse.kura;version=\"[1.3,2.0)\","
            + "org.eclipse.kura.configuration;version=\"[1.1,2.0)\","
            + "org.eclipse.kura.configuration.metatype;version=\"[1.0,2.0)\","
            + "org.eclipse.kura.driver;version=\"[1.0,1.1)\",org.eclipse.kura.type;version=\"[1.0,2.0)\"";

    /** Delayed, as it is not said to be immediate. */
    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.1.0" name="com.example.plc"
                activate="activate" enabled="true" configuration-policy="require">
              <implementation class="com.example.plc.PlcDriver"/>
              <property name="service.pid" type="String" value="com.example.plc"/>
              <service>
                <provide interface="org.eclipse.kura.driver.Driver"/>
                <provide interface="org.eclipse.kura.configuration.ConfigurableComponent"/>
              </service>
            </scr:component>
            """;

    private static final Map<String, Object> CHANNELS = Map.of(
            "driver.pid", "plc1",
            "asset.desc", "Tank",
            "level#+type", "READ_WRITE",
            "level#+value.type", "INTEGER",
            "level#+scale", "10",
            "level#+scaleoffset.type", "LONG",
            "level#address", "7",
            "closed#+enabled", false,
            "closed#address", "8");

    private AssetsFramework framework;
    private BundleContext context;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        framework = new AssetsFramework(folder);
        context = framework.context();
    }

    @AfterEach
    void stop() throws Exception {
        framework.close();
    }

    @Test
    void assetOfAnAddOnsDriverIsFoundReadAndWritten() throws Exception {
        installDriver();
        Asset asset = asset();

        List<ChannelRecord> all = asset.readAllChannels();
        assertThat(all).singleElement().satisfies(r -> {
            assertThat(r.getChannelName()).isEqualTo("level");
            assertThat(r.getValue()).isEqualTo(TypedValues.newIntegerValue(70));
            assertThat(r.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
        });
        assertThat(asset.read(Set.of("nobody")).get(0).getChannelStatus().getChannelFlag())
                .isEqualTo(ChannelFlag.FAILURE);
        AssetConfiguration configuration = asset.getAssetConfiguration();
        assertThat(configuration.getDriverPid()).isEqualTo("plc1");
        assertThat(configuration.getAssetDescription()).isEqualTo("Tank");
        assertThat(configuration.getAssetChannels()).containsOnlyKeys("closed", "level");
        assertThat(configuration.getAssetChannels().get("level").getConfiguration())
                .containsEntry("address", "7")
                .containsEntry("+name", "level");
        ChannelRecord write = ChannelRecord.createWriteRecord("level", TypedValues.newIntegerValue(1));
        asset.write(List.of(write));
        assertThat(write.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
    }

    @Test
    void listenerOfAnApplicationHearsWhatTheDriverPushesUntilItIsTakenBack() throws Exception {
        installDriver();
        Asset asset = asset();
        BlockingQueue<TypedValue<?>> heard = new LinkedBlockingQueue<>();
        ChannelListener listener = event -> heard.add(event.getChannelRecord().getValue());
        asset.registerChannelListener("level", listener);

        assertThatThrownBy(() -> asset.registerChannelListener("nobody", listener))
                .isInstanceOf(KuraException.class);
        assertThatThrownBy(() -> asset.registerChannelListener("level", null)).isInstanceOf(NullPointerException.class);
        Assets.await("the driver pushes", () -> {
            write(asset, 3);
            return !heard.isEmpty();
        });
        assertThat(heard.poll(Assets.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(TypedValues.newIntegerValue(30));

        asset.unregisterChannelListener(listener);
        Assets.await("the driver pushes no more", () -> {
            heard.clear();
            write(asset, 4);
            return heard.isEmpty();
        });
    }

    @Test
    @SuppressWarnings("deprecation") // add-ons ask for it
    void driversAreListedWithWhatTheyAskOfAChannel() throws Exception {
        installDriver();
        asset();
        DriverDescriptorService descriptors = framework.service(DriverDescriptorService.class);
        Assets.await(
                "the driver is listed",
                () -> !descriptors.listDriverDescriptors().isEmpty());

        DriverDescriptor descriptor = descriptors.getDriverDescriptor("plc1").orElseThrow();
        assertThat(descriptor.getFactoryPid()).isEqualTo("com.example.plc");
        assertThat((List<?>) descriptor.getChannelDescriptor()).first().satisfies(ad -> assertThat(((AD) ad).getId())
                .isEqualTo("address"));
        assertThat(descriptors.getDriverDescriptor("nobody")).isEmpty();
        org.eclipse.kura.driver.DriverService drivers = framework.service(org.eclipse.kura.driver.DriverService.class);
        Driver driver = drivers.getDriver("plc1");
        assertThat(drivers.listDrivers()).containsExactly(driver);
        assertThat(drivers.getDriverPid(driver)).isEqualTo("plc1");
        assertThat(drivers.getDriver("nobody")).isNull();
    }

    /** What is asked of a channel may be of any class that says it is an attribute. */
    @Test
    void formOfAnAssetShowsWhatItsDriverAsks() throws Exception {
        installDriver();
        asset();
        SelfConfiguringComponent component = context.getService(
                context.getServiceReferences(SelfConfiguringComponent.class, "(kura.service.pid=tank)")
                        .iterator()
                        .next());

        ComponentConfiguration form = component.getConfiguration();

        assertThat(form.getDefinition().getAD())
                .extracting(AD::getId)
                .contains("level#+type", "level#address", "level#untyped", "closed#address");
        assertThat(form.getConfigurationProperties()).containsEntry("level#address", 7);
    }

    /** Some add-ons register a driver first and name it later; others tell nothing but its name. */
    @Test
    void driverMayBeNamedLate() throws Exception {
        framework.configure("org.eclipse.kura.wire.WireAsset", "tank", CHANNELS);
        ServiceRegistration<Driver> driver =
                context.registerService(Driver.class, new PlcDriver(), FrameworkUtil.asDictionary(Map.of("x", 1)));
        Assets.await("the asset", () -> framework.service(AssetService.class).getAsset("tank") != null);
        Asset asset = framework.service(AssetService.class).getAsset("tank");
        assertThatThrownBy(asset::readAllChannels).isInstanceOf(KuraException.class);

        driver.setProperties(FrameworkUtil.asDictionary(Map.of("kura.service.pid", "plc1")));
        assertThat(asset.readAllChannels()).hasSize(1);
        assertThat(framework
                        .service(DriverDescriptorService.class)
                        .getDriverDescriptor("plc1")
                        .orElseThrow()
                        .getFactoryPid())
                .isEqualTo("plc1");
        driver.setProperties(FrameworkUtil.asDictionary(Map.of("kura.service.pid", "other")));
        assertThatThrownBy(asset::readAllChannels).hasMessageContaining("driver 'plc1' is not there");
        driver.unregister();
        assertThat(framework.service(DriverDescriptorService.class).listDriverDescriptors())
                .isEmpty();
    }

    @Test
    void channelNamesThatKuraForbidsAreRefused() throws Exception {
        ConfigurationValidator validator = framework.service(ConfigurationValidator.class);
        for (String name : List.of("a/b", "a+b", "a,b", "a b", "")) {
            List<Problem> problems = validator.validate(new Candidate(
                    "tank",
                    "org.eclipse.kura.asset",
                    Map.of("driver.pid", "plc1", name + "#+type", "READ"),
                    pid -> Optional.empty()));
            assertThat(problems)
                    .extracting(Problem::toString)
                    .containsExactly("tank: " + name
                            + "#+type = 'READ' is not allowed: a channel name without # / + , and space");
        }
    }

    private void installDriver() throws Exception {
        framework.install("com.example.plc", IMPORTS, COMPONENT, PlcDriver.class, Field.class);
        framework.configure("com.example.plc", "plc1", Map.of());
    }

    /** The asset {@code tank}, once its driver is there too. */
    private Asset asset() throws Exception {
        framework.configure("org.eclipse.kura.asset", "tank", CHANNELS);
        AssetService assets = framework.service(AssetService.class);
        Assets.await("the asset reads", () -> {
            try {
                Asset asset = assets.getAsset("tank");
                return asset != null && asset.readAllChannels().size() == 1;
            } catch (KuraException e) {
                return false;
            }
        });
        Asset asset = assets.getAsset("tank");
        assertThat(assets.getAssetPid(asset)).isEqualTo("tank");
        assertThat(assets.listAssets()).containsExactly(asset);
        assertThat(assets.getAsset("nobody")).isNull();
        return asset;
    }

    private static void write(Asset asset, int value) {
        try {
            asset.write(List.of(ChannelRecord.createWriteRecord("level", TypedValues.newIntegerValue(value))));
        } catch (KuraException e) {
            throw new IllegalStateException(e);
        }
    }
}
