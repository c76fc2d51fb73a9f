// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.commands.Command;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.kura.KuraException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** {@code tidegate secrets ...}: what {@code $[secret:name]} stands for, and the key that all is encrypted with. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE)
public final class SecretsCommand implements Command {

    private static final String VERBS =
            """
            usage:
            secrets list [--json]                  their names, and who refers to them by $[secret:<name>]
            secrets set <name> --file </path>      keep the text in a file under a name; who refers to it is given it
            secrets remove <name> [--force]        forget it; with --force also if somebody refers to it
            secrets rekey                          put a new key in the place of the gateway's, encrypt everything anew
            With --comment <why>, what is changed says why. No text of a secret is ever printed.
            """;

    private final SnapshotConfigurationService configurations;
    private final Rekeying rekeying;

    @Activate
    public SecretsCommand(@Reference SnapshotConfigurationService configurations, @Reference Rekeying rekeying) {
        this.configurations = configurations;
        this.rekeying = rekeying;
    }

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public String usage() {
        return "<what>...  list, set and remove secrets, replace the key they are encrypted with; 'secrets' alone tells how";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        return run(arguments, Path.of(""), out, err);
    }

    @Override
    public int run(List<String> arguments, Path folder, PrintWriter out, PrintWriter err) {
        Words words = new Words(arguments);
        try {
            return Commented.run(words.option("--comment"), () -> run(words, folder, out, err));
        } catch (KuraException | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int run(Words words, Path folder, PrintWriter out, PrintWriter err) throws KuraException, IOException {
        boolean json = words.flag("--json");
        boolean force = words.flag("--force");
        String file = words.option("--file");
        SecretsVerbs verbs = new SecretsVerbs(configurations, out);
        String verb = words.next();
        List<String> rest = words.rest();
        boolean named = rest.size() == 1;
        if (verb.equals("list") && rest.isEmpty()) {
            return verbs.list(json);
        }
        if (verb.equals("set") && named && file != null) {
            return verbs.set(rest.get(0), folder.resolve(file));
        }
        if (verb.equals("remove") && named) {
            return verbs.remove(rest.get(0), force);
        }
        if (verb.equals("rekey") && rest.isEmpty()) {
            return rekey(out);
        }
        VERBS.lines().forEach(err::println);
        return Call.WRONG;
    }

    private int rekey(PrintWriter out) throws KuraException {
        KeyRenewal.Done done = rekeying.rekey();
        out.println("the key is replaced: " + done.texts() + " texts in " + done.files() + " files encrypted anew");
        done.left().forEach(line -> out.println("left as it is: " + line));
        return 0;
    }
}
