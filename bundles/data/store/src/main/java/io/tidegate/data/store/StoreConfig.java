// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = StoreConfig.PID,
        name = "Message store",
        description = "Keeps messages on disk until the broker has acknowledged them.")
@interface StoreConfig {

    String PID = "io.tidegate.data.store";
    long MAX_BYTES = 512L << 20;
    long MIN_FREE_BYTES = 64L << 20;

    @AttributeDefinition(
            name = "Capacity (bytes)",
            description = "Bytes of unacknowledged messages; beyond it only messages of priority 0 and 1 are accepted.",
            min = "1048576",
            max = "17592186044416")
    long max_bytes() default MAX_BYTES;

    @AttributeDefinition(
            name = "Free disk space kept (bytes)",
            description = "When less is free on the store's disk, only messages of priority 0 and 1 are accepted.",
            min = "0",
            max = "17592186044416")
    long min_free_bytes() default MIN_FREE_BYTES;
}
