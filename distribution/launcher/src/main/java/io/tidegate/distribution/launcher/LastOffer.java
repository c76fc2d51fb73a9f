// SPDX-License-Identifier: EPL-2.0
package io.tidegate.distribution.launcher;

import io.tidegate.lib.running.RunningSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code <data>/deploy/distribution.json}: what the distribution offered when the running set was last brought up to date.
 * Tells a bundle that is new in the distribution from one that an operator removed.
 */
final class LastOffer {

    private LastOffer() {}

    /** Symbolic name to digest; empty before the first start. */
    static Map<String, String> read(Path data) throws IOException {
        Path file = file(data);
        Map<String, String> digests = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Json.read(file).forEach((bsn, digest) -> digests.put(bsn, String.valueOf(digest)));
        }
        return digests;
    }

    static Map<String, String> of(List<RunningSet.Entry> offer) {
        Map<String, String> digests = new LinkedHashMap<>();
        offer.forEach(entry -> digests.put(entry.bsn(), entry.sha256()));
        return digests;
    }

    static void write(Path data, Map<String, String> digests) throws IOException {
        Json.write(file(data), digests);
    }

    private static Path file(Path data) {
        return data.resolve("deploy/distribution.json");
    }
}
