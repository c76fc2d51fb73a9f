// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.cache;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = CacheConfig.PID,
        name = "Latest values",
        description = "Keeps the newest value of every channel and its recent past in memory.")
@interface CacheConfig {

    String PID = "io.tidegate.data.cache";
    int SAMPLES = 600;
    int MOST_SAMPLES = 100_000;
    long BYTES = 16L << 20;
    long LEAST_BYTES = 1L << 20;
    long MOST_BYTES = 1L << 34;

    @AttributeDefinition(
            name = "History (samples)",
            description = "How many samples of each channel are kept at most; 0 keeps only the newest value.",
            min = "0",
            max = "100000")
    int history_samples() default SAMPLES;

    @AttributeDefinition(
            name = "History (bytes)",
            description = "Memory for the history of all channels together; each channel has an equal share of it.",
            min = "1048576",
            max = "17179869184")
    long history_max_bytes() default BYTES;
}
