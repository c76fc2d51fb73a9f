// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidegate.api.commands.Command;
import io.tidegate.api.configuration.ConfigurationValidator;
import io.tidegate.api.configuration.Problem;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.MetaData;
import org.eclipse.kura.core.configuration.XmlComponentConfigurations;
import org.eclipse.kura.core.configuration.XmlSnapshotIdResult;
import org.eclipse.kura.core.configuration.metatype.Tmetadata;
import org.eclipse.kura.marshalling.Marshaller;
import org.eclipse.kura.marshalling.Unmarshaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** Snapshots of Kura gateways come in, go out, and are read by add-ons, in the framework. */
class KuraSnapshotIT {

    private static final String KEY = "kura-test-key-16";
    private static final String XML = "org.eclipse.kura.xml.marshaller.unmarshaller.provider";

    @TempDir
    Path data;

    @TempDir
    Path classes;

    @TempDir
    Path outside;

    private Gateway gateway;
    private ConfigurationService service;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway(data).configured();
        service = gateway.service(ConfigurationService.class);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void encryptedSnapshotIsImportedAsOneChangeAndWaitsForItsAddOn() throws Exception {
        Path key = Files.writeString(outside.resolve("key"), KEY + "\n");

        assertThat(run("import", resource("snapshot_encrypted.xml"), "--key-file", key.toString(), "--dry-run"))
                .startsWith("0 ")
                .contains("18 components, 11 would be imported, 7 left out");
        assertThat(service.getSnapshots()).isEmpty();

        String said = run("import", resource("snapshot_encrypted.xml"), "--key-file", key.toString());
        assertThat(said)
                .startsWith("0 ")
                .contains("18 components, 11 imported, 7 left out")
                .contains("left out: org.eclipse.kura.clock.ClockService: ")
                .contains("waits: heater: no installed bundle has com.example.heater.Heater")
                .doesNotContain("pass");
        assertThat(service.getSnapshots()).hasSize(1);
        assertThat(service.getComponentConfiguration("press").getConfigurationProperties())
                .containsEntry("pressure#+scale", 0.01)
                .containsEntry("driver.pid", "press-plc");
        String snapshot = Files.readString(newest());
        assertThat(snapshot).doesNotContain("gateway-pass").doesNotContain("heater-pass");

        // The add-on's own key for its password has another name; what the snapshot said is there all the same.
        gateway.context()
                .installBundle("addon", new ByteArrayInputStream(AddOn.jar(classes)))
                .start();
        Map<String, Object> heater = Gateway.await(() -> gateway.component("heater"));
        assertThat(heater).containsEntry("mode", "Program").containsEntry("retries", (byte) 3);
        assertThat(service.getComponentConfiguration("heater")
                        .getConfigurationProperties()
                        .get("access.code"))
                .hasToString("heater-pass");
        assertThat(gateway.find(Supplier.class, "(kura.service.pid=heater)")).isPresent();
    }

    @Test
    void oneRefusedComponentRefusesAllUnlessItIsLeftOut() throws Exception {
        gateway.context()
                .registerService(
                        ConfigurationValidator.class,
                        candidate -> List.of(new Problem(candidate.pid(), "host", "127.0.0.1", "another host")),
                        FrameworkUtil.asDictionary(
                                Map.of(ConfigurationValidator.COMPONENTS, "io.tidegate.drivers.modbus")));

        assertThat(run("import", resource("snapshot.xml"), "--key=" + KEY))
                .isEqualTo("1 " + resource("snapshot.xml")
                        + ": line 325: press-plc: host = '127.0.0.1' is not allowed: another host\n");
        assertThat(service.getConfigurableComponentPids()).isEmpty();
        assertThat(run("import", resource("snapshot.xml"), "--key=" + KEY, "--without", "press-plc"))
                .startsWith("0 ")
                .contains("10 imported, 8 left out");
        assertThat(service.getConfigurableComponentPids()).contains("press").doesNotContain("press-plc");
    }

    @Test
    void importReplacesWhatWasSetUnderTheSameNamesAndNothingElse() throws Exception {
        service.createFactoryConfiguration("x", "other", Map.of("k", 1), true);
        service.createFactoryConfiguration("org.eclipse.kura.wire.WireAsset", "press", Map.of("old#k", 1), true);

        assertThat(run("import", resource("snapshot.xml"), "--key=" + KEY)).startsWith("0 ");

        assertThat(service.getComponentConfiguration("press").getConfigurationProperties())
                .doesNotContainKey("old#k")
                .containsKey("speed#unit.id");
        assertThat(service.getComponentConfiguration("other").getConfigurationProperties())
                .containsEntry("k", 1);
        service.rollback();
        assertThat(service.getComponentConfiguration("press").getConfigurationProperties())
                .containsKey("old#k");
    }

    @Test
    void exportIsReadByAGatewayOfThatKey() throws Exception {
        run("import", resource("snapshot.xml"), "--key=" + KEY);
        Path exported = outside.resolve("out.xml");

        assertThat(run("export", "--kura", exported.toString(), "--key=another-key-0016"))
                .isEqualTo("0 " + exported + ": 11 components exported\n");
        assertThat(Files.getPosixFilePermissions(exported)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run("export", "--kura", exported.toString())).startsWith("1 " + exported + ": name a new file");
        service.deleteFactoryConfiguration("heater", true);
        assertThat(run("import", exported.toString(), "--key=another-key-0016")).contains("11 components, 11 imported");
        assertThat(service.getComponentConfiguration("heater")
                        .getConfigurationProperties()
                        .get("seed.code"))
                .hasToString("sesame");

        assertThat(run("import", exported.toString(), "--key", "another-key-0016", "--dry-run"))
                .contains("11 would be imported")
                .contains("the key stands in the gateway's log now");

        Path bare = outside.resolve("bare.xml");
        assertThat(run("export", "--kura", bare.toString()))
                .contains("left out: heater: access.code: a password, and no key was given to encrypt it with");
        assertThat(Files.readString(bare)).doesNotContain("Password");
    }

    @Test
    void wrongArgumentsAreAnsweredInOneLine() throws Exception {
        assertThat(run("import")).startsWith("2 usage");
        assertThat(run("import", "--key")).startsWith("2 usage");
        assertThat(run("import", "/a", "/b")).startsWith("2 usage");
        assertThat(run("export", "/a")).startsWith("2 usage");
        assertThat(run("import", "/a", "--key=short")).isEqualTo("1 the key has 5 bytes: 16, 24 or 32 are needed\n");
        assertThat(run("import", "/nowhere.xml")).isEqualTo("1 /nowhere.xml: there is no such file\n");
        assertThat(run("import", "/a", "--key-file", "/nowhere")).startsWith("1 /nowhere: not a key file");
    }

    @Test
    void marshallerWritesAndReadsWhatKurasDoes() throws Exception {
        run("import", resource("snapshot.xml"), "--key=" + KEY);
        gateway.context()
                .installBundle("addon", new ByteArrayInputStream(AddOn.jar(classes)))
                .start();
        Gateway.await(() -> gateway.component("heater"));
        XmlComponentConfigurations all = new XmlComponentConfigurations();
        all.setConfigurations(service.getComponentConfigurations());

        String text = provider(Marshaller.class).marshal(all);
        XmlComponentConfigurations read =
                provider(Unmarshaller.class).unmarshal(text, XmlComponentConfigurations.class);

        assertThat(text)
                .contains("<esf:configurations xmlns:esf=\"http://eurotech.com/esf/2.0\"")
                .contains("<ocd:OCD name=\"Heater\"")
                .contains("<ocd:Option label=\"By program\" value=\"Program\"/>");
        assertThat(read.getConfigurations())
                .extracting(ComponentConfiguration::getPid)
                .contains("press", "heater", "com.example.heater.Meter");
        Map<String, Object> heater = properties(read, "heater");
        assertThat(heater)
                .containsEntry("kura.service.pid", "heater")
                .containsEntry("service.factoryPid", "com.example.heater.Heater")
                .containsEntry("temperature.initial", 20.5f);
        assertThat(heater.get("limits")).isEqualTo(new Short[] {1, 2, 3});
        assertThat(heater.get("access.code")).isInstanceOf(Password.class);
        service.updateConfigurations(read.getConfigurations());
        assertThat(service.getComponentConfiguration("heater")
                        .getConfigurationProperties()
                        .get("access.code"))
                .hasToString("heater-pass");

        XmlSnapshotIdResult ids = new XmlSnapshotIdResult();
        ids.setSnapshotIds(List.of(5L, 7L));
        String list = provider(Marshaller.class).marshal(ids);
        assertThat(list).contains("<esf:snapshot-ids ").contains("<esf:snapshotIds>5</esf:snapshotIds>");
        assertThat(provider(Unmarshaller.class)
                        .unmarshal(list, XmlSnapshotIdResult.class)
                        .getSnapshotIds())
                .containsExactly(5L, 7L);
    }

    @Test
    void unmarshallerReadsMetatypesAndSaysWhatItCannot() throws Exception {
        Unmarshaller xml = provider(Unmarshaller.class);

        Tmetadata metadata = xml.unmarshal(Documents.METATYPE, Tmetadata.class);
        assertThat(metadata.getOCD()).hasSize(2);
        assertThat(metadata.getDesignate().get(0).getFactoryPid()).isEqualTo("test.driver");
        assertThat(xml.unmarshal(Documents.METATYPE, MetaData.class).getLocalization())
                .isEqualTo("en_us");
        assertThatThrownBy(() -> xml.unmarshal("<a>", XmlComponentConfigurations.class))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("line 1, column ");
        assertThatThrownBy(() -> xml.unmarshal("<a/>", String.class)).isInstanceOf(IllegalArgumentException.class);
        XmlComponentConfigurations nameless = new XmlComponentConfigurations();
        nameless.setConfigurations(List.of(new View(null, null, Map.of())));
        assertThatThrownBy(() -> provider(Marshaller.class).marshal(nameless))
                .isInstanceOf(KuraException.class)
                .hasMessageContaining("a configuration without pid");
        assertThatThrownBy(() -> provider(Marshaller.class).marshal("text"))
                .isInstanceOf(KuraException.class)
                .hasMessage("no XML can be made of java.lang.String");
    }

    private static Map<String, Object> properties(XmlComponentConfigurations all, String pid) {
        return all.getConfigurations().stream()
                .filter(configuration -> configuration.getPid().equals(pid))
                .findFirst()
                .orElseThrow()
                .getConfigurationProperties();
    }

    private <T> T provider(Class<T> type) throws Exception {
        return Gateway.await(() -> gateway.find(type, "(kura.service.pid=" + XML + ")")
                .map(gateway.context()::getService)
                .map(type::cast)
                .orElse(null));
    }

    private String run(String... arguments) throws Exception {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        int code = gateway.service(Command.class).run(List.of(arguments), out, out);
        out.flush();
        return code + " " + text;
    }

    private Path newest() throws Exception {
        try (var files = Files.list(data.resolve("snapshots"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("snapshot_"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static String resource(String name) throws Exception {
        return Path.of(KuraSnapshotIT.class.getResource("/kura/" + name).toURI())
                .toString();
    }
}
