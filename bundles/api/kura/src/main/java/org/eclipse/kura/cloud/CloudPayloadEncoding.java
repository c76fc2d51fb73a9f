// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloud;

import java.util.Arrays;

/** How payloads are encoded. */
public enum CloudPayloadEncoding {
    /** Kura's own, in protocol buffers. */
    KURA_PROTOBUF("kura-protobuf"),
    /** JSON that does not tell all types. */
    SIMPLE_JSON("simple-json");

    private final String text;

    CloudPayloadEncoding(String text) {
        this.text = text;
    }

    /**
     * Finds a constant.
     *
     * @param proposedEncoding as configurations write it, for example {@code simple-json}, in either case
     * @throws IllegalArgumentException if there is no such encoding
     */
    public static CloudPayloadEncoding getEncoding(String proposedEncoding) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.text.equalsIgnoreCase(proposedEncoding))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "payload encoding " + proposedEncoding + " is neither kura-protobuf nor simple-json"));
    }
}
