// SPDX-License-Identifier: EPL-2.0
package io.tidegate.cloud.connection;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.message.KuraPayload;

/** How payloads are written and read. Its names are those that a birth certificate tells. */
enum PayloadEncoding {
    KURA_PROTOBUF("kura-protobuf") {
        @Override
        byte[] encode(KuraPayload payload, boolean gzip) throws KuraException {
            byte[] plain = payload == null ? new byte[0] : KuraProtobuf.encode(payload);
            return gzip && payload != null ? Gzip.compress(plain) : plain;
        }

        @Override
        KuraPayload decode(byte[] bytes) {
            try {
                return KuraProtobuf.decodePlainOrCompressed(bytes);
            } catch (IOException e) {
                KuraPayload raw = new KuraPayload();
                raw.setBody(bytes);
                return raw;
            }
        }
    },

    SIMPLE_JSON("simple-json") {
        @Override
        byte[] encode(KuraPayload payload, boolean gzip) throws KuraException {
            return payload == null ? new byte[0] : JSON.encode(payload);
        }

        @Override
        KuraPayload decode(byte[] bytes) {
            return JSON.decode(bytes);
        }
    };

    private static final SimpleJson JSON = new SimpleJson();

    private final String key;

    PayloadEncoding(String key) {
        this.key = key;
    }

    /** The one that configurations call so. */
    static Optional<PayloadEncoding> of(String key) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.key.equals(key))
                .findFirst();
    }

    String key() {
        return key;
    }

    /** @param gzip compress, if the encoding is ever compressed */
    abstract byte[] encode(KuraPayload payload, boolean gzip) throws KuraException;

    /** What is not such a payload becomes one whose body is the bytes as they came. */
    abstract KuraPayload decode(byte[] bytes);
}
