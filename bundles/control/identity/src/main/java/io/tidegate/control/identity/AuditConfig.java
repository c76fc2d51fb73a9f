// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.identity;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = AuditConfig.PID,
        name = "Audit trail",
        description = "Who did what, from where, and what it changed; kept in data/audit.")
@interface AuditConfig {

    String PID = "io.tidegate.control.identity.audit";

    @AttributeDefinition(
            name = "Size of a file (bytes)",
            description = "A file that is as large as this is followed by a new one.",
            min = "65536",
            max = "1073741824")
    long file_max_bytes() default Limits.BYTES;

    @AttributeDefinition(
            name = "Age of a file (days)",
            description = "A file that is as old as this is followed by a new one.",
            min = "1",
            max = "3650")
    int file_max_days() default Limits.DAYS;

    @AttributeDefinition(
            name = "Files",
            description = "How many files are kept at most; the oldest is deleted.",
            min = "2",
            max = "10000")
    int max_files() default Limits.FILES;

    @AttributeDefinition(
            name = "Kept for (days)",
            description =
                    "Files whose records are all older are deleted, but never the newest two; 0 keeps them as long as"
                            + " the number of files allows.",
            min = "0",
            max = "36500")
    int keep_days() default 0;
}
