// SPDX-License-Identifier: EPL-2.0
package io.tidegate.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidegate.itests.support.Await;
import io.tidegate.itests.support.ControlSocket;
import io.tidegate.itests.support.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways by which a password comes to a gateway, right and wrong ones; each password says by which way it came. */
final class SecretWays {

    static final String TRANSPORT = "org.eclipse.kura.core.data.transport.mqtt.MqttDataTransport";
    static final String VARIABLE = "TIDEGATE_TEST_PASSWORD";
    private static final String DRIVER = "io.tidegate.drivers.mqtt";

    private final String word;
    private final Path folder;
    private final List<String> printed = new ArrayList<>();

    /** @param folder for the files that are applied and imported, outside of the data root */
    SecretWays(String word, Path folder) {
        this.word = word;
        this.folder = folder;
    }

    String secret(String way) {
        return word + "x" + way;
    }

    /** What the commands printed. */
    List<String> printed() {
        return printed;
    }

    /** Before the first start: files of the operator, and the file of secrets. */
    void prepare(Path data) throws IOException {
        write(data.resolve("config/plant.json"), plant());
        write(
                data.resolve("keys/secrets.json"),
                "{\"press\": \"%s\", \"text\": \"%s\"}".formatted(secret("reference"), secret("intext")));
    }

    private String plant() {
        return """
                {"org.apache.felix.http": {"org.apache.felix.http.host": "127.0.0.1", "org.osgi.service.http.port": 0},
                 "%1$s~%1$s": {"broker-url": "mqtt://127.0.0.1:1", "client-id": "line-3", "topic.context.account-name": "plant",
                   "username": "line-3", "password": "%2$s", "lwt.payload": "gone $[secret:text]"},
                 "org.eclipse.kura.data.DataService~org.eclipse.kura.data.DataService": {
                   "DataTransportService.target": "(kura.service.pid=%1$s)", "connect.retry-interval": 1},
                 "org.eclipse.kura.cloud.CloudService~org.eclipse.kura.cloud.CloudService": {
                   "DataService.target": "(kura.service.pid=org.eclipse.kura.data.DataService)"},
                 "%3$s~sensors": {"broker-url": "mqtt://127.0.0.1:1", "username": "u", "password": "$[env:%4$s]"},
                 "org.eclipse.kura.driver.opcua~press": {"endpoint.ip": "127.0.0.1", "endpoint.port": 1,
                   "username": "u", "password": "$[secret:press]"},
                 "org.eclipse.kura.wire.WireAsset~press-3": {"driver.pid": "press", "poll.interval.ms": 500,
                   "force#node.id": "Press.Force", "force#node.namespace.index": "2", "force#node.id.type": "STRING",
                   "force#+value.type": "DOUBLE"}}
                """
                .formatted(TRANSPORT, secret("file"), DRIVER, VARIABLE);
    }

    void right(ControlSocket gateway) throws IOException {
        done(gateway, "config", "set", TRANSPORT, "password=" + secret("set"));
        done(gateway, "config", "apply", document("apply", "\"password\": \"" + secret("apply") + "\""));
        done(gateway, "config", "set", "two", "password=" + secret("trial"), "--confirm-within", "60s");
        done(gateway, "config", "revert");
        done(gateway, "config", "export", file("export.json"), "--key=0123456789abcdef");
        done(gateway, "config", "import", file("export.json"), "--key=0123456789abcdef");
        done(gateway, "config", "export", file("without.json"));
        done(gateway, "config", "export", "--kura", file("kura.xml"), "--key=0123456789abcdef");
        done(gateway, "config", "import", kura("plain", "encrypted=\"false\"", secret("kura")));
        done(gateway, "config", "rollback");
    }

    private void done(ControlSocket gateway, String... words) throws IOException {
        Gateway.Answer answer = say(gateway, words);
        assertThat(answer.exit()).as(answer.output()).isZero();
    }

    /** All of it is refused, and tells why. */
    void wrong(ControlSocket gateway) throws IOException {
        refused(gateway, "config", "set", TRANSPORT, "password=" + secret("besides"), "timeout=abc");
        refused(gateway, "config", "set", TRANSPORT, "password:" + secret("typing"));
        refused(gateway, "config", "set", TRANSPORT, "password", secret("space"));
        refused(gateway, "config", "set", TRANSPORT, "broker-url=http://u:" + secret("scheme") + "@127.0.0.1");
        refused(gateway, "config", "set", TRANSPORT, "broker-url=mqtt://u:" + secret("userinfo") + "@127.0.0.1");
        for (Map.Entry<String, String> wrong : wrongDocuments().entrySet()) {
            refused(gateway, "config", "apply", document(wrong.getKey(), wrong.getValue()));
            refused(gateway, "config", "import", document(wrong.getKey(), wrong.getValue()));
        }
        refused(gateway, "config", "import", kura("sealed", "encrypted=\"true\"", secret("unopened")));
        refused(gateway, "config", "import", kura("broken", "encrypted=\"false\"", secret("markup") + "<"));
    }

    /** A file that is laid down while the gateway runs, and moved aside with the reason. */
    void wrongFile(Path data) throws IOException {
        String name = "config/late.json";
        write(
                data.resolve(name),
                "{\"%s~four\": {\"password\": \"%s\", \"keep-alive\": \"abc\"}}".formatted(DRIVER, secret("dropped")));
        Await.until("the reason stands beside it", () -> Files.exists(data.resolve(name + ".rejected.txt")));
    }

    private Map<String, String> wrongDocuments() {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("object", "\"password\": {\"a\": \"" + secret("object") + "\"}");
        wrong.put("list", "\"password\": [\"" + secret("list") + "\", {}]");
        wrong.put("type", "\"password:Integer\": \"" + secret("type") + "\"");
        wrong.put("token", "\"password\": " + secret("token"));
        wrong.put("escape", "\"password\": \"" + secret("escape") + "\\q\"");
        wrong.put("cut", "\"password\": \"" + secret("cut"));
        wrong.put("twice", "\"password\": \"" + secret("once") + "\", \"password\": \"" + secret("twice") + "\"");
        wrong.put("key", "\"password\": \"a\" \"" + secret("key") + "\"");
        return wrong;
    }

    private void refused(ControlSocket gateway, String... words) throws IOException {
        Gateway.Answer answer = say(gateway, words);
        assertThat(answer.exit())
                .as("%s: %s", String.join(" ", words), answer.output())
                .isNotZero();
    }

    private Gateway.Answer say(ControlSocket gateway, String... words) throws IOException {
        Gateway.Answer answer = gateway.run(words);
        printed.add(answer.output());
        return answer;
    }

    private String document(String name, String properties) throws IOException {
        return write(folder.resolve(name + ".json"), "{\"" + DRIVER + "~two\": {" + properties + "}}");
    }

    private String kura(String name, String attributes, String password) throws IOException {
        return write(
                folder.resolve(name + ".xml"),
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <esf:configurations xmlns:esf="http://eurotech.com/esf/2.0">
                  <esf:configuration pid="three"><esf:properties>
                    <esf:property array="false" encrypted="false" name="service.factoryPid" type="String"><esf:value>%s</esf:value></esf:property>
                    <esf:property array="false" %s name="password" type="Password"><esf:value>%s</esf:value></esf:property>
                  </esf:properties></esf:configuration>
                </esf:configurations>
                """
                        .formatted(DRIVER, attributes, password));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }
}
