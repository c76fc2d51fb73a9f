// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

/** A secret in a document, encrypted with the document's key. */
record CipherText(String text) {}
