// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.commands.Command;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** {@code tidegate config ...}: looks at and changes configurations. Passwords are never printed. */
@Component(configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ConfigCommand implements Command {

    /** What the words behind a verb are once those that name files do so wholly. */
    private interface FileNames {
        List<String> of(String verb, List<String> words);
    }

    private final Map<String, Verb> verbs = new LinkedHashMap<>();

    @Activate
    public ConfigCommand(@Reference SnapshotConfigurationService configurations) {
        Stream.of(
                        new ComponentVerbs(configurations).verbs(),
                        new TrialVerbs(configurations).verbs(),
                        new HistoryVerbs(configurations).verbs(),
                        new ExchangeVerbs(configurations).verbs())
                .flatMap(List::stream)
                .forEach(verb -> verbs.put(verb.name(), verb));
    }

    @Override
    public String name() {
        return "config";
    }

    @Override
    public String usage() {
        return "<what>...  list, show, change and compare configurations, on trial too, go back to a snapshot, import one of Kura; 'config' alone tells how";
    }

    @Override
    public int run(List<String> arguments, PrintWriter out, PrintWriter err) {
        return run(arguments, (verb, words) -> words, out, err);
    }

    @Override
    public int run(List<String> arguments, Path folder, PrintWriter out, PrintWriter err) {
        return run(arguments, (verb, words) -> FileWords.absolute(verb, words, folder), out, err);
    }

    private int run(List<String> arguments, FileNames files, PrintWriter out, PrintWriter err) {
        Words words = new Words(arguments);
        try {
            int code = Commented.run(words.option("--comment"), () -> run(words, files, out, err));
            if (code == Call.WRONG) {
                tellHow(err);
            }
            return code;
        } catch (KuraException | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int run(Words words, FileNames files, PrintWriter out, PrintWriter err) throws KuraException, IOException {
        boolean json = words.flag("--json");
        var trial = words.time("--confirm-within");
        Verb verb = verbs.get(words.next());
        return verb == null
                ? Call.WRONG
                : verb.run(new Call(files.of(verb.name(), words.rest()), json, trial, out, err));
    }

    private void tellHow(PrintWriter err) {
        err.println("usage:");
        verbs.values().forEach(verb -> verb.usage().lines().forEach(err::println));
        err.println("With --comment <why>, what is changed says why.");
    }
}
