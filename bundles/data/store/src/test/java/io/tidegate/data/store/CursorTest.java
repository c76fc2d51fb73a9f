// SPDX-License-Identifier: EPL-2.0
package io.tidegate.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CursorTest {

    private final Cursor cursor = new Cursor();

    @Test
    void messageThatComesDuringASearchIsNotPassedOver() {
        cursor.advance(cursor.look(), 7);
        Cursor.Sight seen = cursor.look();
        // The search finds nothing; meanwhile 8 comes, above the position, which therefore stays the same number.
        cursor.arrived(8);
        cursor.advance(seen, Long.MAX_VALUE);
        assertThat(cursor.look().position()).isEqualTo(7);
    }

    @Test
    void undisturbedSearchMovesOnAndALowerKeyComesBack() {
        cursor.advance(cursor.look(), Long.MAX_VALUE);
        cursor.arrived(9);
        cursor.arrived(12);
        assertThat(cursor.look().position()).isEqualTo(9);
    }
}
