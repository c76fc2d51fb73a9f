// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.commands.Command;
import java.io.IOException;
import java.io.PrintWriter;
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
            secrets rekey [--comment <why>]        put a new key in the place of the gateway's, encrypt everything anew
            """;

    private final Rekeying rekeying;

    @Activate
    public SecretsCommand(@Reference Rekeying rekeying) {
        this.rekeying = rekeying;
    }

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public String usage() {
        return "<what>...  replace the gateway's key; 'secrets' alone tells how";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        Words words = new Words(arguments);
        try {
            return Commented.run(words.option("--comment"), () -> run(words, out, err));
        } catch (KuraException | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int run(Words words, PrintWriter out, PrintWriter err) throws KuraException {
        String verb = words.next();
        if (verb.equals("rekey") && words.rest().isEmpty()) {
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
