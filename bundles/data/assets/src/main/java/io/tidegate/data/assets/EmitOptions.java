// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.assets;

/** What a wire asset puts into its envelopes, and when it emits one. */
record EmitOptions(
        boolean allChannels,
        TimestampMode timestamps,
        boolean errors,
        boolean onChange,
        boolean emptyEnvelopes,
        boolean connectionErrors) {}
