// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import io.tidegate.api.audit.AuditRecord;
import io.tidegate.api.audit.Difference;
import io.tidegate.api.secrets.KeyReplacement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;

/** Changes of what {@code $[secret:name]} stands for, and of the key that all is encrypted with. Callers serialise. */
final class SecretChanges {

    private final SnapshotPersistence persistence;
    private final Committer committer;
    private final TrialRuns trials;
    private final Records records;

    SecretChanges(SnapshotPersistence persistence, Committer committer, TrialRuns trials, Records records) {
        this.persistence = persistence;
        this.committer = committer;
        this.trials = trials;
        this.records = records;
    }

    /** What is set, and who refers to it. */
    List<SecretUse> uses() throws KuraException {
        try {
            return SecretUse.of(persistence.secretsFile().all().keySet(), persistence.state());
        } catch (IOException e) {
            throw new ConfigurationFault(KuraErrorCode.DECODER_ERROR, "the secrets can't be read", e);
        }
    }

    private SecretUse use(String name) throws KuraException {
        return uses().stream()
                .filter(use -> use.name().equals(name))
                .findFirst()
                .orElse(new SecretUse(name, false, List.of()));
    }

    /** Sets a secret, and gives it to who refers to it. */
    SecretUse set(String name, String text) throws KuraException {
        SecretsFile.checkName(name);
        Change change = Change.of("set");
        changed(change, name, true, () -> persistence.secretsFile().put(name, text));
        return use(name);
    }

    /** @param force also if somebody refers to it */
    SecretUse remove(String name, boolean force) throws KuraException {
        Change change = Change.of("remove");
        SecretUse use = use(name);
        if (!use.set()) {
            throw new ConfigurationFault(KuraErrorCode.INVALID_PARAMETER, name + ": there is no secret of this name");
        }
        if (!force && !use.users().isEmpty()) {
            throw told(
                    change,
                    name,
                    new ConfigurationFault(
                            KuraErrorCode.INVALID_PARAMETER,
                            name + ": is referred to by " + String.join(", ", use.users())
                                    + "; --force removes it all the same"));
        }
        changed(change, name, false, () -> persistence.secretsFile().remove(name));
        return use;
    }

    @FunctionalInterface
    private interface Work {
        boolean run() throws IOException, KuraException;
    }

    private void changed(Change change, String name, boolean after, Work work) throws KuraException {
        boolean before;
        try {
            trials.refuseWhilePending();
            before = work.run();
        } catch (IOException e) {
            throw told(
                    change,
                    name,
                    new ConfigurationFault(
                            KuraErrorCode.ENCODE_ERROR, "the secrets can't be changed, all is as it was", e));
        } catch (KuraException e) {
            throw told(change, name, e);
        }
        committer.push();
        List<Difference> told = new ArrayList<>();
        told.add(Difference.secret("text", before, after));
        why(change, told);
        records.secret(change, name, told, AuditRecord.DONE);
    }

    private static void why(Change change, List<Difference> told) {
        if (!change.comment().isEmpty()) {
            told.add(new Difference("comment", null, change.comment()));
        }
    }

    /**
     * Puts a new key in the place of the gateway's, or goes on with a replacement that was cut off.
     *
     * @throws KuraException if a change is on trial, or it can't be ended; both keys are in force then
     */
    KeyRenewal.Done rekey(KeyReplacement keys, KeyRenewal renewal) throws KuraException {
        Change change = Change.of("rekey");
        try {
            trials.refuseWhilePending();
            persistence.secrets().begin(keys);
            return renewed(keys, renewal, change);
        } catch (IOException e) {
            throw told(
                    change,
                    "",
                    new ConfigurationFault(KuraErrorCode.ENCODE_ERROR, "no new key, nothing was changed", e));
        } catch (KuraException e) {
            throw told(change, "", e);
        }
    }

    private KuraException told(Change change, String name, KuraException fault) {
        records.secret(change, name, List.of(), fault.getMessage());
        return fault;
    }

    /** Ends a replacement that was cut off. */
    KeyRenewal.Done goOn(KeyReplacement keys, KeyRenewal renewal) throws KuraException {
        return renewed(keys, renewal, Change.of("rekey", "goes on with what was cut off"));
    }

    private KeyRenewal.Done renewed(KeyReplacement keys, KeyRenewal renewal, Change change) throws KuraException {
        try {
            KeyRenewal.Done files = renewal.renew(keys);
            State state = persistence.secrets().currentKey().of(persistence.state());
            persistence.hold(state);
            committer.push();
            keys.finish();
            KeyRenewal.Done done = new KeyRenewal.Done(files.texts(), files.files(), left(files, state));
            records.secret(change, "", told(done, change), AuditRecord.DONE);
            return done;
        } catch (IOException e) {
            throw new ConfigurationFault(
                    KuraErrorCode.ENCODE_ERROR,
                    "the key is not replaced yet, the old one and the new one are in force; the next start goes on with it, and"
                            + " 'secrets rekey' does so now",
                    e);
        }
    }

    /** What no key opens, of what is in force and of what one could go back to. */
    private List<String> left(KeyRenewal.Done files, State state) throws IOException {
        Set<String> left = new LinkedHashSet<>(files.left());
        List<String> inForce = persistence.secrets().unreadable(state.components());
        left.addAll(inForce);
        for (long id : persistence.folder().ids()) {
            try {
                persistence.secrets().unreadable(persistence.folder().load(id)).stream()
                        .filter(line -> !inForce.contains(line))
                        .forEach(line -> left.add("snapshot " + id + ": " + line));
            } catch (IOException e) {
                left.add("snapshot_" + id + ".xml: damaged: " + ConfigurationFault.words(e));
            }
        }
        return List.copyOf(left);
    }

    private static List<Difference> told(KeyRenewal.Done done, Change change) {
        List<Difference> told = new ArrayList<>();
        told.add(Difference.secret("key", true, true));
        told.add(new Difference("texts encrypted anew", null, "" + done.texts()));
        told.add(new Difference("files", null, "" + done.files()));
        if (!done.left().isEmpty()) {
            told.add(new Difference("left as they are", null, "" + done.left().size()));
        }
        why(change, told);
        return told;
    }
}
