// SPDX-License-Identifier: EPL-2.0
package io.tidegate.control.configuration;

/** A password as it is kept everywhere: the cipher text of the gateway's own key. */
record Encrypted(String text) {

    @Override
    public String toString() {
        return "********";
    }
}
