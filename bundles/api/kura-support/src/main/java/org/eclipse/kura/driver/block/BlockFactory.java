// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver.block;

/**
 * Makes the blocks that come of an aggregation.
 *
 * @param <T> what they are
 */
public interface BlockFactory<T extends Block> {

    /**
     * A new block, which the aggregation may still make longer by {@link Block#setEnd}.
     *
     * @param start the first address
     * @param end the address behind the last one
     */
    T build(int start, int end);
}
