// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set goes into a JSON document and comes back out of it, on this gateway or another. */
class JsonDocumentIT {

    private static final String KEY = "0123456789abcdef";

    @TempDir
    Path here;

    @TempDir
    Path there;

    @Test
    void documentIsReadByAnotherGatewayWithEachTypeAndSecret() throws Exception {
        Path file = here.resolve("all.json");
        Map<String, Object> before;
        try (Gateway gateway = configured(here)) {
            service(gateway)
                    .updateConfiguration(
                            "odd",
                            Map.of(
                                    "int",
                                    5,
                                    "long",
                                    6L,
                                    "double",
                                    7.0,
                                    "nan",
                                    Double.NaN,
                                    "float",
                                    1.1f,
                                    "char",
                                    'x',
                                    "a:Integer",
                                    "text",
                                    "list",
                                    new Short[] {1, 2}));
            before = service(gateway).getComponentConfiguration("odd").getConfigurationProperties();

            assertThat(gateway.config("export", file.toString(), "--key=" + KEY))
                    .isEqualTo("0 " + file + ": 2 components exported\n");
        }
        assertThat(Files.readString(file))
                .contains("\"int:Integer\" : 5", "password:Password")
                .doesNotContain("top");

        try (Gateway gateway = new Gateway(there).configured()) {
            gateway.installDriver();
            assertThat(gateway.config("import", file.toString()))
                    .isEqualTo(
                            "1 " + file
                                    + ": line 15: plc1: password is encrypted: give the key that the document was written with\n");
            assertThat(gateway.config("import", file.toString(), "--key=" + KEY, "--dry-run"))
                    .endsWith("2 components would be imported\n");
            assertThat(gateway.config("list")).isEqualTo("0 ");

            assertThat(gateway.config("import", file.toString(), "--key=" + KEY))
                    .isEqualTo("0 " + file + ": 2 components imported\n");

            gateway.awaitHost("plc1", "a");
            Map<String, Object> after =
                    service(gateway).getComponentConfiguration("odd").getConfigurationProperties();
            assertThat(Configured.same(after, before)).isTrue();
            assertThat(password(gateway)).isEqualTo("top");
        }
    }

    @Test
    void documentWithoutSecretsTakesNoneAway() throws Exception {
        Path file = here.resolve("all.json");
        try (Gateway gateway = configured(here)) {
            assertThat(gateway.config("export", file.toString()))
                    .contains("left out: plc1: password: a secret, and no key was given");
            assertThat(Files.readString(file)).doesNotContain("password");
            service(gateway).updateConfiguration("plc1", Map.of("host", "b"));

            assertThat(gateway.config("import", file.toString())).startsWith("0 ");

            gateway.awaitHost("plc1", "a");
            assertThat(password(gateway)).isEqualTo("top");
            assertThat(gateway.config("export", file.toString()))
                    .startsWith("1 ")
                    .contains("is there already");
        }
    }

    private static Gateway configured(Path data) throws Exception {
        Gateway gateway = new Gateway(data).configured();
        gateway.installDriver();
        service(gateway)
                .createFactoryConfiguration(
                        "test.driver", "plc1", Map.of("host", "a", "password", new Password("top")), true);
        return gateway;
    }

    private static String password(Gateway gateway) throws Exception {
        Object password = service(gateway)
                .getComponentConfiguration("plc1")
                .getConfigurationProperties()
                .get("password");
        return new String(((Password) password).getPassword());
    }

    private static ConfigurationService service(Gateway gateway) throws Exception {
        return gateway.service(ConfigurationService.class);
    }
}
