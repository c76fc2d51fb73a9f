// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block;

/** A range of addresses that must not be touched, such as one that the device refuses to be read. */
public class ProhibitedBlock extends Block {

    /**
     * From one address to another.
     *
     * @param start the first address
     * @param end the address behind the last one
     */
    public ProhibitedBlock(int start, int end) {
        super(start, end);
    }
}
