// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.util.List;
import org.eclipse.kura.KuraException;

/** {@code config import} and {@code config export}: of the gateway's own JSON, or a snapshot of Kura. */
final class ExchangeVerbs {

    private final SnapshotConfigurationService configurations;

    ExchangeVerbs(SnapshotConfigurationService configurations) {
        this.configurations = configurations;
    }

    List<Verb> verbs() {
        return List.of(
                new Verb(
                        "export",
                        """
                        config export </path/new.json> [--key-file </path>|--key=<key>] [--without <pid>]...
                                                               write what is configured; secrets encrypted with the key, or left out
                        config export --kura </path/new.xml> [--key-file </path>|--key=<key>] [--without <pid>]...
                                                               write what is configured as a snapshot for a Kura gateway
                        """,
                        1,
                        Verb.ANY,
                        call -> exchange(false, call)),
                new Verb(
                        "import",
                        """
                        config import </path/file.json> [--key-file </path>|--key=<key>] [--without <pid>]... [--dry-run] [--confirm-within <time>]
                                                               put the components of such a file in place of those of their names
                        config import </path/snapshot.xml> [--key-file </path>|--key=<key>] [--without <pid>]... [--dry-run] [--confirm-within <time>]
                                                               take over a snapshot of a Kura gateway, all of it or nothing
                        """,
                        1,
                        Verb.ANY,
                        call -> exchange(true, call)));
    }

    private int exchange(boolean in, Call call) throws KuraException, IOException {
        List<String> rest = call.arguments();
        KuraVerbs.Arguments given = KuraVerbs.Arguments.of(rest);
        boolean own = given != null && given.file().toString().endsWith(".json") && !rest.contains("--kura");
        if (own) {
            JsonVerbs verbs = new JsonVerbs(configurations, given, call);
            return in ? verbs.importFile() : verbs.exportFile();
        }
        KuraVerbs verbs = new KuraVerbs(configurations);
        return in ? verbs.importFile(call) : verbs.exportFile(rest, call.out());
    }
}
