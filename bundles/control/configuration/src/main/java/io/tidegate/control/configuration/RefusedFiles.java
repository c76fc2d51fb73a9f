// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of refused files: moved aside, or remembered where that can't be, so that none is judged again unchanged. */
final class RefusedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedFiles.class);

    private final Map<Path, Refusal> standing = new HashMap<>();

    /** Moves it aside if that can be. */
    void take(Refusal refusal) {
        Path file = refusal.file().path();
        if (!refusal.file().movable()) {
            standing.put(file, refusal);
            return;
        }
        try {
            RejectedFiles.moveAside(refusal);
        } catch (IOException e) {
            LOG.warn("{} can't be moved aside: {}", file, ConfigurationFault.words(e));
            standing.put(file, refusal);
        }
    }

    /** Those that were refused, and are still there as they were. */
    Set<Path> standing(FolderLook look) {
        standing.entrySet()
                .removeIf(each ->
                        !each.getValue().file().stamp().equals(look.files().get(each.getKey())));
        return Set.copyOf(standing.keySet());
    }

    /** One line for each thing that is wrong in a file that is there or was moved aside. */
    List<String> lines(FolderLook look) {
        Set<Path> there = standing(look);
        List<String> lines = new ArrayList<>();
        for (Path file : look.files().keySet()) {
            if (there.contains(file)) {
                lines.addAll(standing.get(file).told());
            } else if (RejectedFiles.isRejected(file)) {
                lines.addAll(RejectedFiles.lines(file));
            }
        }
        return lines.stream().distinct().collect(Collectors.toList());
    }
}
